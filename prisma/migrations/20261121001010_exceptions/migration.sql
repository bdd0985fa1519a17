-- Exceptions of finance: what does not fit, with an owner and a due date until it is resolved or written off.
--
-- ledger.open_exception(kind, subject_kind, subject_id, currency, amount_minor, detail) → id (worker, finance); once for
--   a kind and subject while one is open
-- ledger.own_exception(id, owner, due_on) (finance), ledger.resolve_exception(id, note_sealed) (finance; refused while
--   its money is in suspense)
-- ledger.propose_write_off(id, exception_id, reason_sealed) → 'booked' up to the limit of one person, else 'proposed';
--   ledger.confirm_write_off(id) → entry (finance, another one), ledger.reject_write_off(id) (finance)
-- ledger.record_payout(payout_id, amount_minor, currency, status, arrival_on, created_at) → status (worker)
-- What is written here by people is sealed by the application: it may name somebody.

CREATE TABLE ledger.exception (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind ~ '^[a-z_]{3,40}$'),
  subject_kind text NOT NULL CHECK (subject_kind ~ '^[a-z_]{3,40}$'),
  -- An opaque id: of a bank line, a payout, an object at Stripe.
  subject_id text NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 200 AND subject_id !~ '[[:cntrl:]]'),
  currency char(3) CHECK (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint,
  -- Ids and amounts only, never a name.
  detail jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(detail) = 'object' AND pg_column_size(detail) <= 4096),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'written_off')),
  opened_at timestamptz(3) NOT NULL,
  opened_by uuid,
  owner uuid,
  due_on date NOT NULL,
  closed_by uuid,
  closed_at timestamptz(3),
  note_sealed bytea,
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX exception_open ON ledger.exception (kind, subject_kind, subject_id) WHERE state = 'open';
CREATE INDEX exception_subject ON ledger.exception (subject_kind, subject_id);
CREATE INDEX exception_due ON ledger.exception (due_on) WHERE state = 'open';

CREATE TABLE ledger.exception_terms (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  due_days integer NOT NULL DEFAULT 7 CHECK (due_days BETWEEN 1 AND 90)
);
INSERT INTO ledger.exception_terms DEFAULT VALUES;

-- What one person may write off alone. A currency without a row takes two.
CREATE TABLE ledger.write_off_limit (
  currency char(3) PRIMARY KEY REFERENCES giving.currency_limit (currency),
  alone_up_to_minor bigint NOT NULL CHECK (alone_up_to_minor >= 0)
);
-- 50.00 USD, and about as much in the other currencies (November 2026, rounded down).
INSERT INTO ledger.write_off_limit (currency, alone_up_to_minor) VALUES
  ('USD', 5000), ('EUR', 4250), ('GBP', 3750), ('CAD', 6750), ('AUD', 7500), ('CHF', 4000), ('JPY', 7500), ('HUF', 1600000), ('KWD', 15000);

CREATE TABLE ledger.write_off (
  id uuid PRIMARY KEY,
  exception_id uuid NOT NULL REFERENCES ledger.exception (id),
  -- What was in suspense, credit positive: above zero it is income to us, below zero a loss.
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency char(3) NOT NULL,
  reason_sealed bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'booked', 'rejected')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (state = 'booked') = (entry_id IS NOT NULL))
);
CREATE UNIQUE INDEX write_off_open ON ledger.write_off (exception_id) WHERE state = 'proposed';

CREATE FUNCTION ledger.guard_exception() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'write_off' THEN
    IF OLD.state <> 'proposed' OR (to_jsonb(NEW) - '{state,decided_by,decided_at,entry_id}'::text[]) <> (to_jsonb(OLD) - '{state,decided_by,decided_at,entry_id}'::text[]) THEN
      RAISE EXCEPTION 'a write-off is decided once, and not rewritten' USING ERRCODE = 'HW002';
    END IF;
    IF NEW.state = 'booked' AND NEW.decided_by = NEW.proposed_by THEN
      RAISE EXCEPTION 'a second person confirms a write-off' USING ERRCODE = 'HW005';
    END IF;
  ELSIF OLD.state <> 'open' OR (to_jsonb(NEW) - '{state,owner,due_on,closed_by,closed_at,note_sealed,amount_minor,detail}'::text[])
      <> (to_jsonb(OLD) - '{state,owner,due_on,closed_by,closed_at,note_sealed,amount_minor,detail}'::text[]) THEN
    RAISE EXCEPTION 'an exception is closed once, and not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exception_guarded BEFORE UPDATE ON ledger.exception FOR EACH ROW EXECUTE FUNCTION ledger.guard_exception();
CREATE TRIGGER write_off_guarded BEFORE UPDATE ON ledger.write_off FOR EACH ROW EXECUTE FUNCTION ledger.guard_exception();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.exception FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.write_off FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.open_exception(p_kind text, p_subject_kind text, p_subject_id text, p_currency text, p_amount_minor bigint, p_detail jsonb DEFAULT '{}') RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.finance_or_machine();
  opened uuid;
BEGIN
  INSERT INTO ledger.exception (kind, subject_kind, subject_id, currency, amount_minor, detail, opened_at, opened_by, due_on)
    SELECT p_kind, p_subject_kind, p_subject_id, p_currency, p_amount_minor, coalesce(p_detail, '{}'), system.now(), actor,
      (system.now() AT TIME ZONE 'UTC')::date + t.due_days FROM ledger.exception_terms t
    ON CONFLICT DO NOTHING RETURNING id INTO opened;
  IF opened IS NULL THEN
    UPDATE ledger.exception e SET amount_minor = p_amount_minor, detail = coalesce(p_detail, '{}')
      WHERE e.kind = p_kind AND e.subject_kind = p_subject_kind AND e.subject_id = p_subject_id AND e.state = 'open' RETURNING e.id INTO opened;
    RETURN opened;
  END IF;
  PERFORM audit.record('exception.opened', 'exception', opened::text, jsonb_build_object('kind', p_kind, 'subject', p_subject_id));
  RETURN opened;
END $$;

CREATE FUNCTION ledger.lock_exception(p_id uuid) RETURNS ledger.exception
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.exception;
BEGIN
  SELECT * INTO locked FROM ledger.exception WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such exception' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

-- What the entries about this subject left in suspense, credit positive.
CREATE FUNCTION ledger.in_suspense(p_subject_kind text, p_subject_id text, p_currency text) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
  SELECT -coalesce(sum(p.amount_minor), 0)::bigint FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id JOIN ledger.account a ON a.id = p.account_id
    WHERE e.subject_id = p_subject_id AND e.subject_kind = p_subject_kind AND a.code = 'suspense' AND a.currency = p_currency::char(3) $$;

CREATE FUNCTION ledger.own_exception(p_id uuid, p_owner uuid, p_due_on date DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.exception := ledger.lock_exception(p_id);
BEGIN
  IF p_owner IS NULL OR NOT identity.holds_role(p_owner, 'finance') THEN
    RAISE EXCEPTION 'only a finance officer owns an exception' USING ERRCODE = 'HW001';
  END IF;
  IF asked.state <> 'open' THEN
    RAISE EXCEPTION 'this exception is %', asked.state USING ERRCODE = 'HW002';
  END IF;
  UPDATE ledger.exception SET owner = p_owner, due_on = coalesce(p_due_on, due_on) WHERE id = p_id;
  PERFORM audit.record('exception.owned', 'exception', p_id::text, jsonb_build_object('owner', p_owner, 'by', actor));
END $$;

CREATE FUNCTION ledger.resolve_exception(p_id uuid, p_note_sealed bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.exception := ledger.lock_exception(p_id);
BEGIN
  IF asked.state = 'resolved' AND asked.closed_by = actor THEN
    RETURN; -- the same click twice
  END IF;
  IF asked.state <> 'open' THEN
    RAISE EXCEPTION 'this exception is %', asked.state USING ERRCODE = 'HW002';
  END IF;
  IF p_note_sealed IS NULL THEN
    RAISE EXCEPTION 'how it was resolved is written down' USING ERRCODE = 'HW003';
  END IF;
  IF asked.currency IS NOT NULL AND ledger.in_suspense(asked.subject_kind, asked.subject_id, asked.currency) <> 0 THEN
    RAISE EXCEPTION 'its money is still in suspense: match it or write it off' USING ERRCODE = 'HW002';
  END IF;
  UPDATE ledger.exception SET state = 'resolved', closed_by = actor, closed_at = system.now(), note_sealed = p_note_sealed WHERE id = p_id;
  UPDATE ledger.write_off SET state = 'rejected', decided_by = actor, decided_at = system.now() WHERE exception_id = p_id AND state = 'proposed';
  PERFORM audit.record('exception.resolved', 'exception', p_id::text, '{}');
END $$;

-- Closes what is open about a subject because its money has found its place.
CREATE FUNCTION ledger.settle_exceptions(p_subject_kind text, p_subject_id text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  settled uuid;
BEGIN
  FOR settled IN SELECT id FROM ledger.exception WHERE subject_kind = p_subject_kind AND subject_id = p_subject_id AND state = 'open' ORDER BY id FOR UPDATE LOOP
    UPDATE ledger.exception SET state = 'resolved', closed_by = system.actor_id(), closed_at = system.now() WHERE id = settled;
    UPDATE ledger.write_off SET state = 'rejected', decided_by = proposed_by, decided_at = system.now() WHERE exception_id = settled AND state = 'proposed';
    PERFORM audit.record('exception.resolved', 'exception', settled::text, '{}');
  END LOOP;
END $$;

CREATE FUNCTION ledger.book_write_off(p_id uuid, p_exception ledger.exception, p_amount_minor bigint) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  entry uuid;
BEGIN
  entry := ledger.post('write_off', 'write_off:' || p_id, system.now(), p_exception.subject_kind, p_exception.subject_id,
    ARRAY[ledger.account_id('suspense', p_exception.currency), ledger.account_id('write_offs', p_exception.currency)], ARRAY[p_amount_minor, -p_amount_minor]);
  UPDATE ledger.exception SET state = 'written_off', closed_by = system.actor_id(), closed_at = system.now() WHERE id = p_exception.id;
  PERFORM audit.record('write_off.booked', 'exception', p_exception.id::text, jsonb_build_object('writeOff', p_id, 'amountMinor', p_amount_minor::text, 'currency', p_exception.currency));
  RETURN entry;
END $$;

CREATE FUNCTION ledger.propose_write_off(p_id uuid, p_exception_id uuid, p_reason_sealed bytea) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.exception := ledger.lock_exception(p_exception_id);
  known ledger.write_off;
  amount bigint;
  entry uuid;
BEGIN
  SELECT * INTO known FROM ledger.write_off WHERE id = p_id;
  IF FOUND THEN
    IF (known.exception_id, known.proposed_by) <> (p_exception_id, actor) THEN
      RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
    END IF;
    RETURN known.state;
  END IF;
  IF asked.state <> 'open' OR EXISTS (SELECT 1 FROM ledger.write_off WHERE exception_id = p_exception_id AND state = 'proposed') THEN
    RAISE EXCEPTION 'this exception is closed, or its write-off waits for a second person' USING ERRCODE = 'HW002';
  END IF;
  amount := CASE WHEN asked.currency IS NULL THEN 0 ELSE ledger.in_suspense(asked.subject_kind, asked.subject_id, asked.currency) END;
  IF amount = 0 THEN
    RAISE EXCEPTION 'nothing of it is in suspense' USING ERRCODE = 'HW003';
  END IF;
  IF abs(amount) > coalesce((SELECT alone_up_to_minor FROM ledger.write_off_limit WHERE currency = asked.currency), 0) THEN
    INSERT INTO ledger.write_off (id, exception_id, amount_minor, currency, reason_sealed, state, proposed_by, proposed_at)
      VALUES (p_id, p_exception_id, amount, asked.currency, p_reason_sealed, 'proposed', actor, system.now());
    PERFORM audit.record('write_off.proposed', 'exception', p_exception_id::text, jsonb_build_object('writeOff', p_id, 'amountMinor', amount::text, 'currency', asked.currency));
    RETURN 'proposed';
  END IF;
  entry := ledger.book_write_off(p_id, asked, amount);
  INSERT INTO ledger.write_off (id, exception_id, amount_minor, currency, reason_sealed, state, proposed_by, proposed_at, decided_by, decided_at, entry_id)
    VALUES (p_id, p_exception_id, amount, asked.currency, p_reason_sealed, 'booked', actor, system.now(), actor, system.now(), entry);
  RETURN 'booked';
END $$;

CREATE FUNCTION ledger.lock_write_off(p_id uuid) RETURNS ledger.write_off
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.write_off;
BEGIN
  -- The exception first, as whoever proposes does.
  PERFORM ledger.lock_exception(w.exception_id) FROM ledger.write_off w WHERE w.id = p_id;
  SELECT * INTO locked FROM ledger.write_off WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such write-off' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

CREATE FUNCTION ledger.confirm_write_off(p_id uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.write_off := ledger.lock_write_off(p_id);
  subject ledger.exception := ledger.lock_exception(asked.exception_id);
  entry uuid;
BEGIN
  IF asked.proposed_by = actor THEN
    RAISE EXCEPTION 'a second person confirms a write-off' USING ERRCODE = 'HW005';
  END IF;
  IF asked.state = 'booked' AND asked.decided_by = actor THEN
    RETURN asked.entry_id; -- the same click twice
  END IF;
  IF asked.state <> 'proposed' OR subject.state <> 'open' OR ledger.in_suspense(subject.subject_kind, subject.subject_id, subject.currency) <> asked.amount_minor THEN
    RAISE EXCEPTION 'what was to be written off has changed' USING ERRCODE = 'HW002';
  END IF;
  entry := ledger.book_write_off(p_id, subject, asked.amount_minor);
  UPDATE ledger.write_off SET state = 'booked', decided_by = actor, decided_at = system.now(), entry_id = entry WHERE id = p_id;
  RETURN entry;
END $$;

CREATE FUNCTION ledger.reject_write_off(p_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.write_off := ledger.lock_write_off(p_id);
BEGIN
  IF asked.state = 'rejected' THEN
    RETURN;
  END IF;
  IF asked.state <> 'proposed' THEN
    RAISE EXCEPTION 'this write-off is %', asked.state USING ERRCODE = 'HW002';
  END IF;
  UPDATE ledger.write_off SET state = 'rejected', decided_by = actor, decided_at = system.now() WHERE id = p_id;
  PERFORM audit.record('write_off.rejected', 'exception', asked.exception_id::text, jsonb_build_object('writeOff', p_id));
END $$;

CREATE FUNCTION ledger.payout_rank(p_status text) RETURNS integer
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  AS $$ SELECT CASE p_status WHEN 'pending' THEN 1 WHEN 'in_transit' THEN 2 WHEN 'paid' THEN 3 ELSE 4 END $$;

-- A later word never goes back to an earlier one; a payout that failed after it was paid is looked at.
CREATE FUNCTION ledger.record_payout(p_payout_id text, p_amount_minor bigint, p_currency text, p_status text, p_arrival_on date, p_created_at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  known ledger.payout;
BEGIN
  INSERT INTO ledger.payout (payout_id, amount_minor, currency, status, arrival_on, created_at, recorded_at)
    VALUES (p_payout_id, p_amount_minor, p_currency, p_status, p_arrival_on, p_created_at, system.now()) ON CONFLICT (payout_id) DO NOTHING;
  IF FOUND THEN
    RETURN p_status;
  END IF;
  SELECT * INTO STRICT known FROM ledger.payout WHERE payout_id = p_payout_id FOR UPDATE;
  IF (known.amount_minor, known.currency::text) <> (p_amount_minor, p_currency) THEN
    RAISE EXCEPTION 'payout % was recorded with another input', p_payout_id USING ERRCODE = 'HW004';
  END IF;
  IF ledger.payout_rank(p_status) < ledger.payout_rank(known.status) OR (known.status, known.arrival_on) = (p_status, p_arrival_on) THEN
    RETURN known.status;
  END IF;
  UPDATE ledger.payout SET status = p_status, arrival_on = p_arrival_on, recorded_at = system.now() WHERE payout_id = p_payout_id;
  IF known.status = 'paid' AND p_status = 'failed' THEN
    PERFORM ledger.open_exception('payout_failed_after_paid', 'payout', p_payout_id, p_currency, p_amount_minor, '{}');
  END IF;
  RETURN p_status;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.exception, ledger.write_off TO homeward_finance, homeward_worker;
GRANT SELECT (id, kind, subject_kind, subject_id, currency, amount_minor, detail, state, opened_at, opened_by, owner, due_on, closed_by, closed_at) ON ledger.exception TO homeward_auditor;
GRANT SELECT (id, exception_id, amount_minor, currency, state, proposed_by, proposed_at, decided_by, decided_at, entry_id) ON ledger.write_off TO homeward_auditor;
GRANT SELECT ON ledger.write_off_limit, ledger.exception_terms TO homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.open_exception(text, text, text, text, bigint, jsonb) TO homeward_finance, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.in_suspense(text, text, text) TO homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.own_exception(uuid, uuid, date), ledger.resolve_exception(uuid, bytea), ledger.propose_write_off(uuid, uuid, bytea),
  ledger.confirm_write_off(uuid), ledger.reject_write_off(uuid) TO homeward_finance;
GRANT EXECUTE ON FUNCTION ledger.record_payout(text, bigint, text, text, date, timestamptz) TO homeward_worker;
