-- Working with Stripe: whose account this is, how long a checkout may be asked for again, what the sweeps have seen, money
-- that nobody knows, and what was given up by the machine until a person looks at it.
--
-- system.claim_installation(mode, account) → account: kept for good at the first start (worker); another mode or account HW002.
-- giving.sweep_from(name) → instant or null, giving.mark_sweep(name, seen_to): never goes back (worker).
-- giving.requeue_events(stale_before) → how many (worker): stored, not worked off, and no job left that would.
-- giving.book_unknown_transaction(id, type, amount_minor, fee_minor, net_minor, currency, exchange_rate, source_id,
--   available_on, created_at) → entry: of a payment that is not ours; waits in suspense (worker).
-- giving.retry_event(event_id), giving.give_up_event(event_id, why) (finance).
-- system.struggling_jobs(attempts_min) → jobs that failed, system.retry_job(job_id), system.give_up_job(job_id, why) (finance).

-- ── whose installation this is ─────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION system.keep_installation() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.stripe_account_id IS NOT NULL
    OR (to_jsonb(NEW) - 'stripe_account_id') <> (to_jsonb(OLD) - 'stripe_account_id') THEN
    RAISE EXCEPTION 'what an installation is for is kept for good' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER installation_is_for_good ON system.installation;
CREATE TRIGGER installation_is_for_good BEFORE UPDATE OR DELETE ON system.installation
  FOR EACH ROW EXECUTE FUNCTION system.keep_installation();

CREATE FUNCTION system.claim_installation(p_mode text, p_account text DEFAULT NULL) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  known system.installation;
BEGIN
  IF p_account IS NOT NULL AND p_account !~ '^acct_[A-Za-z0-9_]{3,100}$' THEN
    RAISE EXCEPTION 'this is no account of Stripe' USING ERRCODE = 'HW002';
  END IF;
  INSERT INTO system.installation (mode, stripe_account_id) VALUES (p_mode, p_account) ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT known FROM system.installation FOR UPDATE;
  IF known.mode <> p_mode THEN
    RAISE EXCEPTION 'this database belongs to a % installation', known.mode USING ERRCODE = 'HW002';
  END IF;
  IF p_account IS NOT NULL AND known.stripe_account_id IS NULL THEN
    UPDATE system.installation SET stripe_account_id = p_account;
    RETURN p_account;
  END IF;
  IF p_account IS NOT NULL AND known.stripe_account_id <> p_account THEN
    RAISE EXCEPTION 'this database belongs to account %', known.stripe_account_id USING ERRCODE = 'HW002';
  END IF;
  RETURN known.stripe_account_id;
END $$;
REVOKE INSERT ON system.installation FROM homeward_worker;
REVOKE ALL ON FUNCTION system.claim_installation(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system.claim_installation(text, text) TO homeward_worker;

-- ── a checkout that is asked for again is asked for with the same words ────────────────────────────────────
-- Stripe takes 30 minutes at least; the rest is for trying again after an answer was lost. The real clock: it is
-- Stripe's business, not ours.
ALTER TABLE giving.checkout ADD COLUMN session_until timestamptz(3);
UPDATE giving.checkout SET session_until = coalesce(session_expires_at, created_at);
ALTER TABLE giving.checkout ALTER COLUMN session_until SET NOT NULL,
  ALTER COLUMN session_until SET DEFAULT date_trunc('second', clock_timestamp()) + interval '45 minutes';
CREATE INDEX checkout_unsettled ON giving.checkout (session_until) WHERE status IN ('open', 'pending');

-- ── sweeps ─────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE giving.sweep_mark (
  name text PRIMARY KEY CHECK (name ~ '^[a-z_]{3,40}$'),
  -- By Stripe's clock: the newest that was seen.
  seen_to timestamptz(3) NOT NULL,
  swept_at timestamptz(3) NOT NULL
);
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.sweep_mark FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION giving.sweep_from(p_name text) RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT seen_to FROM giving.sweep_mark WHERE name = p_name $$;

CREATE FUNCTION giving.mark_sweep(p_name text, p_seen_to timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  INSERT INTO giving.sweep_mark AS m (name, seen_to, swept_at) VALUES (p_name, p_seen_to, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET seen_to = greatest(m.seen_to, EXCLUDED.seen_to), swept_at = EXCLUDED.swept_at $$;

CREATE FUNCTION giving.requeue_events(p_stale_before timestamptz) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  stale text[];
BEGIN
  -- A lease in the future is somebody's work or a pause before the next try. A job that comes twice finds it done.
  WITH found AS (
    UPDATE giving.stripe_event SET leased_until = clock_timestamp()
      WHERE event_id IN (SELECT e.event_id FROM giving.stripe_event e WHERE e.state = 'received' AND e.received_at < p_stale_before
        AND (e.leased_until IS NULL OR e.leased_until < p_stale_before) ORDER BY e.received_at LIMIT 500 FOR UPDATE SKIP LOCKED)
      RETURNING event_id
  ) SELECT array_agg(event_id) INTO stale FROM found;
  PERFORM system.emit('stripe_event', jsonb_build_object('eventId', id)) FROM unnest(stale) AS u (id);
  RETURN coalesce(cardinality(stale), 0);
END $$;

-- ── money that nobody knows ────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION giving.book_unknown_transaction(
  p_id text, p_type text, p_amount_minor bigint, p_fee_minor bigint, p_net_minor bigint, p_currency text, p_exchange_rate numeric,
  p_source_id text, p_available_on timestamptz, p_created_at timestamptz
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  known giving.balance_transaction;
  entry uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('giving.balance_transaction:' || p_id, 0));
  SELECT * INTO known FROM giving.balance_transaction WHERE id = p_id;
  IF FOUND THEN
    RETURN known.entry_id; -- known to us after all, or booked like this before
  END IF;
  IF p_net_minor IS DISTINCT FROM p_amount_minor - p_fee_minor THEN
    RAISE EXCEPTION 'net is not amount less fee' USING ERRCODE = 'HW006';
  END IF;
  IF p_amount_minor <> 0 OR p_fee_minor <> 0 THEN
    entry := ledger.post('balance_transaction', 'bt:' || p_id, p_created_at, 'balance_transaction', p_id,
      ARRAY[ledger.account_id('stripe_balance', p_currency), ledger.account_id('processing_fees', p_currency), ledger.account_id('suspense', p_currency)],
      ARRAY[p_net_minor, p_fee_minor, -p_amount_minor]);
  END IF;
  INSERT INTO giving.balance_transaction (id, type, amount_minor, fee_minor, net_minor, currency, exchange_rate, source_id, available_on, created_at, entry_id)
    VALUES (p_id, p_type, p_amount_minor, p_fee_minor, p_net_minor, p_currency, p_exchange_rate, p_source_id, p_available_on, p_created_at, entry);
  RETURN entry;
END $$;

-- ── what the machine gave up ───────────────────────────────────────────────────────────────────────────────
ALTER TABLE giving.stripe_event
  ADD COLUMN given_up_by uuid,
  ADD COLUMN given_up_at timestamptz(3),
  ADD COLUMN given_up_why text CHECK (length(given_up_why) BETWEEN 3 AND 500),
  ADD CONSTRAINT giving_up_is_whole CHECK ((given_up_by IS NULL) = (given_up_at IS NULL) AND (given_up_by IS NULL) = (given_up_why IS NULL));

CREATE FUNCTION giving.retry_event(p_event_id text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  PERFORM ledger.require_role('finance');
  UPDATE giving.stripe_event SET state = 'received', finished_at = NULL, attempts = 0, leased_until = NULL,
      given_up_by = NULL, given_up_at = NULL, given_up_why = NULL
    WHERE event_id = p_event_id AND state = 'dead';
  IF NOT FOUND THEN
    -- One that waits for its next try is tried now.
    UPDATE giving.stripe_event SET leased_until = NULL WHERE event_id = p_event_id AND state = 'received' AND attempts > 0;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'this event has not failed' USING ERRCODE = 'HW002';
    END IF;
  END IF;
  PERFORM system.emit('stripe_event', jsonb_build_object('eventId', p_event_id));
  PERFORM audit.record('stripe_event.retried', 'stripe_event', p_event_id, '{}');
END $$;

CREATE FUNCTION giving.give_up_event(p_event_id text, p_why text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
BEGIN
  UPDATE giving.stripe_event SET state = 'dead', finished_at = coalesce(finished_at, system.now()), leased_until = NULL,
      given_up_by = actor, given_up_at = system.now(), given_up_why = p_why
    WHERE event_id = p_event_id AND attempts > 0 AND state IN ('dead', 'received') AND given_up_by IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this event has not failed' USING ERRCODE = 'HW002';
  END IF;
  PERFORM audit.record('stripe_event.given_up', 'stripe_event', p_event_id, jsonb_build_object('why', p_why));
END $$;

-- The queue's tables belong to the worker role, so its doors do too. A message may quote an address: none leaves.
CREATE FUNCTION system.struggling_jobs(p_attempts_min integer DEFAULT 3)
  RETURNS TABLE (job_id bigint, kind text, subject jsonb, attempts integer, attempts_max integer, last_error text, created_at timestamptz, next_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  RETURN QUERY SELECT j.id, coalesce(o.kind, t.identifier), coalesce(o.payload, '{}'::jsonb), j.attempts::integer, j.max_attempts::integer,
      left(regexp_replace(split_part(j.last_error, E'\n', 1), '[^[:space:]<>"'']+@[^[:space:]<>"'']+', '…', 'g'), 300), j.created_at,
      CASE WHEN j.attempts < j.max_attempts THEN j.run_at END
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    LEFT JOIN system.outbox_event o ON o.id = (j.payload ->> 'eventId')::uuid
    WHERE j.last_error IS NOT NULL AND j.attempts >= least(p_attempts_min, j.max_attempts::integer) ORDER BY j.created_at;
END $$;

CREATE FUNCTION system.retry_job(p_job_id bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  PERFORM 1 FROM graphile_worker.reschedule_jobs(ARRAY[p_job_id], run_at => clock_timestamp(), attempts => 0);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such job, or it is being worked on' USING ERRCODE = 'HW007';
  END IF;
  PERFORM audit.record('job.retried', 'job', p_job_id::text, '{}');
END $$;

CREATE FUNCTION system.give_up_job(p_job_id bigint, p_why text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF length(p_why) NOT BETWEEN 3 AND 500 THEN
    RAISE EXCEPTION 'why a job is given up is written down' USING ERRCODE = 'HW003';
  END IF;
  PERFORM 1 FROM graphile_worker.complete_jobs(ARRAY[p_job_id]);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such job, or it is being worked on' USING ERRCODE = 'HW007';
  END IF;
  PERFORM audit.record('job.given_up', 'job', p_job_id::text, jsonb_build_object('why', p_why));
END $$;

GRANT USAGE, CREATE ON SCHEMA system TO homeward_worker;
ALTER FUNCTION system.struggling_jobs(integer) OWNER TO homeward_worker;
ALTER FUNCTION system.retry_job(bigint) OWNER TO homeward_worker;
ALTER FUNCTION system.give_up_job(bigint, text) OWNER TO homeward_worker;
REVOKE CREATE ON SCHEMA system FROM homeward_worker;

REVOKE ALL ON FUNCTION system.struggling_jobs(integer), system.retry_job(bigint), system.give_up_job(bigint, text) FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system.struggling_jobs(integer), system.retry_job(bigint), system.give_up_job(bigint, text) TO homeward_finance;
GRANT SELECT ON giving.sweep_mark TO homeward_worker, homeward_finance, homeward_auditor;
GRANT SELECT (given_up_by, given_up_at, given_up_why) ON giving.stripe_event TO homeward_finance, homeward_auditor;
GRANT EXECUTE ON FUNCTION giving.sweep_from(text), giving.mark_sweep(text, timestamptz), giving.requeue_events(timestamptz),
  giving.book_unknown_transaction(text, text, bigint, bigint, bigint, text, numeric, text, timestamptz, timestamptz) TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.retry_event(text), giving.give_up_event(text, text) TO homeward_finance;
