-- Posting, faster: the same rules with fewer statements, and no lock that all commits share.
--
-- 1. system.add_job puts the job into the queue without NOTIFY. A commit that notifies holds one lock for the whole
--    cluster until it is durable, so gifts to different lines waited for each other's fsync. Workers find the job at their
--    next poll.
-- 2. ledger.account_id looks a line's account up by its line: IS NOT DISTINCT FROM cannot use an index.
-- 3. ledger.post inserts the postings with the currencies of their accounts in one statement.
-- 4. ledger.check_postings reads account and rule with the posting, and moves the position of a single line directly.

CREATE OR REPLACE FUNCTION system.add_job(task text, job_payload json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO graphile_worker._private_jobs (task_id, payload, max_attempts)
    SELECT id, job_payload, 25 FROM graphile_worker._private_tasks WHERE identifier = task;
  IF NOT FOUND THEN
    INSERT INTO graphile_worker._private_tasks (identifier) VALUES (task) ON CONFLICT DO NOTHING;
    INSERT INTO graphile_worker._private_jobs (task_id, payload, max_attempts)
      SELECT id, job_payload, 25 FROM graphile_worker._private_tasks WHERE identifier = task;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION ledger.account_id(p_code text, p_currency text, p_campaign_line_id uuid DEFAULT NULL) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  found_id integer;
BEGIN
  IF p_campaign_line_id IS NULL THEN
    SELECT id INTO found_id FROM ledger.account WHERE code = p_code AND currency = p_currency::char(3) AND campaign_line_id IS NULL;
  ELSE
    SELECT id INTO found_id FROM ledger.account WHERE code = p_code AND currency = p_currency::char(3) AND campaign_line_id = p_campaign_line_id;
  END IF;
  IF found_id IS NULL THEN
    INSERT INTO ledger.account (code, per_line, campaign_line_id, currency)
      VALUES (p_code, p_campaign_line_id IS NOT NULL, p_campaign_line_id, p_currency) ON CONFLICT DO NOTHING;
    SELECT id INTO STRICT found_id FROM ledger.account
      WHERE code = p_code AND currency = p_currency::char(3) AND campaign_line_id IS NOT DISTINCT FROM p_campaign_line_id;
  END IF;
  RETURN found_id;
END $$;

CREATE OR REPLACE FUNCTION ledger.post(
  p_kind text, p_idempotency_key text, p_effective_at timestamptz, p_subject_kind text, p_subject_id text,
  p_account_ids integer[], p_amounts_minor bigint[], p_reverses_entry_id uuid DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  new_id uuid;
  existing record;
  account_ids integer[] := p_account_ids;
  amounts bigint[] := p_amounts_minor;
  here constant bigint := pg_current_xact_id()::text::bigint + (SELECT origin FROM ledger.xact_origin);
  hash constant bytea := sha256(convert_to(concat_ws(E'\n', p_kind, (extract(epoch FROM p_effective_at) * 1000)::bigint, p_subject_kind,
    p_subject_id, p_account_ids::text, p_amounts_minor::text, p_reverses_entry_id), 'UTF8'));
BEGIN
  IF 0 = ANY (amounts) THEN
    account_ids := '{}';
    amounts := '{}';
    FOR i IN 1 .. cardinality(p_amounts_minor) LOOP
      CONTINUE WHEN p_amounts_minor[i] = 0;
      account_ids := account_ids || p_account_ids[i];
      amounts := amounts || p_amounts_minor[i];
    END LOOP;
  END IF;
  INSERT INTO ledger.entry AS e (kind, effective_at, booked_at, idempotency_key, input_hash, actor_id, reverses_entry_id,
      subject_kind, subject_id, posting_count, xact)
    VALUES (p_kind, p_effective_at, system.now(), p_idempotency_key, hash, system.actor_id(), p_reverses_entry_id,
      p_subject_kind, p_subject_id, cardinality(amounts), here)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING e.id INTO new_id;
  IF new_id IS NULL THEN
    SELECT e.id, e.input_hash INTO STRICT existing FROM ledger.entry e WHERE e.idempotency_key = p_idempotency_key;
    IF existing.input_hash <> hash THEN
      RAISE EXCEPTION 'the key % was used with another input', p_idempotency_key USING ERRCODE = 'HW004';
    END IF;
    RETURN existing.id;
  END IF;
  INSERT INTO ledger.posting (entry_id, position, account_id, currency, amount_minor, xact)
    SELECT new_id, u.position, u.account_id, (SELECT a.currency FROM ledger.account a WHERE a.id = u.account_id), u.amount, here
    FROM unnest(account_ids, amounts) WITH ORDINALITY AS u (account_id, amount, position);
  RETURN new_id;
END $$;

-- Row by row, since an entry has few postings and a set-based check costs more than the inserts themselves.
-- Index scans even on empty tables: a session plans once, and the ledger grows under its plan.
CREATE OR REPLACE FUNCTION ledger.check_postings() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  here constant bigint := pg_current_xact_id()::text::bigint + (SELECT origin FROM ledger.xact_origin);
  posting record;
  entry ledger.entry;
  expected integer := 0;
  last_position integer := 0;
  total numeric := 0;
  currency char(3);
  several boolean := false;
  -- The one line that is moved, and by how much; several lines are moved together below.
  line_id uuid;
  several_lines boolean := false;
  allocated bigint := 0;
  reserved bigint := 0;
  frozen bigint := 0;
  paid bigint := 0;
BEGIN
  FOR posting IN
    SELECT p.entry_id, p.position, p.currency, p.amount_minor, p.xact, a.found, a.campaign_line_id, a.account_currency, a.position_effect
      FROM added p LEFT JOIN LATERAL (
        SELECT true AS found, k.campaign_line_id, k.currency AS account_currency,
          (SELECT c.position_effect FROM ledger.account_code c WHERE c.code = k.code) AS position_effect
        FROM ledger.account k WHERE k.id = p.account_id OFFSET 0) a ON true
      ORDER BY p.entry_id, p.position
  LOOP
    IF entry.id IS DISTINCT FROM posting.entry_id THEN
      IF last_position <> expected OR (total <> 0 AND NOT several) THEN
        EXIT;
      END IF;
      SELECT * INTO entry FROM ledger.entry WHERE id = posting.entry_id;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'a posting has no entry' USING ERRCODE = 'HW006';
      END IF;
      expected := entry.posting_count;
      last_position := 0;
      total := 0;
      currency := posting.currency;
    END IF;
    IF posting.found IS NULL OR posting.account_currency <> posting.currency THEN
      RAISE EXCEPTION 'an account does not exist in this currency' USING ERRCODE = 'HW006';
    END IF;
    IF posting.xact <> here OR entry.xact <> here THEN
      RAISE EXCEPTION 'a posting was added to an entry of another transaction' USING ERRCODE = 'HW006';
    END IF;
    IF posting.position <> last_position + 1 THEN
      RAISE EXCEPTION 'an entry is incomplete' USING ERRCODE = 'HW006';
    END IF;
    last_position := posting.position;
    total := total + posting.amount_minor;
    several := several OR posting.currency <> currency;
    IF posting.position_effect IS NOT NULL THEN
      several_lines := several_lines OR line_id <> posting.campaign_line_id;
      line_id := posting.campaign_line_id;
      CASE posting.position_effect
        WHEN 'spent' THEN
          allocated := allocated + posting.amount_minor;
          paid := paid + posting.amount_minor;
        WHEN 'free' THEN allocated := allocated - posting.amount_minor;
        WHEN 'reserved' THEN
          allocated := allocated - posting.amount_minor;
          reserved := reserved - posting.amount_minor;
        WHEN 'frozen' THEN
          allocated := allocated - posting.amount_minor;
          frozen := frozen - posting.amount_minor;
      END CASE;
    END IF;
  END LOOP;
  IF last_position <> expected THEN
    RAISE EXCEPTION 'an entry is incomplete' USING ERRCODE = 'HW006';
  END IF;
  IF (total <> 0 AND NOT several) OR (several AND EXISTS (SELECT 1 FROM added a GROUP BY a.entry_id, a.currency HAVING sum(a.amount_minor) <> 0)) THEN
    RAISE EXCEPTION 'an entry does not balance to zero' USING ERRCODE = 'HW006';
  END IF;
  IF several_lines THEN
    -- One order of locks for everybody, so that two gifts over the same lines cannot deadlock.
    PERFORM 1 FROM ledger.line_position
      WHERE campaign_line_id IN (SELECT a.campaign_line_id FROM added p JOIN ledger.account a ON a.id = p.account_id)
      ORDER BY campaign_line_id FOR NO KEY UPDATE;
    UPDATE ledger.line_position l SET
        allocated_minor = l.allocated_minor + d.allocated, reserved_minor = l.reserved_minor + d.reserved,
        frozen_minor = l.frozen_minor + d.frozen, paid_minor = l.paid_minor + d.paid
      FROM (
        SELECT a.campaign_line_id,
          coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'spent'), 0)
            - coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect IN ('free', 'reserved', 'frozen')), 0) AS allocated,
          -coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'reserved'), 0) AS reserved,
          -coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'frozen'), 0) AS frozen,
          coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'spent'), 0) AS paid
        FROM added p JOIN ledger.account a ON a.id = p.account_id JOIN ledger.account_code c ON c.code = a.code
        WHERE c.position_effect IS NOT NULL GROUP BY a.campaign_line_id
      ) d
      WHERE l.campaign_line_id = d.campaign_line_id;
  ELSIF line_id IS NOT NULL THEN
    UPDATE ledger.line_position l SET
        allocated_minor = l.allocated_minor + allocated, reserved_minor = l.reserved_minor + reserved,
        frozen_minor = l.frozen_minor + frozen, paid_minor = l.paid_minor + paid
      WHERE l.campaign_line_id = line_id;
  END IF;
  RETURN NULL;
END $$;

-- 5. Plans are made once a session: estimates of an array's length made the planner plan every call anew.
ALTER FUNCTION ledger.post(text, text, timestamptz, text, text, integer[], bigint[], uuid) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION ledger.check_entry() SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION giving.book_gift(uuid, text, text, bigint, text, timestamptz, bytea, bytea) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION giving.book_balance_transaction(text, text, bigint, bigint, bigint, text, numeric, text, bigint, text, timestamptz, timestamptz)
  SET plan_cache_mode = force_generic_plan;

-- 6. The same rule column by column: two jsonb documents for every paid checkout were most of its cost.
CREATE OR REPLACE FUNCTION giving.guard_checkout() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
DECLARE
  as_it_was giving.checkout := NEW;
BEGIN
  as_it_was.session_id := OLD.session_id;
  as_it_was.session_expires_at := OLD.session_expires_at;
  as_it_was.status := OLD.status;
  as_it_was.hold_minor := OLD.hold_minor;
  IF as_it_was IS DISTINCT FROM OLD THEN
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
