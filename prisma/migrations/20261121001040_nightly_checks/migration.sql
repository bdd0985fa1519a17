-- The nightly checks run once a day, and an exception has an owner from its first moment.
--
-- ledger.claim_nightly_checks() → true for the first caller of a day of the business clock, and for another one when the
--   first did not come to an end within half an hour; ledger.finish_nightly_checks() (worker)

CREATE TABLE ledger.nightly_check (
  day date PRIMARY KEY,
  -- On the real clock: it is about two processes, not about business.
  claimed_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3)
);

CREATE FUNCTION ledger.claim_nightly_checks() RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  INSERT INTO ledger.nightly_check AS n (day, claimed_at) VALUES ((system.now() AT TIME ZONE 'UTC')::date, clock_timestamp())
    ON CONFLICT (day) DO UPDATE SET claimed_at = clock_timestamp() WHERE n.finished_at IS NULL AND n.claimed_at < clock_timestamp() - interval '30 minutes';
  RETURN FOUND;
END $$;

CREATE FUNCTION ledger.finish_nightly_checks() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ UPDATE ledger.nightly_check SET finished_at = clock_timestamp() WHERE finished_at IS NULL $$;

-- The finance officer with the fewest open ones; null while there is no finance officer.
CREATE FUNCTION ledger.next_owner() RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT g.user_id FROM identity.role_grant g LEFT JOIN ledger.exception e ON e.owner = g.user_id AND e.state = 'open'
    WHERE g.role = 'finance' AND g.approved_at IS NOT NULL AND g.revoked_at IS NULL GROUP BY g.user_id ORDER BY count(e.id), g.user_id LIMIT 1 $$;

CREATE OR REPLACE FUNCTION ledger.open_exception(p_kind text, p_subject_kind text, p_subject_id text, p_currency text, p_amount_minor bigint, p_detail jsonb DEFAULT '{}') RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.finance_or_machine();
  opened uuid;
BEGIN
  INSERT INTO ledger.exception (kind, subject_kind, subject_id, currency, amount_minor, detail, opened_at, opened_by, owner, due_on)
    SELECT p_kind, p_subject_kind, p_subject_id, p_currency, p_amount_minor, coalesce(p_detail, '{}'), system.now(), actor, coalesce(actor, ledger.next_owner()),
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

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.nightly_check TO homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.claim_nightly_checks(), ledger.finish_nightly_checks() TO homeward_worker;
