-- What anybody may verify of the ledger, and how the services stand, in words.
--
-- A daily root says how many entries and trail rows there are: the difference of two days would tell the days on which
-- something happened. So the public sees the last root of each month that is over in full, and of each day a mark: the
-- hash of its root and signature, by which whoever holds that root (auditors get it by mail) can show that it was this one.
--
-- public.signed_root, public.root_mark · public.service_states() → (part, state: working, late or unknown): anybody

CREATE VIEW public.signed_root WITH (security_barrier) AS
  SELECT DISTINCT ON (date_trunc('month', day)) day, ledger_seq, ledger_hash, trail_seq, trail_hash, public_key, signature
  FROM ledger.daily_root WHERE day < date_trunc('month', system.now() AT TIME ZONE 'UTC')::date
  ORDER BY date_trunc('month', day) DESC, day DESC;

CREATE VIEW public.root_mark WITH (security_barrier) AS
  SELECT day, public_key, sha256(convert_to(concat_ws(E'\n', 'homeward-root-1', to_char(day, 'YYYY-MM-DD'), ledger_seq, encode(ledger_hash, 'hex'),
    trail_seq, encode(trail_hash, 'hex')), 'UTF8') || signature) AS mark
  FROM ledger.daily_root;

CREATE FUNCTION public.service_states() RETURNS TABLE (part text, state text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  WITH waiting AS (
    -- What waits for more than a day was given up or is being looked into by people. The queue lives by the real clock.
    SELECT kind FROM system.outbox_event WHERE handled_at IS NULL AND created_at BETWEEN now() - interval '1 day' AND now() - interval '10 minutes'
  )
  SELECT 'jobs', CASE WHEN EXISTS (SELECT 1 FROM waiting) THEN 'late' ELSE 'working' END
  UNION ALL SELECT 'payments', CASE WHEN EXISTS (SELECT 1 FROM waiting WHERE kind IN ('stripe_event', 'refund_requested', 'monthly_asked')) THEN 'late' ELSE 'working' END
  UNION ALL SELECT 'mail', CASE WHEN EXISTS (SELECT 1 FROM waiting WHERE kind IN ('mailed_link', 'gift_booked', 'receipt_wanted', 'refund_booked',
      'monthly_changed', 'follow_asked', 'follow_mail', 'root_signed')) THEN 'late' ELSE 'working' END
  UNION ALL SELECT 'seal', CASE WHEN EXISTS (SELECT 1 FROM ledger.entry e JOIN ledger.seal_head h ON h.chain = 'ledger'
      WHERE e.xact >= h.through_xact AND e.booked_at < system.now() - interval '10 minutes') THEN 'late' ELSE 'working' END
  UNION ALL SELECT 'root', coalesce((SELECT CASE WHEN max(day) >= (system.now() AT TIME ZONE 'UTC')::date - 1 THEN 'working' WHEN max(day) IS NOT NULL THEN 'late' END
      FROM ledger.daily_root), 'unknown')
  UNION ALL SELECT 'reconciliation', coalesce((SELECT CASE WHEN max(day) FILTER (WHERE finished_at IS NOT NULL) >= (system.now() AT TIME ZONE 'UTC')::date - 1
      THEN 'working' WHEN count(*) > 0 THEN 'late' END FROM ledger.nightly_check), 'unknown') $$;

REVOKE ALL ON FUNCTION public.service_states() FROM PUBLIC;
GRANT SELECT ON public.signed_root, public.root_mark TO homeward_public;
GRANT EXECUTE ON FUNCTION public.service_states() TO homeward_public;
