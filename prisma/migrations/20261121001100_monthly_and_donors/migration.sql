-- Giving, part three: who may open a checkout how often, and gifts that come every month.
--
-- giving.open_checkout(campaign_id, campaign_line_id, destination, amount_minor, fee_cover_minor, currency, left_over_choice,
--   client_hash, monthly, id, proof, link, address_hash) → uuid (public). Every argument after left_over_choice may be left
--   out. `id` comes from the form: sent again, it answers the same checkout; with another input, or once that checkout came
--   to its end, HW004. Without a solved proof of work (its hash, spent here) or a mailed link, far fewer may be opened: HW009.
-- giving.start_monthly(checkout_id, subscription_id, customer_id) → uuid, giving.book_renewal(invoice_id, subscription_id,
--   period_start, payment_intent_id, charge_id, amount_minor, currency, paid_at, email_sealed, fingerprint) → gift id,
--   giving.set_monthly_status(subscription_id, status, at) (worker). Of a subscription that is not known yet: HW007.
-- giving.ask_monthly(id, monthly_gift_id, kind, amount_minor, fee_cover_minor) (donor: change or stop), emits monthly_asked
--   {commandId}; giving.finish_monthly(id, outcome) (worker).

GRANT USAGE ON SCHEMA giving, system, public TO homeward_donor;
GRANT EXECUTE ON FUNCTION system.now(), system.actor_id(), system.actor_role() TO homeward_donor;
GRANT SELECT ON public.visible_campaign, public.visible_line, giving.currency_limit TO homeward_donor;

ALTER TABLE giving.checkout_limit
  ADD COLUMN unproven_per_hour integer NOT NULL DEFAULT 6 CHECK (unproven_per_hour > 0),
  ADD COLUMN opened_per_address_hour integer NOT NULL DEFAULT 60 CHECK (opened_per_address_hour > 0),
  ADD COLUMN unproven_per_address_hour integer NOT NULL DEFAULT 20 CHECK (unproven_per_address_hour > 0);

ALTER TABLE giving.checkout
  ADD COLUMN monthly boolean NOT NULL DEFAULT false,
  ADD COLUMN proven boolean NOT NULL DEFAULT false,
  ADD COLUMN address_hash bytea CHECK (length(address_hash) BETWEEN 16 AND 64),
  ADD CONSTRAINT monthly_is_unbound CHECK (NOT monthly OR destination IN ('pool', 'operating'));
CREATE INDEX checkout_address ON giving.checkout (address_hash, created_at) WHERE address_hash IS NOT NULL;

CREATE TABLE giving.spent_proof (
  proof bytea PRIMARY KEY CHECK (length(proof) BETWEEN 16 AND 64),
  spent_at timestamptz(3) NOT NULL DEFAULT system.now()
);

-- A link that goes by mail: to sign in as a donor, or to continue a gift. Only a keyed hash of it is kept, it works once,
-- and for an address that nobody gave from there is a row all the same: asking tells nothing.
CREATE TABLE giving.mailed_link (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('sign_in', 'gift')),
  fingerprint bytea NOT NULL CHECK (length(fingerprint) BETWEEN 16 AND 64),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) BETWEEN 16 AND 64),
  client_hash bytea CHECK (length(client_hash) BETWEEN 16 AND 64),
  -- The address of a link that continues a gift, until the mail is sent; a sign-in link goes to the address of the donor.
  email_sealed bytea,
  gift jsonb CHECK (pg_column_size(gift) <= 4096),
  asked_at timestamptz(3) NOT NULL DEFAULT system.now(),
  expires_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  used_at timestamptz(3),
  CHECK ((kind = 'gift') = (gift IS NOT NULL))
);
CREATE INDEX mailed_link_fingerprint ON giving.mailed_link (fingerprint, asked_at);
CREATE INDEX mailed_link_client ON giving.mailed_link (client_hash, asked_at) WHERE client_hash IS NOT NULL;

DROP FUNCTION giving.open_checkout(uuid, uuid, text, bigint, bigint, text, text, bytea);
CREATE FUNCTION giving.open_checkout(
  p_campaign_id uuid, p_campaign_line_id uuid, p_destination text, p_amount_minor bigint, p_fee_cover_minor bigint, p_currency text,
  p_left_over_choice text, p_client_hash bytea DEFAULT NULL, p_monthly boolean DEFAULT false, p_id uuid DEFAULT NULL,
  p_proof bytea DEFAULT NULL, p_link bytea DEFAULT NULL, p_address_hash bytea DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  allowed giving.currency_limit;
  limits giving.checkout_limit;
  known giving.checkout;
  missing bigint := 0;
  held bigint := 0;
  campaign_currency text;
  is_proven boolean := false;
  checkout_id uuid;
BEGIN
  IF p_id IS NOT NULL THEN
    -- A double click: the second waits for the first and gets the same checkout.
    PERFORM pg_advisory_xact_lock(hashtextextended('giving.checkout:' || p_id::text, 0));
    SELECT * INTO known FROM giving.checkout WHERE id = p_id;
    IF FOUND THEN
      IF known.status <> 'open' OR (known.destination, known.campaign_id, known.campaign_line_id, known.amount_minor, known.fee_cover_minor,
          known.currency::text, known.left_over_choice, known.monthly)
        IS DISTINCT FROM (p_destination, p_campaign_id, p_campaign_line_id, p_amount_minor, p_fee_cover_minor, p_currency, p_left_over_choice, p_monthly) THEN
        RAISE EXCEPTION 'this form was sent before' USING ERRCODE = 'HW004';
      END IF;
      RETURN p_id;
    END IF;
  END IF;
  SELECT * INTO limits FROM giving.checkout_limit;
  SELECT * INTO allowed FROM giving.currency_limit WHERE currency = p_currency::char(3);
  IF NOT FOUND OR p_amount_minor IS NULL OR p_fee_cover_minor IS NULL OR p_fee_cover_minor < 0 OR p_fee_cover_minor > p_amount_minor
    OR p_amount_minor < allowed.min_minor OR p_amount_minor > allowed.max_minor OR p_amount_minor + p_fee_cover_minor > allowed.max_minor
    OR p_amount_minor % allowed.step_minor <> 0 OR p_fee_cover_minor % allowed.step_minor <> 0 THEN
    RAISE EXCEPTION 'the amount is outside of what one gift may be' USING ERRCODE = 'HW003';
  END IF;
  IF p_monthly AND p_destination NOT IN ('pool', 'operating') THEN
    RAISE EXCEPTION 'a need may be met before the next month: monthly gifts go to the pool or the operating fund' USING ERRCODE = 'HW002';
  END IF;

  IF p_proof IS NOT NULL THEN
    INSERT INTO giving.spent_proof (proof) VALUES (p_proof) ON CONFLICT DO NOTHING;
    is_proven := FOUND;
  END IF;
  IF p_link IS NOT NULL THEN
    UPDATE giving.mailed_link SET used_at = system.now()
      WHERE token_hash = p_link AND kind = 'gift' AND used_at IS NULL AND expires_at > system.now();
    IF NOT FOUND THEN
      RAISE EXCEPTION 'this link was used or is too old' USING ERRCODE = 'HW007';
    END IF;
    is_proven := true;
  END IF;
  IF EXISTS (
      SELECT 1 FROM giving.checkout WHERE client_hash = p_client_hash AND created_at > system.now() - interval '1 hour'
      HAVING count(*) >= limits.opened_per_hour OR (NOT is_proven AND count(*) FILTER (WHERE NOT proven) >= limits.unproven_per_hour))
    OR EXISTS (
      SELECT 1 FROM giving.checkout WHERE address_hash = p_address_hash AND created_at > system.now() - interval '1 hour'
      HAVING count(*) >= limits.opened_per_address_hour OR (NOT is_proven AND count(*) FILTER (WHERE NOT proven) >= limits.unproven_per_address_hour)) THEN
    RAISE EXCEPTION 'too many checkouts were opened here' USING ERRCODE = 'HW009';
  END IF;

  IF p_destination IN ('need', 'line') THEN
    SELECT currency INTO campaign_currency FROM public.visible_campaign WHERE id = p_campaign_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such page' USING ERRCODE = 'HW007';
    END IF;
    IF campaign_currency <> p_currency THEN
      RAISE EXCEPTION 'this need is kept in %', campaign_currency USING ERRCODE = 'HW002';
    END IF;
    SELECT sum(p.budgeted_minor - p.allocated_minor) INTO missing FROM public.campaign_line l JOIN ledger.line_position p ON p.campaign_line_id = l.id
      WHERE l.campaign_id = p_campaign_id AND (p_destination = 'need' OR l.id = p_campaign_line_id);
    IF missing IS NULL THEN
      RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
    END IF;
    SELECT coalesce(sum(hold_minor), 0) INTO held FROM giving.checkout
      WHERE client_hash = p_client_hash AND status = 'open' AND hold_until > system.now() AND currency = p_currency::char(3);
  END IF;
  INSERT INTO giving.checkout (id, destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, client_hash,
      hold_minor, hold_until, monthly, proven, address_hash)
    VALUES (coalesce(p_id, gen_random_uuid()), p_destination, p_campaign_id, p_campaign_line_id, p_amount_minor, p_fee_cover_minor, p_currency,
      p_left_over_choice, p_client_hash, greatest(0, least(p_amount_minor, missing, allowed.hold_max_minor - held)),
      system.now() + make_interval(mins => limits.hold_minutes), p_monthly, is_proven, p_address_hash)
    RETURNING id INTO checkout_id;
  RETURN checkout_id;
END $$;

-- ── every month ────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE giving.monthly_gift (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  donor_id uuid REFERENCES giving.donor (id) ON DELETE SET NULL,
  checkout_id uuid NOT NULL UNIQUE REFERENCES giving.checkout (id),
  destination text NOT NULL CHECK (destination IN ('pool', 'operating')),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_cover_minor bigint NOT NULL CHECK (fee_cover_minor BETWEEN 0 AND amount_minor),
  currency char(3) NOT NULL REFERENCES giving.currency_limit (currency),
  subscription_id text NOT NULL UNIQUE CHECK (length(subscription_id) BETWEEN 3 AND 200 AND subscription_id !~ '[[:cntrl:]]'),
  customer_id text CHECK (length(customer_id) BETWEEN 3 AND 200),
  status text NOT NULL DEFAULT 'starting' CHECK (status IN ('starting', 'active', 'past_due', 'cancelled')),
  status_at timestamptz(3),
  -- The donor asked to be forgotten: no later payment may bring their address back.
  forgotten boolean NOT NULL DEFAULT false,
  started_at timestamptz(3) NOT NULL DEFAULT system.now(),
  cancelled_at timestamptz(3),
  CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL))
);
CREATE INDEX monthly_gift_donor ON giving.monthly_gift (donor_id);

-- What was agreed, and what it was changed to: a renewal is booked under the terms that it was charged by.
CREATE TABLE giving.monthly_terms (
  checkout_id uuid PRIMARY KEY REFERENCES giving.checkout (id),
  monthly_gift_id uuid NOT NULL REFERENCES giving.monthly_gift (id),
  since timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE INDEX monthly_terms_gift ON giving.monthly_terms (monthly_gift_id, since);

CREATE TABLE giving.invoice (
  invoice_id text PRIMARY KEY CHECK (length(invoice_id) BETWEEN 3 AND 200 AND invoice_id !~ '[[:cntrl:]]'),
  subscription_id text NOT NULL REFERENCES giving.monthly_gift (subscription_id),
  period_start timestamptz(3) NOT NULL,
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  -- A second payment for one period is booked like all money that arrives, and stands out.
  status text NOT NULL CHECK (status IN ('paid', 'paid_again')),
  booked_at timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE UNIQUE INDEX invoice_one_a_period ON giving.invoice (subscription_id, period_start) WHERE status = 'paid';

CREATE TABLE giving.monthly_command (
  id uuid PRIMARY KEY,
  monthly_gift_id uuid NOT NULL REFERENCES giving.monthly_gift (id),
  kind text NOT NULL CHECK (kind IN ('change', 'stop')),
  amount_minor bigint CHECK (amount_minor > 0),
  fee_cover_minor bigint CHECK (fee_cover_minor BETWEEN 0 AND amount_minor),
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'done', 'refused')),
  asked_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz(3),
  CHECK ((kind = 'change') = (amount_minor IS NOT NULL) AND (kind = 'change') = (fee_cover_minor IS NOT NULL)),
  CHECK ((state = 'asked') = (finished_at IS NULL))
);
CREATE INDEX monthly_command_gift ON giving.monthly_command (monthly_gift_id, asked_at);

-- Ids stay, and what has ended does not begin again; only the donor may be forgotten.
CREATE FUNCTION giving.guard_monthly() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF (NEW.id, NEW.checkout_id, NEW.destination, NEW.currency, NEW.subscription_id, NEW.started_at)
      <> (OLD.id, OLD.checkout_id, OLD.destination, OLD.currency, OLD.subscription_id, OLD.started_at)
    OR (OLD.status = 'cancelled' AND NEW.status <> 'cancelled') OR (NEW.status = 'starting' AND OLD.status <> 'starting')
    OR (OLD.donor_id IS NOT NULL AND NEW.donor_id IS NOT NULL AND NEW.donor_id <> OLD.donor_id)
    OR (OLD.forgotten AND (NOT NEW.forgotten OR (OLD.donor_id IS NULL AND NEW.donor_id IS NOT NULL))) THEN
    RAISE EXCEPTION 'a monthly gift is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER monthly_guarded BEFORE UPDATE ON giving.monthly_gift FOR EACH ROW EXECUTE FUNCTION giving.guard_monthly();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.monthly_gift FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON giving.monthly_terms FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON giving.invoice FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.monthly_command FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Whoever gave the first time is whose monthly gift it is. The payment may be known before or after the subscription.
CREATE FUNCTION giving.learn_monthly_donor() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  UPDATE giving.monthly_gift m SET
      donor_id = CASE WHEN m.forgotten THEN m.donor_id ELSE coalesce(m.donor_id, NEW.donor_id) END,
      status = CASE WHEN m.status = 'starting' THEN 'active' ELSE m.status END
    FROM giving.monthly_terms t WHERE t.checkout_id = NEW.checkout_id AND m.id = t.monthly_gift_id
      AND (m.status = 'starting' OR (m.donor_id IS NULL AND NOT m.forgotten));
  RETURN NULL;
END $$;
CREATE TRIGGER monthly_learns_donor AFTER INSERT ON giving.gift FOR EACH ROW EXECUTE FUNCTION giving.learn_monthly_donor();

CREATE FUNCTION giving.start_monthly(p_checkout_id uuid, p_subscription_id text, p_customer_id text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  asked giving.checkout;
  known giving.monthly_gift;
  first giving.gift;
  monthly_id uuid;
BEGIN
  SELECT * INTO asked FROM giving.checkout WHERE id = p_checkout_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such checkout' USING ERRCODE = 'HW007';
  END IF;
  IF NOT asked.monthly THEN
    RAISE EXCEPTION 'this checkout is for once' USING ERRCODE = 'HW002';
  END IF;
  SELECT * INTO known FROM giving.monthly_gift WHERE checkout_id = p_checkout_id OR subscription_id = p_subscription_id;
  IF FOUND THEN
    IF known.checkout_id <> p_checkout_id OR known.subscription_id <> p_subscription_id THEN
      RAISE EXCEPTION 'subscription % belongs elsewhere', p_subscription_id USING ERRCODE = 'HW004';
    END IF;
    RETURN known.id;
  END IF;
  SELECT * INTO first FROM giving.gift WHERE checkout_id = p_checkout_id ORDER BY booked_at LIMIT 1;
  INSERT INTO giving.monthly_gift (donor_id, checkout_id, destination, amount_minor, fee_cover_minor, currency, subscription_id, customer_id, status)
    VALUES (first.donor_id, asked.id, asked.destination, asked.amount_minor, asked.fee_cover_minor, asked.currency, p_subscription_id, p_customer_id,
      CASE WHEN first.id IS NULL THEN 'starting' ELSE 'active' END)
    RETURNING id INTO monthly_id;
  INSERT INTO giving.monthly_terms (checkout_id, monthly_gift_id) VALUES (asked.id, monthly_id);
  PERFORM system.emit('monthly_changed', jsonb_build_object('monthlyGiftId', monthly_id));
  RETURN monthly_id;
END $$;

CREATE FUNCTION giving.book_renewal(
  p_invoice_id text, p_subscription_id text, p_period_start timestamptz, p_payment_intent_id text, p_charge_id text, p_amount_minor bigint,
  p_currency text, p_paid_at timestamptz, p_email_sealed bytea DEFAULT NULL, p_fingerprint bytea DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  monthly giving.monthly_gift;
  known giving.gift;
  terms uuid;
  email bytea := p_email_sealed;
  address_print bytea := p_fingerprint;
  gift uuid;
BEGIN
  SELECT * INTO monthly FROM giving.monthly_gift WHERE subscription_id = p_subscription_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such monthly gift yet' USING ERRCODE = 'HW007';
  END IF;
  -- One payment of a monthly gift at a time; everything of it is locked by its first checkout.
  PERFORM 1 FROM giving.checkout WHERE id = monthly.checkout_id FOR UPDATE;
  SELECT * INTO STRICT monthly FROM giving.monthly_gift WHERE id = monthly.id;
  SELECT * INTO known FROM giving.gift WHERE payment_intent_id = p_payment_intent_id;
  IF EXISTS (SELECT 1 FROM giving.invoice i WHERE i.invoice_id = p_invoice_id
      AND (i.subscription_id, i.gift_id) IS DISTINCT FROM (p_subscription_id, known.id)) THEN
    RAISE EXCEPTION 'invoice % was booked with another input', p_invoice_id USING ERRCODE = 'HW004';
  END IF;
  IF known.id IS NOT NULL THEN
    -- The first invoice's payment came with the session: counted once.
    SELECT t.checkout_id INTO terms FROM giving.monthly_terms t WHERE t.checkout_id = known.checkout_id AND t.monthly_gift_id = monthly.id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'payment % belongs to another gift', p_payment_intent_id USING ERRCODE = 'HW004';
    END IF;
  ELSE
    SELECT t.checkout_id INTO STRICT terms FROM giving.monthly_terms t JOIN giving.checkout c ON c.id = t.checkout_id
      WHERE t.monthly_gift_id = monthly.id
      ORDER BY (c.amount_minor + c.fee_cover_minor = p_amount_minor AND c.currency::text = p_currency) DESC, t.since DESC LIMIT 1;
  END IF;
  IF monthly.forgotten THEN
    email := NULL;
    address_print := NULL;
  ELSIF monthly.donor_id IS NOT NULL THEN
    SELECT d.email_sealed, d.fingerprint INTO email, address_print FROM giving.donor d WHERE d.id = monthly.donor_id;
  END IF;
  gift := giving.book_gift(terms, p_payment_intent_id, p_charge_id, p_amount_minor, p_currency, p_paid_at, email, address_print);
  INSERT INTO giving.invoice (invoice_id, subscription_id, period_start, gift_id, status)
    VALUES (p_invoice_id, p_subscription_id, p_period_start, gift,
      CASE WHEN EXISTS (SELECT 1 FROM giving.invoice i WHERE i.subscription_id = p_subscription_id AND i.period_start = p_period_start::timestamptz(3)
        AND i.invoice_id <> p_invoice_id) THEN 'paid_again' ELSE 'paid' END)
    ON CONFLICT (invoice_id) DO NOTHING;
  RETURN gift;
END $$;

-- Stripe's word for a state is taken as well as ours. What is older than what is known changes nothing.
CREATE FUNCTION giving.set_monthly_status(p_subscription_id text, p_status text, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  wanted constant text := CASE
    WHEN p_status IN ('starting', 'incomplete') THEN 'starting'
    WHEN p_status IN ('active', 'trialing') THEN 'active'
    WHEN p_status IN ('past_due', 'unpaid', 'paused') THEN 'past_due'
    WHEN p_status IN ('cancelled', 'canceled', 'incomplete_expired') THEN 'cancelled' END;
  monthly giving.monthly_gift;
BEGIN
  IF wanted IS NULL OR p_at IS NULL THEN
    RAISE EXCEPTION 'unknown state %', p_status USING ERRCODE = 'HW002';
  END IF;
  SELECT * INTO monthly FROM giving.monthly_gift WHERE subscription_id = p_subscription_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such monthly gift yet' USING ERRCODE = 'HW007';
  END IF;
  IF monthly.status = 'cancelled' OR wanted = 'starting' OR wanted = monthly.status
    OR (p_at < monthly.status_at AND wanted <> 'cancelled') THEN
    RETURN;
  END IF;
  UPDATE giving.monthly_gift SET status = wanted, status_at = p_at, cancelled_at = CASE WHEN wanted = 'cancelled' THEN p_at END WHERE id = monthly.id;
  PERFORM system.emit('monthly_changed', jsonb_build_object('monthlyGiftId', monthly.id));
END $$;

CREATE FUNCTION giving.acting_donor() RETURNS uuid
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT nullif(current_setting('homeward.donor_id', true), '')::uuid $$;

CREATE FUNCTION giving.ask_monthly(p_id uuid, p_monthly_gift_id uuid, p_kind text, p_amount_minor bigint DEFAULT NULL, p_fee_cover_minor bigint DEFAULT NULL)
  RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  monthly giving.monthly_gift;
  allowed giving.currency_limit;
  known giving.monthly_command;
BEGIN
  SELECT * INTO monthly FROM giving.monthly_gift WHERE id = p_monthly_gift_id AND donor_id = giving.acting_donor() FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such monthly gift' USING ERRCODE = 'HW007';
  END IF;
  SELECT * INTO known FROM giving.monthly_command WHERE id = p_id;
  IF FOUND THEN
    IF (known.monthly_gift_id, known.kind, known.amount_minor, known.fee_cover_minor)
      IS DISTINCT FROM (p_monthly_gift_id, p_kind, p_amount_minor, p_fee_cover_minor) THEN
      RAISE EXCEPTION 'this form was sent before' USING ERRCODE = 'HW004';
    END IF;
    RETURN;
  END IF;
  IF monthly.status = 'cancelled' THEN
    RAISE EXCEPTION 'this monthly gift has ended' USING ERRCODE = 'HW002';
  END IF;
  IF p_kind = 'change' THEN
    SELECT * INTO STRICT allowed FROM giving.currency_limit WHERE currency = monthly.currency;
    IF p_amount_minor IS NULL OR p_fee_cover_minor IS NULL OR p_amount_minor < allowed.min_minor OR p_amount_minor + p_fee_cover_minor > allowed.max_minor
      OR p_fee_cover_minor < 0 OR p_fee_cover_minor > p_amount_minor
      OR p_amount_minor % allowed.step_minor <> 0 OR p_fee_cover_minor % allowed.step_minor <> 0 THEN
      RAISE EXCEPTION 'the amount is outside of what one gift may be' USING ERRCODE = 'HW003';
    END IF;
  END IF;
  INSERT INTO giving.monthly_command (id, monthly_gift_id, kind, amount_minor, fee_cover_minor)
    VALUES (p_id, p_monthly_gift_id, p_kind, p_amount_minor, p_fee_cover_minor);
  PERFORM system.emit('monthly_asked', jsonb_build_object('commandId', p_id));
END $$;

-- What Stripe did about it. A change makes new terms; a stop ends the monthly gift now, whatever its event says later.
CREATE FUNCTION giving.finish_monthly(p_id uuid, p_outcome text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  asked giving.monthly_command;
  monthly giving.monthly_gift;
  terms uuid;
BEGIN
  IF p_outcome NOT IN ('done', 'refused') THEN
    RAISE EXCEPTION 'unknown outcome' USING ERRCODE = 'HW002';
  END IF;
  SELECT m.* INTO monthly FROM giving.monthly_gift m JOIN giving.monthly_command c ON c.monthly_gift_id = m.id WHERE c.id = p_id FOR UPDATE OF m;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such request' USING ERRCODE = 'HW007';
  END IF;
  UPDATE giving.monthly_command SET state = p_outcome, finished_at = clock_timestamp() WHERE id = p_id AND state = 'asked' RETURNING * INTO asked;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF p_outcome = 'done' AND asked.kind = 'stop' AND monthly.status <> 'cancelled' THEN
    UPDATE giving.monthly_gift SET status = 'cancelled', status_at = system.now(), cancelled_at = system.now() WHERE id = monthly.id;
    PERFORM system.emit('monthly_changed', jsonb_build_object('monthlyGiftId', monthly.id));
  ELSIF p_outcome = 'done' AND asked.kind = 'change' THEN
    INSERT INTO giving.checkout (destination, amount_minor, fee_cover_minor, currency, left_over_choice, hold_until, monthly, proven)
      VALUES (monthly.destination, asked.amount_minor, asked.fee_cover_minor, monthly.currency, 'pool', system.now(), true, true) RETURNING id INTO terms;
    INSERT INTO giving.monthly_terms (checkout_id, monthly_gift_id) VALUES (terms, monthly.id);
    UPDATE giving.monthly_gift SET amount_minor = asked.amount_minor, fee_cover_minor = asked.fee_cover_minor WHERE id = monthly.id;
  END IF;
  RETURN true;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.monthly_gift, giving.monthly_terms, giving.monthly_command, giving.invoice, giving.mailed_link TO homeward_worker;
GRANT SELECT ON giving.invoice, giving.monthly_terms TO homeward_finance, homeward_auditor;
GRANT SELECT (id, checkout_id, destination, amount_minor, fee_cover_minor, currency, subscription_id, status, started_at, cancelled_at)
  ON giving.monthly_gift TO homeward_finance, homeward_auditor;
GRANT SELECT (monthly) ON giving.checkout TO homeward_finance, homeward_auditor;
GRANT EXECUTE ON FUNCTION giving.open_checkout(uuid, uuid, text, bigint, bigint, text, text, bytea, boolean, uuid, bytea, bytea, bytea) TO homeward_public;
GRANT EXECUTE ON FUNCTION giving.start_monthly(uuid, text, text), giving.set_monthly_status(text, text, timestamptz), giving.finish_monthly(uuid, text),
  giving.book_renewal(text, text, timestamptz, text, text, bigint, text, timestamptz, bytea, bytea) TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.ask_monthly(uuid, uuid, text, bigint, bigint), giving.acting_donor() TO homeward_donor;
