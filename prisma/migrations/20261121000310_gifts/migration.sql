-- Giving, part two: gifts and balance transactions. Two facts, two entries (domain.md 6.4).
--
-- giving.book_gift(checkout_id, payment_intent_id, charge_id, amount_minor, currency, paid_at, donor_email_sealed,
--   donor_fingerprint) → gift id; once for a payment intent, the same again answers the same gift, other input HW004.
--   100 % of the gross reaches the needs: the donor's line, or lines by priority, then the solidarity pool. What Stripe
--   says was paid is booked whatever became of the campaign.
-- giving.book_balance_transaction(id, type, amount_minor, fee_minor, net_minor, currency, exchange_rate, source_id,
--   source_amount_minor, source_currency, available_on, created_at) → entry id or null; once under its own id.
-- ledger.book_payout_arrival(payout_id, amount_minor, currency, arrived_on) → entry id. All by the worker.

-- The donor's e-mail address is ciphertext of the application; the fingerprint is a keyed hash of it.
CREATE TABLE giving.donor (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email_sealed bytea NOT NULL,
  fingerprint bytea UNIQUE CHECK (length(fingerprint) BETWEEN 16 AND 64),
  created_at timestamptz(3) NOT NULL DEFAULT system.now()
);

CREATE TABLE giving.gift (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  checkout_id uuid NOT NULL REFERENCES giving.checkout (id),
  payment_intent_id text NOT NULL UNIQUE CHECK (length(payment_intent_id) BETWEEN 3 AND 200 AND payment_intent_id !~ '[[:cntrl:]]'),
  charge_id text UNIQUE CHECK (length(charge_id) BETWEEN 3 AND 200),
  donor_id uuid REFERENCES giving.donor (id) ON DELETE SET NULL,
  campaign_id uuid REFERENCES public.campaign (id),
  -- Gross, as Stripe said it; of this, what covers fees.
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fee_cover_minor bigint NOT NULL CHECK (fee_cover_minor >= 0 AND fee_cover_minor < amount_minor),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Stripe's amount or currency is not what the checkout asked for: booked all the same, and looked at.
  differs boolean NOT NULL,
  paid_at timestamptz(3) NOT NULL,
  booked_at timestamptz(3) NOT NULL DEFAULT system.now(),
  entry_id uuid NOT NULL UNIQUE REFERENCES ledger.entry (id),
  UNIQUE (checkout_id, payment_intent_id)
);
CREATE INDEX gift_donor ON giving.gift (donor_id);
CREATE INDEX gift_campaign ON giving.gift (campaign_id);

-- Where a gift went. Ids rise within a line in the order of booking, because its position is locked: oldest first.
CREATE TABLE giving.gift_allocation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  position smallint NOT NULL CHECK (position >= 1),
  kind text NOT NULL CHECK (kind IN ('line', 'pool', 'operating', 'refund')),
  campaign_line_id uuid REFERENCES ledger.line_position (campaign_line_id),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  UNIQUE (gift_id, position),
  CHECK ((kind = 'line') = (campaign_line_id IS NOT NULL))
);
CREATE INDEX gift_allocation_line ON giving.gift_allocation (campaign_line_id, id) WHERE campaign_line_id IS NOT NULL;

CREATE TABLE giving.balance_transaction (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 3 AND 190 AND id !~ '[[:cntrl:]]'),
  type text NOT NULL CHECK (length(type) BETWEEN 3 AND 100),
  amount_minor bigint NOT NULL,
  fee_minor bigint NOT NULL,
  net_minor bigint NOT NULL,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric CHECK (exchange_rate > 0),
  source_id text,
  source_amount_minor bigint,
  source_currency char(3),
  available_on timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  booked_at timestamptz(3) NOT NULL DEFAULT system.now(),
  CHECK (net_minor = amount_minor - fee_minor),
  CHECK ((source_amount_minor IS NULL) = (source_currency IS NULL)),
  CHECK (entry_id IS NOT NULL OR (amount_minor = 0 AND fee_minor = 0))
);
CREATE INDEX balance_transaction_source ON giving.balance_transaction (source_id);

-- A gift is a fact. Its charge may be learnt later, once; the donor may be forgotten.
CREATE FUNCTION giving.guard_gift() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF (to_jsonb(NEW) - '{charge_id,donor_id}'::text[]) <> (to_jsonb(OLD) - '{charge_id,donor_id}'::text[])
    OR (OLD.charge_id IS NOT NULL AND NEW.charge_id IS DISTINCT FROM OLD.charge_id)
    OR (NEW.donor_id IS NOT NULL AND NEW.donor_id IS DISTINCT FROM OLD.donor_id) THEN
    RAISE EXCEPTION 'a gift is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gift_guarded BEFORE UPDATE ON giving.gift FOR EACH ROW EXECUTE FUNCTION giving.guard_gift();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.gift FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON giving.gift_allocation FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON giving.balance_transaction FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION giving.donor_id(p_email_sealed bytea, p_fingerprint bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  donor uuid;
BEGIN
  IF p_email_sealed IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO giving.donor (email_sealed, fingerprint) VALUES (p_email_sealed, p_fingerprint) ON CONFLICT (fingerprint) DO NOTHING RETURNING id INTO donor;
  IF donor IS NULL THEN
    SELECT id INTO STRICT donor FROM giving.donor WHERE fingerprint = p_fingerprint;
  END IF;
  RETURN donor;
END $$;

CREATE FUNCTION giving.book_gift(
  p_checkout_id uuid, p_payment_intent_id text, p_charge_id text, p_amount_minor bigint, p_currency text, p_paid_at timestamptz,
  p_donor_email_sealed bytea DEFAULT NULL, p_donor_fingerprint bytea DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  asked giving.checkout;
  known giving.gift;
  new_id constant uuid := gen_random_uuid();
  entry uuid;
  fee_cover bigint := 0;
  rest bigint;
  part bigint;
  visible boolean;
  last_kind text := 'pool';
  line record;
  line_ids uuid[] := '{}';
  kinds text[] := '{}';
  targets uuid[] := '{}';
  parts bigint[] := '{}';
  accounts integer[];
  amounts bigint[];
BEGIN
  -- One fulfilment of a checkout at a time: redirect and webhook come together.
  SELECT * INTO asked FROM giving.checkout WHERE id = p_checkout_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such checkout' USING ERRCODE = 'HW007';
  END IF;
  SELECT * INTO known FROM giving.gift WHERE payment_intent_id = p_payment_intent_id;
  IF FOUND THEN
    IF (known.checkout_id, known.amount_minor, known.currency::text) <> (p_checkout_id, p_amount_minor, p_currency)
      OR (known.charge_id IS NOT NULL AND p_charge_id IS NOT NULL AND known.charge_id <> p_charge_id) THEN
      RAISE EXCEPTION 'payment % was booked with another input', p_payment_intent_id USING ERRCODE = 'HW004';
    END IF;
    IF known.charge_id IS NULL AND p_charge_id IS NOT NULL THEN
      UPDATE giving.gift SET charge_id = p_charge_id WHERE id = known.id;
    END IF;
    RETURN known.id;
  END IF;
  IF p_amount_minor IS NULL OR p_amount_minor <= 0 THEN
    RAISE EXCEPTION 'nothing was paid' USING ERRCODE = 'HW003';
  END IF;

  IF p_currency = asked.currency THEN
    fee_cover := least(asked.fee_cover_minor, greatest(p_amount_minor - asked.amount_minor, 0));
  END IF;
  rest := p_amount_minor - fee_cover;

  IF asked.campaign_id IS NOT NULL THEN
    visible := EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = asked.campaign_id AND currency = p_currency::char(3));
    IF visible THEN
      line_ids := ARRAY(SELECT l.id FROM public.campaign_line l WHERE l.campaign_id = asked.campaign_id
        AND (asked.campaign_line_id IS NULL OR l.id = asked.campaign_line_id));
      PERFORM 1 FROM ledger.line_position WHERE campaign_line_id = ANY (line_ids) ORDER BY campaign_line_id FOR NO KEY UPDATE;
    ELSIF asked.left_over_choice = 'refund' THEN
      last_kind := 'refund'; -- the page is gone, and this is what the donor chose for that
    END IF;
  ELSIF asked.destination = 'operating' THEN
    last_kind := 'operating';
  END IF;

  FOR line IN
    SELECT l.id, p.budgeted_minor - p.allocated_minor AS room FROM public.campaign_line l JOIN ledger.line_position p ON p.campaign_line_id = l.id
      WHERE l.id = ANY (line_ids) ORDER BY l.priority, l.position
  LOOP
    part := least(rest, line.room);
    CONTINUE WHEN part <= 0;
    kinds := array_append(kinds, 'line');
    targets := array_append(targets, line.id);
    parts := array_append(parts, part);
    rest := rest - part;
  END LOOP;
  IF rest > 0 THEN
    kinds := array_append(kinds, last_kind);
    targets := array_append(targets, NULL);
    parts := array_append(parts, rest);
  END IF;

  accounts := ARRAY[ledger.account_id('stripe_receivable', p_currency), ledger.account_id('fee_cover_income', p_currency)];
  amounts := ARRAY[p_amount_minor, -fee_cover];
  FOR i IN 1 .. cardinality(parts) LOOP
    accounts := array_append(accounts, ledger.account_id(
      CASE kinds[i] WHEN 'line' THEN 'line_free' WHEN 'pool' THEN 'pool_fund' WHEN 'operating' THEN 'operating_income' ELSE 'refunds_payable' END,
      p_currency, targets[i]));
    amounts := array_append(amounts, -parts[i]);
  END LOOP;
  entry := ledger.post('gift', 'gift:' || p_payment_intent_id, p_paid_at, 'gift', new_id::text, accounts, amounts);

  INSERT INTO giving.gift (id, checkout_id, payment_intent_id, charge_id, donor_id, campaign_id, amount_minor, fee_cover_minor, currency, differs, paid_at, entry_id)
    VALUES (new_id, asked.id, p_payment_intent_id, p_charge_id, giving.donor_id(p_donor_email_sealed, p_donor_fingerprint), asked.campaign_id,
      p_amount_minor, fee_cover, p_currency, p_currency <> asked.currency OR p_amount_minor <> asked.amount_minor + asked.fee_cover_minor,
      p_paid_at, entry);
  INSERT INTO giving.gift_allocation (gift_id, position, kind, campaign_line_id, amount_minor)
    SELECT new_id, u.position, u.kind, u.target, u.part FROM unnest(kinds, targets, parts) WITH ORDINALITY AS u (kind, target, part, position) ORDER BY u.position;
  UPDATE giving.checkout SET status = 'paid', hold_minor = 0 WHERE id = asked.id AND status <> 'paid';
  PERFORM system.emit('gift_booked', jsonb_build_object('giftId', new_id, 'campaignId', asked.campaign_id));
  RETURN new_id;
END $$;

-- What a balance transaction is booked against, by Stripe's type of it; unknown ones wait in suspense.
CREATE FUNCTION giving.counter_account(p_type text) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  AS $$
  SELECT CASE
    WHEN p_type IN ('charge', 'payment') THEN 'stripe_receivable'
    WHEN p_type IN ('refund', 'payment_refund', 'refund_failure', 'payment_failure_refund') THEN 'refunds_payable'
    WHEN p_type IN ('payout', 'payout_failure', 'payout_cancel') THEN 'payouts_in_transit'
    WHEN p_type = 'adjustment' THEN 'disputes_receivable'
    WHEN p_type IN ('stripe_fee', 'stripe_fx_fee', 'tax_fee') THEN 'processing_fees'
    ELSE 'suspense' END $$;

CREATE FUNCTION giving.book_balance_transaction(
  p_id text, p_type text, p_amount_minor bigint, p_fee_minor bigint, p_net_minor bigint, p_currency text, p_exchange_rate numeric,
  p_source_id text, p_source_amount_minor bigint, p_source_currency text, p_available_on timestamptz, p_created_at timestamptz
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  known giving.balance_transaction;
  entry uuid;
  exchanged constant boolean := p_source_currency IS NOT NULL AND p_source_currency <> p_currency;
  counter constant text := giving.counter_account(p_type);
  accounts integer[];
  amounts bigint[];
BEGIN
  IF p_net_minor IS DISTINCT FROM p_amount_minor - p_fee_minor THEN
    RAISE EXCEPTION 'net is not amount less fee' USING ERRCODE = 'HW006';
  END IF;
  IF p_amount_minor <> 0 OR p_fee_minor <> 0 THEN
    accounts := ARRAY[ledger.account_id('stripe_balance', p_currency), ledger.account_id('processing_fees', p_currency)];
    amounts := ARRAY[p_net_minor, p_fee_minor];
    IF exchanged THEN
      accounts := accounts || ARRAY[ledger.account_id('exchange_position', p_currency), ledger.account_id('exchange_position', p_source_currency),
        ledger.account_id(counter, p_source_currency)];
      amounts := amounts || ARRAY[-p_amount_minor, p_source_amount_minor, -p_source_amount_minor];
    ELSE
      accounts := accounts || ledger.account_id(counter, p_currency);
      amounts := amounts || -p_amount_minor;
    END IF;
    entry := ledger.post('balance_transaction', 'bt:' || p_id, p_created_at, 'balance_transaction', p_id, accounts, amounts);
  END IF;
  INSERT INTO giving.balance_transaction (id, type, amount_minor, fee_minor, net_minor, currency, exchange_rate, source_id, source_amount_minor,
      source_currency, available_on, created_at, entry_id)
    VALUES (p_id, p_type, p_amount_minor, p_fee_minor, p_net_minor, p_currency, p_exchange_rate, p_source_id, p_source_amount_minor, p_source_currency,
      p_available_on, p_created_at, entry)
    ON CONFLICT (id) DO NOTHING;
  SELECT * INTO STRICT known FROM giving.balance_transaction WHERE id = p_id;
  IF (known.type, known.amount_minor, known.fee_minor, known.currency::text) <> (p_type, p_amount_minor, p_fee_minor, p_currency)
    OR (known.exchange_rate, known.source_id, known.source_amount_minor, known.source_currency::text)
      IS DISTINCT FROM (p_exchange_rate, p_source_id, p_source_amount_minor, p_source_currency) THEN
    RAISE EXCEPTION 'balance transaction % was booked with another input', p_id USING ERRCODE = 'HW004';
  END IF;
  RETURN known.entry_id;
END $$;

CREATE FUNCTION ledger.book_payout_arrival(p_payout_id text, p_amount_minor bigint, p_currency text, p_arrived_on date) RETURNS uuid
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT ledger.post('payout_arrival', 'payout:' || p_payout_id, p_arrived_on::timestamp AT TIME ZONE 'UTC', 'payout', p_payout_id,
    ARRAY[ledger.account_id('bank_main', p_currency), ledger.account_id('payouts_in_transit', p_currency)], ARRAY[p_amount_minor, -p_amount_minor]) $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger.book_payout_arrival(text, bigint, text, date) FROM PUBLIC;
GRANT SELECT ON giving.donor, giving.gift, giving.gift_allocation, giving.balance_transaction TO homeward_worker;
GRANT SELECT ON giving.gift_allocation, giving.balance_transaction TO homeward_finance, homeward_auditor;
-- Not the donor: amounts and fates of gifts are money, who gave is not.
GRANT SELECT (id, checkout_id, payment_intent_id, charge_id, campaign_id, amount_minor, fee_cover_minor, currency, differs, paid_at, booked_at, entry_id)
  ON giving.gift TO homeward_finance, homeward_auditor;
GRANT EXECUTE ON FUNCTION giving.book_gift(uuid, text, text, bigint, text, timestamptz, bytea, bytea),
  giving.book_balance_transaction(text, text, bigint, bigint, bigint, text, numeric, text, bigint, text, timestamptz, timestamptz),
  ledger.book_payout_arrival(text, bigint, text, date) TO homeward_worker;
