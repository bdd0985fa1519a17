-- Periods: months that two people close, without a lock on posting.
--
-- ledger.propose_period_close(month) (finance; the oldest open month that is over), ledger.confirm_period_close(month) →
--   'closed', or 'waiting' while a transaction older than the proposal is still running (finance, another one),
--   ledger.reject_period_close(month) (finance)
-- ledger.trial_balance(month), ledger.statement_of_funds(month) (finance, auditor, worker): any month, in a time that does
--   not grow with the number of postings: the last period closed, the movements that the sealer keeps by month, the tail.
--
-- An entry belongs to the month in which it took effect, or to the first open month when that one is closed or about to be.
-- A proposal diverts what comes after it. What was under way when it was made is told by transaction numbers: whoever takes
-- a number after the proposal could be seen, sees it, since ledger.set_period looks after taking its number. So when the
-- sealer has passed a number taken after the proposal was seen (the boundary), the month is complete, and stays so.
-- The leaf of an entry names its period from version 2 on.

CREATE TABLE ledger.period_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  first_open date NOT NULL DEFAULT '-infinity'
);
INSERT INTO ledger.period_head DEFAULT VALUES;

CREATE TABLE ledger.period (
  month date PRIMARY KEY CHECK (extract(day FROM month) = 1),
  state text NOT NULL CHECK (state IN ('open', 'proposed', 'closed')),
  -- One proposal from the next, when one was rejected in between.
  proposal uuid NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  -- What was the first open month before, for a proposal that is rejected.
  first_open_before date NOT NULL,
  boundary bigint,
  closed_by uuid,
  closed_at timestamptz(3),
  CONSTRAINT period_close_takes_two CHECK (closed_by <> proposed_by),
  CHECK ((state = 'closed') = (closed_by IS NOT NULL) AND (closed_by IS NULL) = (closed_at IS NULL)),
  CHECK (state <> 'closed' OR boundary IS NOT NULL)
);

-- Debit positive, all postings of this and earlier periods. Written once, when the month is closed.
CREATE TABLE ledger.period_balance (
  month date NOT NULL REFERENCES ledger.period (month),
  account_id integer NOT NULL REFERENCES ledger.account (id),
  closing_minor bigint NOT NULL,
  PRIMARY KEY (month, account_id)
);

-- What the sealer has passed, by month. Derived: the sealed postings say the same.
CREATE TABLE ledger.period_movement (
  period date NOT NULL,
  account_id integer NOT NULL REFERENCES ledger.account (id),
  debit_minor bigint NOT NULL CHECK (debit_minor >= 0),
  credit_minor bigint NOT NULL CHECK (credit_minor >= 0),
  PRIMARY KEY (period, account_id)
);

-- Entries of before stay what they were sealed as.
ALTER TABLE ledger.entry ADD COLUMN period date, ADD COLUMN leaf_version smallint NOT NULL DEFAULT 1 CHECK (leaf_version IN (1, 2));
ALTER TABLE ledger.entry ALTER COLUMN leaf_version SET DEFAULT 2;
ALTER TABLE ledger.entry DISABLE TRIGGER append_only;
UPDATE ledger.entry SET period = date_trunc('month', effective_at AT TIME ZONE 'UTC')::date;
ALTER TABLE ledger.entry ENABLE TRIGGER append_only;
ALTER TABLE ledger.entry ALTER COLUMN period SET NOT NULL, ADD CONSTRAINT entry_period_is_a_month CHECK (extract(day FROM period) = 1);
INSERT INTO ledger.period_movement (period, account_id, debit_minor, credit_minor)
  SELECT e.period, p.account_id, sum(greatest(p.amount_minor, 0)), -sum(least(p.amount_minor, 0))
    FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id WHERE e.xact < (SELECT through_xact FROM ledger.seal_head WHERE chain = 'ledger')
    GROUP BY e.period, p.account_id;

CREATE FUNCTION ledger.set_period() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  -- With an older snapshot a proposal could be overlooked.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the ledger is posted to at read committed' USING ERRCODE = 'HW002';
  END IF;
  -- The number first, then the look.
  PERFORM pg_current_xact_id();
  NEW.period := greatest(date_trunc('month', NEW.effective_at AT TIME ZONE 'UTC')::date, (SELECT first_open FROM ledger.period_head));
  NEW.leaf_version := 2;
  RETURN NEW;
END $$;
CREATE TRIGGER period_set BEFORE INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.set_period();

CREATE FUNCTION ledger.guard_period() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF OLD.state = 'closed' OR NEW.month <> OLD.month THEN
    RAISE EXCEPTION 'a month is closed for good' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER period_guarded BEFORE UPDATE ON ledger.period FOR EACH ROW EXECUTE FUNCTION ledger.guard_period();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.period FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.period_head FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.period_movement FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.period_balance FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE OR REPLACE FUNCTION ledger.entry_leaf(p_entry_id uuid) RETURNS bytea
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
  SELECT sha256(convert_to(concat_ws(E'\n', 'homeward-entry-' || e.leaf_version, e.id, e.kind, ledger.epoch_ms(e.effective_at), ledger.epoch_ms(e.booked_at),
    CASE WHEN e.leaf_version >= 2 THEN to_char(e.period, 'YYYY-MM-DD') END,
    e.idempotency_key, encode(e.input_hash, 'hex'), coalesce(e.actor_id::text, '-'), coalesce(e.reverses_entry_id::text, '-'),
    e.subject_kind, e.subject_id,
    (SELECT string_agg(concat_ws(' ', p.position, a.code, coalesce(a.campaign_line_id::text, '-'), p.currency, p.amount_minor), E'\n' ORDER BY p.position)
      FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id WHERE p.entry_id = e.id)), 'UTF8'))
  FROM ledger.entry e WHERE e.id = p_entry_id $$;

CREATE OR REPLACE FUNCTION ledger.seal(p_limit integer DEFAULT 10000) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  head ledger.seal_head;
  horizon bigint;
  first_xact bigint;
  cut bigint;
  leaf record;
  seen_proposal uuid;
  seqs bigint[] := '{}';
  entry_ids uuid[] := '{}';
  leaves bytea[] := '{}';
  hashes bytea[] := '{}';
BEGIN
  -- A proposal that is seen before this transaction has its number is older than that number.
  IF pg_current_xact_id_if_assigned() IS NULL THEN
    SELECT proposal INTO seen_proposal FROM ledger.period WHERE state = 'proposed' AND boundary IS NULL;
  END IF;
  SELECT * INTO head FROM ledger.seal_head WHERE chain = 'ledger' FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0; -- another sealer is at work
  END IF;
  IF seen_proposal IS NOT NULL THEN
    UPDATE ledger.period SET boundary = ledger.xact_number() WHERE proposal = seen_proposal AND state = 'proposed' AND boundary IS NULL;
  END IF;
  horizon := ledger.xact_horizon();
  IF horizon < head.through_xact THEN
    RAISE EXCEPTION 'transaction numbers went back: this is a restored dump, call ledger.rebase_after_restore()' USING ERRCODE = 'HW002';
  END IF;
  SELECT min(xact) INTO first_xact FROM ledger.entry WHERE xact >= head.through_xact AND xact < horizon;
  -- A transaction is sealed as a whole, however many entries it has.
  SELECT xact INTO cut FROM ledger.entry WHERE xact >= head.through_xact AND xact < horizon ORDER BY xact OFFSET p_limit LIMIT 1;
  IF cut IS NOT NULL THEN
    horizon := greatest(cut, first_xact + 1);
  END IF;
  FOR leaf IN
    SELECT e.id, ledger.entry_leaf(e.id) AS hash FROM ledger.entry e
      WHERE e.xact >= head.through_xact AND e.xact < horizon ORDER BY e.xact, e.id
  LOOP
    head.seq := head.seq + 1;
    head.hash := sha256(head.hash || leaf.hash);
    seqs := array_append(seqs, head.seq);
    entry_ids := array_append(entry_ids, leaf.id);
    leaves := array_append(leaves, leaf.hash);
    hashes := array_append(hashes, head.hash);
  END LOOP;
  INSERT INTO ledger.entry_seal (seq, entry_id, leaf, hash, sealed_at)
    SELECT u.seq, u.entry_id, u.leaf, u.hash, system.now() FROM unnest(seqs, entry_ids, leaves, hashes) AS u (seq, entry_id, leaf, hash);
  WITH moved AS (
    INSERT INTO ledger.period_movement AS m (period, account_id, debit_minor, credit_minor)
      SELECT e.period, p.account_id, sum(greatest(p.amount_minor, 0)), -sum(least(p.amount_minor, 0))
        FROM unnest(entry_ids) AS u (id) JOIN ledger.entry e ON e.id = u.id JOIN ledger.posting p ON p.entry_id = u.id
        GROUP BY e.period, p.account_id ORDER BY e.period, p.account_id
      ON CONFLICT (period, account_id) DO UPDATE SET debit_minor = m.debit_minor + excluded.debit_minor, credit_minor = m.credit_minor + excluded.credit_minor
  )
  INSERT INTO ledger.account_checkpoint AS c (account_id, balance_minor, through_xact)
    SELECT p.account_id, sum(p.amount_minor), horizon FROM unnest(entry_ids) AS u (id) JOIN ledger.posting p ON p.entry_id = u.id
      GROUP BY p.account_id ORDER BY p.account_id
    ON CONFLICT (account_id) DO UPDATE SET balance_minor = c.balance_minor + excluded.balance_minor, through_xact = excluded.through_xact;
  UPDATE ledger.seal_head SET seq = head.seq, hash = head.hash, through_xact = horizon WHERE chain = 'ledger';
  RETURN cardinality(seqs);
END $$;

-- The oldest month that may be proposed, were it over: the first open one, or that of the oldest entry.
CREATE FUNCTION ledger.next_period() RETURNS date
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT CASE WHEN isfinite(h.first_open) THEN h.first_open ELSE least(
      (SELECT min(m.period) FROM ledger.period_movement m),
      (SELECT min(e.period) FROM ledger.entry e WHERE e.xact >= s.through_xact)) END
    FROM ledger.period_head h, ledger.seal_head s WHERE s.chain = 'ledger' $$;

CREATE FUNCTION ledger.propose_period_close(p_month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  head ledger.period_head;
BEGIN
  SELECT * INTO STRICT head FROM ledger.period_head FOR UPDATE;
  IF EXISTS (SELECT 1 FROM ledger.period WHERE month = p_month AND state = 'proposed' AND proposed_by = actor) THEN
    RETURN; -- the same click twice
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.period WHERE state = 'proposed') THEN
    RAISE EXCEPTION 'another proposal waits for a second person' USING ERRCODE = 'HW002';
  END IF;
  IF p_month IS DISTINCT FROM ledger.next_period() OR p_month + interval '1 month' > system.now() AT TIME ZONE 'UTC' THEN
    RAISE EXCEPTION 'only the oldest open month that is over is closed' USING ERRCODE = 'HW002';
  END IF;
  INSERT INTO ledger.period (month, state, proposal, proposed_by, proposed_at, first_open_before)
    VALUES (p_month, 'proposed', gen_random_uuid(), actor, system.now(), head.first_open)
    ON CONFLICT (month) DO UPDATE SET state = 'proposed', proposal = excluded.proposal, proposed_by = actor, proposed_at = system.now(), boundary = NULL;
  UPDATE ledger.period_head SET first_open = (p_month + interval '1 month')::date;
  PERFORM audit.record('period.close_proposed', 'period', to_char(p_month, 'YYYY-MM'), '{}');
END $$;

CREATE FUNCTION ledger.lock_period(p_month date) RETURNS ledger.period
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.period;
BEGIN
  SELECT * INTO locked FROM ledger.period WHERE month = p_month FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody proposed to close this month' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

CREATE FUNCTION ledger.confirm_period_close(p_month date) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.period;
  before date;
BEGIN
  -- First of all: it looks for the proposal before this transaction has a number.
  PERFORM ledger.seal();
  asked := ledger.lock_period(p_month);
  IF asked.proposed_by = actor THEN
    RAISE EXCEPTION 'a second person confirms that a month is closed' USING ERRCODE = 'HW005';
  END IF;
  IF asked.state = 'closed' AND asked.closed_by = actor THEN
    RETURN 'closed'; -- the same click twice
  END IF;
  IF asked.state <> 'proposed' THEN
    RAISE EXCEPTION 'this month is %', asked.state USING ERRCODE = 'HW002';
  END IF;
  IF asked.boundary IS NULL OR asked.boundary > (SELECT through_xact FROM ledger.seal_head WHERE chain = 'ledger') THEN
    RETURN 'waiting';
  END IF;
  SELECT max(month) INTO before FROM ledger.period WHERE state = 'closed' AND month < p_month;
  INSERT INTO ledger.period_balance (month, account_id, closing_minor)
    SELECT p_month, s.account_id, sum(s.amount) FROM (
      SELECT b.account_id, b.closing_minor AS amount FROM ledger.period_balance b WHERE b.month = before
      UNION ALL SELECT m.account_id, m.debit_minor - m.credit_minor FROM ledger.period_movement m WHERE m.period <= p_month AND m.period > coalesce(before, '-infinity')
    ) s GROUP BY s.account_id;
  UPDATE ledger.period SET state = 'closed', closed_by = actor, closed_at = system.now() WHERE month = p_month;
  PERFORM audit.record('period.closed', 'period', to_char(p_month, 'YYYY-MM'), '{}');
  RETURN 'closed';
END $$;

CREATE FUNCTION ledger.reject_period_close(p_month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  asked ledger.period;
BEGIN
  PERFORM 1 FROM ledger.period_head FOR UPDATE;
  asked := ledger.lock_period(p_month);
  IF asked.state = 'open' THEN
    RETURN;
  END IF;
  UPDATE ledger.period SET state = 'open', boundary = NULL WHERE month = p_month;
  UPDATE ledger.period_head SET first_open = asked.first_open_before;
  PERFORM audit.record('period.close_rejected', 'period', to_char(p_month, 'YYYY-MM'), jsonb_build_object('by', actor));
END $$;

-- By account: what it held when the month began, what moved, what it held when the month ended. Debit positive.
CREATE FUNCTION ledger.month_by_account(p_month date) RETURNS TABLE (account_id integer, opening_minor bigint, debit_minor bigint, credit_minor bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  WITH base AS (SELECT coalesce(max(p.month), '-infinity') AS month FROM ledger.period p WHERE p.state = 'closed' AND p.month < p_month),
  moved AS (
    SELECT b.account_id, '-infinity'::date AS period, greatest(b.closing_minor, 0) AS debit, -least(b.closing_minor, 0) AS credit
      FROM ledger.period_balance b, base WHERE b.month = base.month
    UNION ALL SELECT m.account_id, m.period, m.debit_minor, m.credit_minor FROM ledger.period_movement m, base WHERE m.period > base.month AND m.period <= p_month
    UNION ALL SELECT p.account_id, e.period, greatest(p.amount_minor, 0), -least(p.amount_minor, 0)
      FROM base, ledger.seal_head s JOIN ledger.entry e ON e.xact >= s.through_xact JOIN ledger.posting p ON p.entry_id = e.id
      WHERE s.chain = 'ledger' AND e.period > base.month AND e.period <= p_month
  )
  SELECT m.account_id, coalesce(sum(m.debit - m.credit) FILTER (WHERE m.period < p_month), 0)::bigint,
    coalesce(sum(m.debit) FILTER (WHERE m.period = p_month), 0)::bigint, coalesce(sum(m.credit) FILTER (WHERE m.period = p_month), 0)::bigint
  FROM moved m GROUP BY m.account_id $$;

CREATE FUNCTION ledger.trial_balance(p_month date)
  RETURNS TABLE (account_code text, type text, normal_side text, fund text, currency text, opening_minor bigint, debit_minor bigint, credit_minor bigint, closing_minor bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT c.code, c.type, c.normal_side, c.fund, a.currency::text, sum(m.opening_minor)::bigint, sum(m.debit_minor)::bigint, sum(m.credit_minor)::bigint,
    sum(m.opening_minor + m.debit_minor - m.credit_minor)::bigint
  FROM ledger.month_by_account(p_month) m JOIN ledger.account a ON a.id = m.account_id JOIN ledger.account_code c ON c.code = a.code
  GROUP BY c.code, c.type, c.normal_side, c.fund, a.currency
  ORDER BY a.currency, array_position(ARRAY['asset', 'liability', 'fund', 'income', 'expense'], c.type), c.code $$;

-- Credit positive. Received is net of what was given back or moved to another fund; released is what a restriction let go.
CREATE FUNCTION ledger.statement_of_funds(p_month date)
  RETURNS TABLE (fund text, currency text, opening_minor bigint, received_minor bigint, released_minor bigint, spent_minor bigint, closing_minor bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT t.fund, t.currency, -sum(t.opening_minor)::bigint,
    coalesce(sum(t.credit_minor - t.debit_minor) FILTER (WHERE t.type IN ('fund', 'income')), 0)::bigint,
    coalesce(sum(t.credit_minor - t.debit_minor) FILTER (WHERE t.account_code = 'line_released'), 0)::bigint,
    coalesce(sum(t.debit_minor - t.credit_minor) FILTER (WHERE t.type = 'expense'), 0)::bigint,
    -sum(t.closing_minor)::bigint
  FROM ledger.trial_balance(p_month) t WHERE t.fund IS NOT NULL AND t.type IN ('fund', 'income', 'expense')
  GROUP BY t.fund, t.currency ORDER BY t.currency, array_position(ARRAY['restricted', 'pool', 'reserve', 'operating'], t.fund) $$;

-- Who may own an exception.
CREATE VIEW ledger.finance_officer WITH (security_barrier) AS
  SELECT u.id AS user_id, u.name FROM identity."user" u WHERE identity.holds_role(u.id, 'finance');

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.period, ledger.period_head, ledger.period_balance, ledger.period_movement TO homeward_finance, homeward_auditor, homeward_worker;
GRANT SELECT ON ledger.finance_officer TO homeward_finance;
GRANT EXECUTE ON FUNCTION ledger.propose_period_close(date), ledger.confirm_period_close(date), ledger.reject_period_close(date) TO homeward_finance;
GRANT EXECUTE ON FUNCTION ledger.next_period(), ledger.trial_balance(date), ledger.statement_of_funds(date) TO homeward_finance, homeward_auditor, homeward_worker;
