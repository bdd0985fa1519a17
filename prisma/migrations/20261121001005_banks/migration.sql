-- Banks: accounts, opening balances that two people enter, payouts on their way, and payments out of the right account.
--
-- ledger.add_bank_account(code, label, currency, iban_last4, is_default) → code (finance)
-- ledger.book_opening_balance(id, bank_code, currency, amount_minor, fund, effective_on) → id (finance proposes),
--   ledger.confirm_opening_balance(id) → entry (finance, another one), ledger.reject_opening_balance(id) (finance)
-- Payouts: what Stripe says of them is recorded by ledger.record_payout (next migration). That one arrived is booked from the
--   bank's own statement only.

CREATE TABLE ledger.bank_account (
  code text PRIMARY KEY REFERENCES ledger.account_code (code) CHECK (code ~ '^bank_'),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
  -- Null: any currency.
  currency char(3) CHECK (currency ~ '^[A-Z]{3}$'),
  iban_last4 text CHECK (iban_last4 ~ '^[A-Z0-9]{4}$'),
  -- Payments in its currency leave from here; where no account says so, from bank_main.
  is_default boolean NOT NULL DEFAULT false,
  added_by uuid,
  added_at timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE UNIQUE INDEX bank_account_default ON ledger.bank_account (currency) NULLS NOT DISTINCT WHERE is_default;
INSERT INTO ledger.bank_account (code, label, is_default) VALUES ('bank_main', 'Main account', true);

CREATE TABLE ledger.opening_balance (
  id uuid PRIMARY KEY,
  bank_code text NOT NULL REFERENCES ledger.bank_account (code),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  fund text NOT NULL CHECK (fund IN ('operating', 'reserve', 'pool')),
  effective_on date NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'rejected')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  CONSTRAINT opening_balance_takes_two CHECK (state <> 'confirmed' OR decided_by <> proposed_by),
  CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((state = 'confirmed') = (entry_id IS NOT NULL))
);

CREATE TABLE ledger.payout (
  payout_id text PRIMARY KEY CHECK (length(payout_id) BETWEEN 3 AND 190 AND payout_id !~ '[[:cntrl:]]'),
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL CHECK (status IN ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
  arrival_on date NOT NULL,
  created_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);
CREATE INDEX payout_arrival ON ledger.payout (currency, arrival_on);

CREATE FUNCTION ledger.guard_bank_rows() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'opening_balance' THEN
    IF OLD.state <> 'proposed'
      OR (to_jsonb(NEW) - '{state,decided_by,decided_at,entry_id}'::text[]) <> (to_jsonb(OLD) - '{state,decided_by,decided_at,entry_id}'::text[]) THEN
      RAISE EXCEPTION 'an opening balance is decided once, and not rewritten' USING ERRCODE = 'HW002';
    END IF;
  ELSIF TG_TABLE_NAME = 'payout' THEN
    IF (to_jsonb(NEW) - '{status,arrival_on,recorded_at}'::text[]) <> (to_jsonb(OLD) - '{status,arrival_on,recorded_at}'::text[]) THEN
      RAISE EXCEPTION 'a payout is not rewritten' USING ERRCODE = 'HW004';
    END IF;
  ELSIF (to_jsonb(NEW) - 'is_default') <> (to_jsonb(OLD) - 'is_default') THEN
    RAISE EXCEPTION 'a bank account is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_account_guarded BEFORE UPDATE ON ledger.bank_account FOR EACH ROW EXECUTE FUNCTION ledger.guard_bank_rows();
CREATE TRIGGER opening_balance_guarded BEFORE UPDATE ON ledger.opening_balance FOR EACH ROW EXECUTE FUNCTION ledger.guard_bank_rows();
CREATE TRIGGER payout_guarded BEFORE UPDATE ON ledger.payout FOR EACH ROW EXECUTE FUNCTION ledger.guard_bank_rows();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.bank_account FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.opening_balance FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.payout FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.default_bank(p_currency text) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT code FROM ledger.bank_account WHERE is_default AND (currency = p_currency::char(3) OR currency IS NULL) ORDER BY currency NULLS LAST LIMIT 1 $$;

CREATE FUNCTION ledger.add_bank_account(p_code text, p_label text, p_currency text, p_iban_last4 text DEFAULT NULL, p_is_default boolean DEFAULT false) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
BEGIN
  IF p_currency IS NULL OR p_code !~ '^bank_[a-z_]{2,30}$' THEN
    RAISE EXCEPTION 'a bank account has a code bank_… and one currency' USING ERRCODE = 'HW003';
  END IF;
  INSERT INTO ledger.account_code (code, type, normal_side, fund, restriction, per_line, position_effect)
    VALUES (p_code, 'asset', 'debit', NULL, 'none', false, NULL) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM ledger.bank_account WHERE code = p_code AND label = p_label AND currency = p_currency::char(3) AND iban_last4 IS NOT DISTINCT FROM p_iban_last4) THEN
      RETURN p_code;
    END IF;
    RAISE EXCEPTION 'this code was used with another input' USING ERRCODE = 'HW004';
  END IF;
  IF p_is_default THEN
    UPDATE ledger.bank_account SET is_default = false WHERE is_default AND currency = p_currency::char(3);
  END IF;
  INSERT INTO ledger.bank_account (code, label, currency, iban_last4, is_default, added_by, added_at)
    VALUES (p_code, p_label, p_currency, p_iban_last4, p_is_default, actor, system.now());
  PERFORM audit.record('bank_account.added', 'bank_account', p_code, jsonb_build_object('currency', p_currency, 'isDefault', p_is_default));
  RETURN p_code;
END $$;

-- A bank account that keeps this currency.
CREATE FUNCTION ledger.require_bank(p_bank_code text, p_currency text) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger.bank_account WHERE code = p_bank_code AND (currency IS NULL OR currency = p_currency::char(3))) THEN
    RAISE EXCEPTION 'no bank account of this code keeps %', p_currency USING ERRCODE = 'HW007';
  END IF;
END $$;

CREATE FUNCTION ledger.book_opening_balance(p_id uuid, p_bank_code text, p_currency text, p_amount_minor bigint, p_fund text, p_effective_on date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
BEGIN
  PERFORM ledger.require_bank(p_bank_code, p_currency);
  IF p_effective_on > (system.now() AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION 'an opening balance does not lie ahead' USING ERRCODE = 'HW003';
  END IF;
  INSERT INTO ledger.opening_balance (id, bank_code, currency, amount_minor, fund, effective_on, proposed_by, proposed_at)
    VALUES (p_id, p_bank_code, p_currency, p_amount_minor, p_fund, p_effective_on, actor, system.now()) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM ledger.opening_balance o WHERE o.id = p_id AND (o.bank_code, o.currency::text, o.amount_minor, o.fund, o.effective_on, o.proposed_by)
        = (p_bank_code, p_currency, p_amount_minor, p_fund, p_effective_on, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  PERFORM audit.record('opening_balance.proposed', 'opening_balance', p_id::text, jsonb_build_object('amountMinor', p_amount_minor::text, 'currency', p_currency, 'fund', p_fund));
  RETURN p_id;
END $$;

CREATE FUNCTION ledger.lock_opening_balance(p_id uuid) RETURNS ledger.opening_balance
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.opening_balance;
BEGIN
  SELECT * INTO locked FROM ledger.opening_balance WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such opening balance' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

CREATE FUNCTION ledger.confirm_opening_balance(p_id uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.opening_balance := ledger.lock_opening_balance(p_id);
  entry uuid;
BEGIN
  IF asked.proposed_by = actor THEN
    RAISE EXCEPTION 'a second person confirms an opening balance' USING ERRCODE = 'HW005';
  END IF;
  IF asked.state = 'confirmed' AND asked.decided_by = actor THEN
    RETURN asked.entry_id; -- the same click twice
  END IF;
  IF asked.state <> 'proposed' THEN
    RAISE EXCEPTION 'this opening balance is %', asked.state USING ERRCODE = 'HW002';
  END IF;
  entry := ledger.post('opening_balance', 'opening:' || p_id, asked.effective_on::timestamp AT TIME ZONE 'UTC', 'opening_balance', p_id::text,
    ARRAY[ledger.account_id(asked.bank_code, asked.currency), ledger.account_id(asked.fund || '_fund', asked.currency)],
    ARRAY[asked.amount_minor, -asked.amount_minor]);
  UPDATE ledger.opening_balance SET state = 'confirmed', decided_by = actor, decided_at = system.now(), entry_id = entry WHERE id = p_id;
  PERFORM audit.record('opening_balance.confirmed', 'opening_balance', p_id::text, jsonb_build_object('entry', entry));
  RETURN entry;
END $$;

CREATE FUNCTION ledger.reject_opening_balance(p_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.opening_balance := ledger.lock_opening_balance(p_id);
BEGIN
  IF asked.state = 'rejected' AND asked.decided_by = actor THEN
    RETURN;
  END IF;
  IF asked.state <> 'proposed' THEN
    RAISE EXCEPTION 'this opening balance is %', asked.state USING ERRCODE = 'HW002';
  END IF;
  UPDATE ledger.opening_balance SET state = 'rejected', decided_by = actor, decided_at = system.now() WHERE id = p_id;
  PERFORM audit.record('opening_balance.rejected', 'opening_balance', p_id::text, '{}');
END $$;

CREATE OR REPLACE FUNCTION ledger.execute_disbursement(p_id uuid, p_reference_sealed bytea, p_value_date date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  wanted ledger.disbursement;
  entry uuid;
BEGIN
  PERFORM ledger.hold_freezes();
  wanted := ledger.lock_disbursement(p_id);
  IF actor = wanted.requested_by OR EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = p_id AND approved_by = actor) THEN
    RAISE EXCEPTION 'whoever requested or approved does not execute' USING ERRCODE = 'HW005';
  END IF;
  IF wanted.state <> 'approved' THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  IF p_value_date IS NULL OR p_value_date > (system.now() AT TIME ZONE 'UTC')::date + 7 THEN
    RAISE EXCEPTION 'the value date lies too far ahead' USING ERRCODE = 'HW003';
  END IF;
  PERFORM ledger.require_no_stop(wanted.campaign_line_id, wanted.currency);
  PERFORM 1 FROM ledger.line_position WHERE campaign_line_id = wanted.campaign_line_id FOR NO KEY UPDATE;
  entry := ledger.post('disbursement', 'disbursement:' || p_id || ':execute', p_value_date::timestamp AT TIME ZONE 'UTC', 'disbursement', p_id::text,
    ARRAY[ledger.account_id('line_reserved', wanted.currency, wanted.campaign_line_id), ledger.account_id('line_released', wanted.currency, wanted.campaign_line_id),
      ledger.account_id('line_spent', wanted.currency, wanted.campaign_line_id), ledger.account_id(ledger.default_bank(wanted.currency), wanted.currency)],
    ARRAY[wanted.amount_minor, -wanted.amount_minor, wanted.amount_minor, -wanted.amount_minor]);
  PERFORM ledger.consume_gifts(p_id, wanted.campaign_line_id, wanted.amount_minor);
  IF NOT ledger.is_return_travel(wanted.campaign_line_id) THEN
    PERFORM ledger.publish_paid(wanted.campaign_line_id, wanted.amount_minor);
  END IF;
  UPDATE ledger.disbursement SET state = 'executed', executed_by = actor, executed_at = system.now(), reference_sealed = p_reference_sealed,
    value_date = p_value_date, entry_id = entry WHERE id = p_id;
  PERFORM audit.record('disbursement.executed', 'disbursement', p_id::text, jsonb_build_object('entry', entry));
  RETURN entry;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.bank_account, ledger.opening_balance, ledger.payout TO homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.add_bank_account(text, text, text, text, boolean), ledger.book_opening_balance(uuid, text, text, bigint, text, date),
  ledger.confirm_opening_balance(uuid), ledger.reject_opening_balance(uuid) TO homeward_finance;
