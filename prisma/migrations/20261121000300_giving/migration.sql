-- Giving, part one: what the public may ask for (a checkout) and what Stripe tells us (events).
--
-- giving.open_checkout(campaign_id, campaign_line_id, destination, amount_minor, fee_cover_minor, currency,
--   left_over_choice, client_hash) → uuid (public); giving.store_event(event_id, type, livemode, account, payload)
--   → true when new (public, worker). The public role holds no other right here than these two and the limits.
-- giving.attach_session(checkout_id, session_id, expires_at), giving.close_checkout(checkout_id, outcome) → changed,
--   giving.claim_event(event_id) → the event, leased for two minutes, giving.finish_event(event_id, outcome, error)
--   → state (worker).

REVOKE ALL ON SCHEMA giving FROM PUBLIC;
GRANT USAGE ON SCHEMA giving TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker;

-- What one gift may be, in each currency that we take. Configuration: rows may be added and changed by migrations.
CREATE TABLE giving.currency_limit (
  currency char(3) PRIMARY KEY CHECK (currency ~ '^[A-Z]{3}$'),
  digits smallint NOT NULL CHECK (digits IN (0, 2, 3)),
  min_minor bigint NOT NULL CHECK (min_minor > 0),
  max_minor bigint NOT NULL CHECK (max_minor <= 99999999),
  -- Stripe wants the last digit of three-decimal amounts to be 0.
  step_minor bigint NOT NULL DEFAULT 1 CHECK (step_minor IN (1, 10, 100)),
  -- All that one browser may hold of the needs with its open checkouts.
  hold_max_minor bigint NOT NULL CHECK (hold_max_minor > 0),
  CHECK (max_minor >= min_minor),
  CHECK (digits <> 3 OR step_minor = 10)
);
INSERT INTO giving.currency_limit (currency, digits, min_minor, max_minor, step_minor, hold_max_minor) VALUES
  ('USD', 2, 100, 99999999, 1, 100000), ('EUR', 2, 100, 99999999, 1, 100000), ('GBP', 2, 100, 99999999, 1, 100000),
  ('CAD', 2, 100, 99999999, 1, 150000), ('AUD', 2, 100, 99999999, 1, 150000), ('CHF', 2, 100, 99999999, 1, 100000),
  ('JPY', 0, 100, 99999999, 1, 150000), ('HUF', 2, 20000, 99999999, 100, 40000000), ('KWD', 3, 500, 99999990, 10, 300000);

CREATE TABLE giving.checkout_limit (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  hold_minutes integer NOT NULL DEFAULT 30 CHECK (hold_minutes BETWEEN 1 AND 1440),
  opened_per_hour integer NOT NULL DEFAULT 20 CHECK (opened_per_hour > 0),
  attempts_max integer NOT NULL DEFAULT 12 CHECK (attempts_max > 0)
);
INSERT INTO giving.checkout_limit DEFAULT VALUES;

CREATE TABLE giving.checkout (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  destination text NOT NULL CHECK (destination IN ('need', 'line', 'pool', 'operating')),
  campaign_id uuid REFERENCES public.campaign (id) ON DELETE RESTRICT,
  campaign_line_id uuid REFERENCES public.campaign_line (id) ON DELETE RESTRICT,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_cover_minor bigint NOT NULL CHECK (fee_cover_minor BETWEEN 0 AND amount_minor),
  currency char(3) NOT NULL REFERENCES giving.currency_limit (currency),
  left_over_choice text NOT NULL CHECK (left_over_choice IN ('pool', 'refund')),
  client_hash bytea CHECK (length(client_hash) BETWEEN 16 AND 64),
  -- A hold shows others that a part may be on its way; it never blocks them.
  hold_minor bigint NOT NULL DEFAULT 0 CHECK (hold_minor BETWEEN 0 AND amount_minor),
  hold_until timestamptz(3) NOT NULL,
  session_id text UNIQUE CHECK (length(session_id) BETWEEN 3 AND 200),
  session_expires_at timestamptz(3),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'pending', 'paid', 'expired', 'failed')),
  created_at timestamptz(3) NOT NULL DEFAULT system.now(),
  CHECK ((destination IN ('need', 'line')) = (campaign_id IS NOT NULL)),
  CHECK ((destination = 'line') = (campaign_line_id IS NOT NULL)),
  CHECK ((session_id IS NULL) = (session_expires_at IS NULL))
);
CREATE INDEX checkout_client ON giving.checkout (client_hash, created_at) WHERE client_hash IS NOT NULL;
CREATE INDEX checkout_holds ON giving.checkout (campaign_id, hold_until) WHERE status = 'open' AND hold_minor > 0;

-- What a donor asked for does not change; the state only goes forward, and paid is never undone.
CREATE FUNCTION giving.guard_checkout() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF (to_jsonb(NEW) - '{session_id,session_expires_at,status,hold_minor}'::text[]) <> (to_jsonb(OLD) - '{session_id,session_expires_at,status,hold_minor}'::text[]) THEN
    RAISE EXCEPTION 'a checkout is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  IF OLD.session_id IS NOT NULL AND NEW.session_id IS DISTINCT FROM OLD.session_id THEN
    RAISE EXCEPTION 'this checkout has its session' USING ERRCODE = 'HW004';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status = 'paid' OR NEW.status = 'open' OR (OLD.status IN ('expired', 'failed') AND NEW.status <> 'paid')) THEN
    RAISE EXCEPTION 'a checkout that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER checkout_guarded BEFORE UPDATE ON giving.checkout FOR EACH ROW EXECUTE FUNCTION giving.guard_checkout();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.checkout FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION giving.open_checkout(
  p_campaign_id uuid, p_campaign_line_id uuid, p_destination text, p_amount_minor bigint, p_fee_cover_minor bigint, p_currency text,
  p_left_over_choice text, p_client_hash bytea DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  allowed giving.currency_limit;
  limits giving.checkout_limit;
  missing bigint := 0;
  held bigint := 0;
  campaign_currency text;
  checkout_id uuid;
BEGIN
  SELECT * INTO limits FROM giving.checkout_limit;
  SELECT * INTO allowed FROM giving.currency_limit WHERE currency = p_currency::char(3);
  IF NOT FOUND OR p_amount_minor IS NULL OR p_fee_cover_minor IS NULL OR p_fee_cover_minor < 0 OR p_fee_cover_minor > p_amount_minor
    OR p_amount_minor < allowed.min_minor OR p_amount_minor > allowed.max_minor OR p_amount_minor + p_fee_cover_minor > allowed.max_minor
    OR p_amount_minor % allowed.step_minor <> 0 OR p_fee_cover_minor % allowed.step_minor <> 0 THEN
    RAISE EXCEPTION 'the amount is outside of what one gift may be' USING ERRCODE = 'HW003';
  END IF;
  IF p_client_hash IS NOT NULL AND limits.opened_per_hour <= (
    SELECT count(*) FROM giving.checkout WHERE client_hash = p_client_hash AND created_at > system.now() - interval '1 hour') THEN
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
  INSERT INTO giving.checkout (destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, client_hash,
      hold_minor, hold_until)
    VALUES (p_destination, p_campaign_id, p_campaign_line_id, p_amount_minor, p_fee_cover_minor, p_currency, p_left_over_choice, p_client_hash,
      greatest(0, least(p_amount_minor, missing, allowed.hold_max_minor - held)), system.now() + make_interval(mins => limits.hold_minutes))
    RETURNING id INTO checkout_id;
  RETURN checkout_id;
END $$;

CREATE FUNCTION giving.attach_session(p_checkout_id uuid, p_session_id text, p_expires_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  UPDATE giving.checkout SET session_id = p_session_id, session_expires_at = p_expires_at
    WHERE id = p_checkout_id AND session_id IS DISTINCT FROM p_session_id;
  IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM giving.checkout WHERE id = p_checkout_id) THEN
    RAISE EXCEPTION 'no such checkout' USING ERRCODE = 'HW007';
  END IF;
END $$;

-- expired, failed or pending (completed, but an asynchronous payment is not there yet). Answers whether it changed.
CREATE FUNCTION giving.close_checkout(p_checkout_id uuid, p_outcome text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF p_outcome NOT IN ('expired', 'failed', 'pending') THEN
    RAISE EXCEPTION 'unknown outcome' USING ERRCODE = 'HW002';
  END IF;
  UPDATE giving.checkout SET status = p_outcome, hold_minor = 0
    WHERE id = p_checkout_id AND (status = 'open' OR (status = 'pending' AND p_outcome = 'failed'));
  RETURN FOUND;
END $$;

CREATE TABLE giving.stripe_event (
  event_id text PRIMARY KEY CHECK (length(event_id) BETWEEN 3 AND 200 AND event_id !~ '[[:cntrl:]]'),
  type text NOT NULL CHECK (length(type) BETWEEN 3 AND 100),
  livemode boolean NOT NULL,
  account text CHECK (length(account) <= 200),
  payload jsonb NOT NULL CHECK (pg_column_size(payload) <= 524288),
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'handled', 'ignored', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  leased_until timestamptz(3),
  last_error text CHECK (length(last_error) <= 2000),
  received_at timestamptz(3) NOT NULL DEFAULT system.now(),
  finished_at timestamptz(3),
  CHECK ((state = 'received') = (finished_at IS NULL))
);
CREATE INDEX stripe_event_due ON giving.stripe_event (received_at) WHERE state = 'received';

-- What Stripe said is kept as it was said; only how far we are with it changes, and what is finished stays so.
CREATE FUNCTION giving.guard_event() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF (NEW.event_id, NEW.type, NEW.livemode, NEW.payload, NEW.received_at) <> (OLD.event_id, OLD.type, OLD.livemode, OLD.payload, OLD.received_at)
    OR NEW.account IS DISTINCT FROM OLD.account OR OLD.state IN ('handled', 'ignored') THEN
    RAISE EXCEPTION 'an event is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_guarded BEFORE UPDATE ON giving.stripe_event FOR EACH ROW EXECUTE FUNCTION giving.guard_event();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.stripe_event FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION giving.store_event(p_event_id text, p_type text, p_livemode boolean, p_account text, p_payload jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  INSERT INTO giving.stripe_event (event_id, type, livemode, account, payload)
    VALUES (p_event_id, p_type, p_livemode, p_account, p_payload) ON CONFLICT (event_id) DO NOTHING;
  IF FOUND THEN
    PERFORM system.emit('stripe_event', jsonb_build_object('eventId', p_event_id));
    RETURN true;
  END IF;
  RETURN false;
END $$;

-- The lease is on the real clock: it is about two processes, not about business.
CREATE FUNCTION giving.claim_event(p_event_id text)
  RETURNS TABLE (event_id text, type text, livemode boolean, account text, payload jsonb, attempts integer)
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  UPDATE giving.stripe_event e SET attempts = e.attempts + 1, leased_until = clock_timestamp() + interval '2 minutes'
    WHERE e.event_id = p_event_id AND e.state = 'received' AND (e.leased_until IS NULL OR e.leased_until < clock_timestamp())
    RETURNING e.event_id, e.type, e.livemode, e.account, e.payload, e.attempts $$;

CREATE FUNCTION giving.finish_event(p_event_id text, p_outcome text, p_error text DEFAULT NULL) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  new_state text;
BEGIN
  IF p_outcome NOT IN ('handled', 'ignored', 'failed') THEN
    RAISE EXCEPTION 'unknown outcome' USING ERRCODE = 'HW002';
  END IF;
  UPDATE giving.stripe_event e SET
      state = CASE WHEN p_outcome <> 'failed' THEN p_outcome WHEN e.attempts >= l.attempts_max THEN 'dead' ELSE 'received' END,
      finished_at = CASE WHEN p_outcome <> 'failed' OR e.attempts >= l.attempts_max THEN system.now() END,
      leased_until = CASE WHEN p_outcome = 'failed' THEN clock_timestamp() + make_interval(secs => least(3600, 2 ^ least(e.attempts, 12))) END,
      last_error = left(p_error, 2000)
    FROM giving.checkout_limit l WHERE e.event_id = p_event_id AND e.state = 'received' RETURNING e.state INTO new_state;
  IF NOT FOUND THEN
    SELECT e.state INTO new_state FROM giving.stripe_event e WHERE e.event_id = p_event_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such event' USING ERRCODE = 'HW007';
    END IF;
  END IF;
  RETURN new_state;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.currency_limit TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker;
GRANT SELECT ON giving.checkout, giving.stripe_event, giving.checkout_limit TO homeward_worker;
GRANT SELECT (id, destination, campaign_id, campaign_line_id, amount_minor, fee_cover_minor, currency, left_over_choice, session_id, status, created_at) ON giving.checkout TO homeward_finance, homeward_auditor;
GRANT SELECT (event_id, type, livemode, account, state, attempts, last_error, received_at, finished_at) ON giving.stripe_event TO homeward_finance, homeward_auditor;
GRANT EXECUTE ON FUNCTION giving.open_checkout(uuid, uuid, text, bigint, bigint, text, text, bytea) TO homeward_public;
GRANT EXECUTE ON FUNCTION giving.store_event(text, text, boolean, text, jsonb) TO homeward_public, homeward_worker;
GRANT EXECUTE ON FUNCTION giving.attach_session(uuid, text, timestamptz), giving.close_checkout(uuid, text), giving.claim_event(text),
  giving.finish_event(text, text, text) TO homeward_worker;
