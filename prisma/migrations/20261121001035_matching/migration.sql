-- What explains a line of the bank, payments that came back, and the runs of the reconciliation.
--
-- ledger.match_bank_line(line_id, parts) → what is left in suspense, signed as the line (finance, worker)
--   parts: [{kind, subjectId, amountMinor}], signed as money moves at the bank: payout (its id), disbursement (its id),
--   bank_fee, transfer (code of the other bank account), returned_payment (by ledger.book_returned_payment only),
--   suspense (stays where it is). Several parts explain one line; together they never go beyond it (HW003).
-- ledger.unmatch_bank_line(match_id) (finance): reversed, and the line is unexplained again; not for returned payments
-- ledger.book_returned_payment(disbursement_id, bank_line_id, value_date) → entry (finance)
-- ledger.store_reconciliation(id, result, clean) (worker)

CREATE TABLE ledger.bank_match (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  line_id uuid NOT NULL REFERENCES ledger.bank_line (id),
  kind text NOT NULL CHECK (kind IN ('payout', 'disbursement', 'returned_payment', 'bank_fee', 'transfer')),
  subject_id text,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  entry_id uuid NOT NULL UNIQUE REFERENCES ledger.entry (id),
  -- Null: the application itself.
  matched_by uuid,
  matched_at timestamptz(3) NOT NULL,
  undone_by uuid,
  undone_at timestamptz(3),
  CHECK ((kind = 'bank_fee') = (subject_id IS NULL)),
  CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);
CREATE INDEX bank_match_line ON ledger.bank_match (line_id);
CREATE UNIQUE INDEX bank_match_payment_once ON ledger.bank_match (kind, subject_id) WHERE undone_at IS NULL AND kind IN ('disbursement', 'returned_payment');
-- A payout arrives once, and is taken back once if it failed after that.
CREATE UNIQUE INDEX bank_match_payout_once ON ledger.bank_match (subject_id, (amount_minor > 0)) WHERE undone_at IS NULL AND kind = 'payout';

CREATE TABLE ledger.reconciliation_run (
  id uuid PRIMARY KEY,
  ran_at timestamptz(3) NOT NULL,
  clean boolean NOT NULL,
  -- Ids and amounts.
  result jsonb NOT NULL CHECK (jsonb_typeof(result) = 'object')
);
CREATE INDEX reconciliation_run_latest ON ledger.reconciliation_run (ran_at);

CREATE FUNCTION ledger.guard_match() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL OR (to_jsonb(NEW) - '{undone_by,undone_at}'::text[]) <> (to_jsonb(OLD) - '{undone_by,undone_at}'::text[]) THEN
    RAISE EXCEPTION 'a match is undone once, and not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER match_guarded BEFORE UPDATE ON ledger.bank_match FOR EACH ROW EXECUTE FUNCTION ledger.guard_match();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.bank_match FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.reconciliation_run FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- A payment that the bank sent back.
ALTER TABLE ledger.disbursement
  ADD COLUMN returned_by uuid,
  ADD COLUMN returned_on date,
  ADD COLUMN return_entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  DROP CONSTRAINT disbursement_state_check,
  DROP CONSTRAINT disbursement_approved_has_approver,
  DROP CONSTRAINT disbursement_executed_is_whole,
  ADD CONSTRAINT disbursement_state_check CHECK (state IN ('requested', 'approved', 'executed', 'evidenced', 'confirmed', 'returned', 'rejected', 'cancelled')),
  ADD CONSTRAINT disbursement_approved_has_approver CHECK (state NOT IN ('approved', 'executed', 'evidenced', 'confirmed', 'returned') OR approved_by IS NOT NULL),
  ADD CONSTRAINT disbursement_executed_is_whole CHECK ((state IN ('executed', 'evidenced', 'confirmed', 'returned')) = (executed_by IS NOT NULL)
    AND num_nulls(executed_by, executed_at, reference_sealed, value_date, entry_id) IN (0, 5)),
  ADD CONSTRAINT disbursement_returned_is_whole CHECK (num_nulls(returned_by, returned_on, return_entry_id) = CASE WHEN state = 'returned' THEN 0 ELSE 3 END);

CREATE OR REPLACE FUNCTION ledger.guard_disbursement() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  step constant text := OLD.state || '>' || NEW.state;
BEGIN
  IF (NEW.id, NEW.campaign_line_id, NEW.amount_minor, NEW.currency, NEW.payee_code, NEW.reason_sealed, NEW.planned_on, NEW.requested_by, NEW.requested_at)
      <> (OLD.id, OLD.campaign_line_id, OLD.amount_minor, OLD.currency, OLD.payee_code, OLD.reason_sealed, OLD.planned_on, OLD.requested_by, OLD.requested_at)
    OR (OLD.approved_by IS NOT NULL AND (NEW.approved_by, NEW.approved_at) IS DISTINCT FROM (OLD.approved_by, OLD.approved_at))
    OR (OLD.executed_by IS NOT NULL AND (NEW.executed_by, NEW.executed_at, NEW.reference_sealed, NEW.value_date, NEW.entry_id)
      IS DISTINCT FROM (OLD.executed_by, OLD.executed_at, OLD.reference_sealed, OLD.value_date, OLD.entry_id))
    OR OLD.closed_by IS NOT NULL OR OLD.state = 'returned' THEN
    RAISE EXCEPTION 'who did what is set once' USING ERRCODE = 'HW002';
  END IF;
  IF step NOT IN ('requested>requested', 'requested>approved', 'requested>rejected', 'requested>cancelled', 'approved>executed', 'approved>rejected',
    'approved>cancelled', 'executed>evidenced', 'evidenced>confirmed', 'executed>executed', 'evidenced>evidenced',
    'executed>returned', 'evidenced>returned', 'confirmed>returned') THEN
    RAISE EXCEPTION 'a disbursement that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'HW002';
  END IF;
  IF step = 'requested>approved' AND (SELECT count(*) FROM ledger.disbursement_approval WHERE disbursement_id = NEW.id)
      < ledger.approvals_needed(NEW.currency, NEW.amount_minor) THEN
    RAISE EXCEPTION 'this amount takes more approvals' USING ERRCODE = 'HW002';
  END IF;
  IF step = 'approved>executed' AND EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = NEW.id AND approved_by = NEW.executed_by) THEN
    RAISE EXCEPTION 'whoever approved does not execute' USING ERRCODE = 'HW005';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger.lock_bank_line(p_line_id uuid) RETURNS ledger.bank_line
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.bank_line;
BEGIN
  SELECT * INTO locked FROM ledger.bank_line WHERE id = p_line_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line of the bank' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

-- The bank account that an entry moved.
CREATE FUNCTION ledger.bank_of_entry(p_entry_id uuid) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT a.id FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id JOIN ledger.bank_account b ON b.code = a.code WHERE p.entry_id = p_entry_id LIMIT 1 $$;

-- The account that a part of a line clears; HW002 or HW003 when this subject does not explain this amount.
CREATE FUNCTION ledger.account_of_match(p_line ledger.bank_line, p_kind text, p_subject_id text, p_amount_minor bigint) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  paid ledger.payout;
  wanted ledger.disbursement;
  arrival uuid;
BEGIN
  IF p_kind = 'payout' THEN
    SELECT * INTO paid FROM ledger.payout WHERE payout_id = p_subject_id FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such payout' USING ERRCODE = 'HW007';
    END IF;
    IF paid.currency <> p_line.currency OR abs(paid.amount_minor) <> abs(p_amount_minor) THEN
      RAISE EXCEPTION 'this payout is of another amount' USING ERRCODE = 'HW003';
    END IF;
    IF p_amount_minor = paid.amount_minor THEN
      IF paid.status IN ('failed', 'canceled') THEN
        RAISE EXCEPTION 'this payout is %', paid.status USING ERRCODE = 'HW002';
      END IF;
    ELSIF NOT EXISTS (SELECT 1 FROM ledger.bank_match WHERE kind = 'payout' AND subject_id = p_subject_id AND amount_minor = paid.amount_minor AND undone_at IS NULL) THEN
      RAISE EXCEPTION 'only a payout that arrived is taken back' USING ERRCODE = 'HW002';
    END IF;
    -- An arrival that was booked before the statement came is replaced by the statement's own line.
    SELECT e.id INTO arrival FROM ledger.entry e WHERE e.idempotency_key = 'payout:' || p_subject_id AND NOT EXISTS (SELECT 1 FROM ledger.entry r WHERE r.reverses_entry_id = e.id);
    IF FOUND THEN
      PERFORM ledger.reverse_entry(arrival);
    END IF;
    RETURN ledger.account_id('payouts_in_transit', p_line.currency);
  ELSIF p_kind IN ('disbursement', 'returned_payment') THEN
    IF p_subject_id !~ '^[0-9a-f-]{36}$' THEN
      RAISE EXCEPTION 'no such disbursement' USING ERRCODE = 'HW007';
    END IF;
    wanted := ledger.lock_disbursement(p_subject_id::uuid);
    IF wanted.executed_by IS NULL OR (p_kind = 'returned_payment') <> (p_amount_minor > 0) OR (p_kind = 'returned_payment' AND wanted.state <> 'returned') THEN
      RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
    END IF;
    IF wanted.currency <> p_line.currency OR wanted.amount_minor <> abs(p_amount_minor) THEN
      RAISE EXCEPTION 'this disbursement is of another amount' USING ERRCODE = 'HW003';
    END IF;
    RETURN ledger.bank_of_entry(CASE p_kind WHEN 'disbursement' THEN wanted.entry_id ELSE wanted.return_entry_id END);
  ELSIF p_kind = 'transfer' THEN
    PERFORM ledger.require_bank(p_subject_id, p_line.currency);
    IF p_subject_id = p_line.bank_code THEN
      RAISE EXCEPTION 'a transfer goes to another account' USING ERRCODE = 'HW003';
    END IF;
    RETURN ledger.account_id('transfers_in_transit', p_line.currency);
  ELSIF p_kind = 'bank_fee' THEN
    RETURN ledger.account_id('bank_charges', p_line.currency);
  END IF;
  RAISE EXCEPTION 'nothing of this kind explains a line' USING ERRCODE = 'HW003';
END $$;

-- Undoes an entry by one that posts the opposite of each of its postings.
CREATE FUNCTION ledger.reverse_entry(p_entry_id uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  undone ledger.entry;
BEGIN
  SELECT * INTO STRICT undone FROM ledger.entry WHERE id = p_entry_id;
  RETURN ledger.post('reversal', 'reversal:' || p_entry_id, undone.effective_at, undone.subject_kind, undone.subject_id,
    ARRAY(SELECT account_id FROM ledger.posting WHERE entry_id = p_entry_id ORDER BY position),
    ARRAY(SELECT -amount_minor FROM ledger.posting WHERE entry_id = p_entry_id ORDER BY position), p_entry_id);
END $$;

CREATE FUNCTION ledger.match_part(p_line ledger.bank_line, p_kind text, p_subject_id text, p_amount_minor bigint, p_actor uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  account constant integer := ledger.account_of_match(p_line, p_kind, p_subject_id, p_amount_minor);
BEGIN
  INSERT INTO ledger.bank_match (line_id, kind, subject_id, amount_minor, entry_id, matched_by, matched_at)
    VALUES (p_line.id, p_kind, p_subject_id, p_amount_minor,
      ledger.post('bank_match', 'bank_match:' || gen_random_uuid(), p_line.booked_on::timestamp AT TIME ZONE 'UTC', 'bank_line', p_line.id::text,
        ARRAY[ledger.account_id('suspense', p_line.currency), account], ARRAY[p_amount_minor, -p_amount_minor]),
      p_actor, system.now());
EXCEPTION WHEN unique_violation THEN
  RAISE EXCEPTION 'another line shows this %', p_kind USING ERRCODE = 'HW002';
END $$;

-- A line that is explained in full needs nobody any more; nor does a failed payout that the bank took back.
CREATE FUNCTION ledger.settle_line(p_line ledger.bank_line) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  rest constant bigint := ledger.in_suspense('bank_line', p_line.id::text, p_line.currency);
  payout text;
BEGIN
  IF rest = 0 THEN
    PERFORM ledger.settle_exceptions('bank_line', p_line.id::text);
  END IF;
  FOR payout IN SELECT m.subject_id FROM ledger.bank_match m WHERE m.line_id = p_line.id AND m.kind = 'payout' AND m.undone_at IS NULL LOOP
    IF (SELECT sum(m.amount_minor) FROM ledger.bank_match m WHERE m.kind = 'payout' AND m.subject_id = payout AND m.undone_at IS NULL) = 0 THEN
      PERFORM ledger.settle_exceptions('payout', payout);
    END IF;
  END LOOP;
  RETURN rest;
END $$;

CREATE FUNCTION ledger.match_bank_line(p_line_id uuid, p_parts jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.finance_or_machine();
  line ledger.bank_line := ledger.lock_bank_line(p_line_id);
  rest constant bigint := ledger.in_suspense('bank_line', p_line_id::text, line.currency);
  total bigint;
  part record;
BEGIN
  IF EXISTS (SELECT 1 FROM ledger.write_off w JOIN ledger.exception e ON e.id = w.exception_id
      WHERE e.subject_kind = 'bank_line' AND e.subject_id = p_line_id::text AND w.state = 'booked') THEN
    RAISE EXCEPTION 'this line was written off' USING ERRCODE = 'HW002';
  END IF;
  -- The same parts again are the same act.
  IF NOT EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_parts) AS u (kind text, "subjectId" text, "amountMinor" bigint) WHERE u.kind <> 'suspense' AND NOT EXISTS (
      SELECT 1 FROM ledger.bank_match m WHERE m.line_id = p_line_id AND m.undone_at IS NULL AND m.kind = u.kind AND m.subject_id IS NOT DISTINCT FROM u."subjectId" AND m.amount_minor = u."amountMinor")
  ) THEN
    RETURN rest;
  END IF;
  SELECT coalesce(sum(u."amountMinor"), 0) INTO total FROM jsonb_to_recordset(p_parts) AS u (kind text, "amountMinor" bigint) WHERE u.kind <> 'suspense';
  IF total = 0 OR sign(total) <> sign(rest) OR abs(total) > abs(rest) THEN
    RAISE EXCEPTION 'the parts go beyond what is unexplained' USING ERRCODE = 'HW003';
  END IF;
  FOR part IN SELECT * FROM jsonb_to_recordset(p_parts) AS u (kind text, "subjectId" text, "amountMinor" bigint) WHERE u.kind <> 'suspense' LOOP
    IF part.kind = 'returned_payment' THEN
      RAISE EXCEPTION 'a payment that came back is booked as such' USING ERRCODE = 'HW003';
    END IF;
    PERFORM ledger.match_part(line, part.kind, part."subjectId", part."amountMinor", actor);
  END LOOP;
  PERFORM audit.record('bank_line.matched', 'bank_line', p_line_id::text, jsonb_build_object('parts', p_parts));
  RETURN ledger.settle_line(line);
END $$;

CREATE FUNCTION ledger.unmatch_bank_line(p_match_id bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  undone ledger.bank_match;
  line ledger.bank_line;
BEGIN
  SELECT l.* INTO line FROM ledger.bank_match m, LATERAL ledger.lock_bank_line(m.line_id) l WHERE m.id = p_match_id;
  SELECT * INTO undone FROM ledger.bank_match WHERE id = p_match_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such match' USING ERRCODE = 'HW007';
  END IF;
  IF undone.undone_by = actor THEN
    RETURN;
  END IF;
  IF undone.undone_at IS NOT NULL OR undone.kind = 'returned_payment' THEN
    RAISE EXCEPTION 'this match is not undone' USING ERRCODE = 'HW002';
  END IF;
  PERFORM ledger.reverse_entry(undone.entry_id);
  UPDATE ledger.bank_match SET undone_by = actor, undone_at = system.now() WHERE id = p_match_id;
  PERFORM ledger.open_exception('unmatched_bank_line', 'bank_line', undone.line_id::text, line.currency, ledger.in_suspense('bank_line', undone.line_id::text, line.currency), '{}');
  PERFORM audit.record('bank_line.unmatched', 'bank_line', undone.line_id::text, jsonb_build_object('kind', undone.kind, 'subject', undone.subject_id));
END $$;

-- The public is told of less paid, from the latest months back.
CREATE FUNCTION ledger.unpublish_paid(p_campaign_line_id uuid, p_amount_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  rest bigint := p_amount_minor;
  told record;
BEGIN
  FOR told IN SELECT month, paid_minor FROM ledger.line_public_paid WHERE campaign_line_id = p_campaign_line_id AND paid_minor > 0 ORDER BY month DESC FOR UPDATE LOOP
    UPDATE ledger.line_public_paid SET paid_minor = paid_minor - least(rest, told.paid_minor) WHERE campaign_line_id = p_campaign_line_id AND month = told.month;
    rest := rest - least(rest, told.paid_minor);
    EXIT WHEN rest = 0;
  END LOOP;
END $$;

CREATE FUNCTION ledger.book_returned_payment(p_disbursement_id uuid, p_bank_line_id uuid, p_value_date date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  line ledger.bank_line := ledger.lock_bank_line(p_bank_line_id);
  wanted ledger.disbursement := ledger.lock_disbursement(p_disbursement_id);
  entry uuid;
BEGIN
  IF wanted.state = 'returned' AND EXISTS (SELECT 1 FROM ledger.bank_match WHERE line_id = p_bank_line_id AND kind = 'returned_payment' AND subject_id = p_disbursement_id::text) THEN
    RETURN wanted.return_entry_id; -- the same click twice
  END IF;
  IF wanted.state NOT IN ('executed', 'evidenced', 'confirmed') THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  IF line.currency <> wanted.currency OR ledger.in_suspense('bank_line', p_bank_line_id::text, line.currency) < wanted.amount_minor THEN
    RAISE EXCEPTION 'this line does not bring the payment back' USING ERRCODE = 'HW003';
  END IF;
  PERFORM 1 FROM ledger.line_position WHERE campaign_line_id = wanted.campaign_line_id FOR NO KEY UPDATE;
  entry := ledger.post('payment_returned', 'disbursement:' || p_disbursement_id || ':return', p_value_date::timestamp AT TIME ZONE 'UTC', 'disbursement', p_disbursement_id::text,
    ARRAY[ledger.bank_of_entry(wanted.entry_id), ledger.account_id('line_spent', wanted.currency, wanted.campaign_line_id),
      ledger.account_id('line_released', wanted.currency, wanted.campaign_line_id), ledger.account_id('line_free', wanted.currency, wanted.campaign_line_id)],
    ARRAY[wanted.amount_minor, -wanted.amount_minor, wanted.amount_minor, -wanted.amount_minor]);
  PERFORM ledger.return_consumption(p_disbursement_id, entry);
  IF NOT ledger.is_return_travel(wanted.campaign_line_id) OR wanted.state = 'confirmed' THEN
    PERFORM ledger.unpublish_paid(wanted.campaign_line_id, wanted.amount_minor);
  END IF;
  UPDATE ledger.disbursement SET state = 'returned', returned_by = actor, returned_on = p_value_date, return_entry_id = entry WHERE id = p_disbursement_id;
  PERFORM ledger.match_part(line, 'returned_payment', p_disbursement_id::text, wanted.amount_minor, actor);
  PERFORM ledger.settle_line(line);
  PERFORM audit.record('disbursement.returned', 'disbursement', p_disbursement_id::text, jsonb_build_object('entry', entry, 'line', p_bank_line_id));
  RETURN entry;
END $$;

CREATE FUNCTION ledger.store_reconciliation(p_id uuid, p_result jsonb, p_clean boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  INSERT INTO ledger.reconciliation_run (id, ran_at, clean, result) VALUES (p_id, system.now(), p_clean, p_result) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND AND EXISTS (SELECT 1 FROM ledger.reconciliation_run WHERE id = p_id AND (clean, result) <> (p_clean, p_result)) THEN
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.bank_match, ledger.reconciliation_run TO homeward_finance, homeward_auditor, homeward_worker;
GRANT SELECT (returned_by, returned_on, return_entry_id) ON ledger.disbursement TO homeward_auditor;
GRANT EXECUTE ON FUNCTION ledger.match_bank_line(uuid, jsonb) TO homeward_finance, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.unmatch_bank_line(bigint), ledger.book_returned_payment(uuid, uuid, date) TO homeward_finance;
GRANT EXECUTE ON FUNCTION ledger.store_reconciliation(uuid, jsonb, boolean) TO homeward_worker;
