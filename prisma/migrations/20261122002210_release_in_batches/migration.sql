-- Release in batches. Approval writes a page that waits; once a week all that wait become public together, in random
-- order, each checked again. Nothing of a page tells when or in which order it was approved.
--
-- private.release_batch() → released, refused, failed (worker; any number of times, from any number of instances)
-- private.release_demonstration() → the same for whatever waits now (worker, demonstration only)
-- private.release_refusal(campaign_id) → why a waiting page may not be released, null when it may
-- private.pooled_release_refusal(campaign_id) → the same for a page that belongs to no single case
-- system.release_after(moment), system.next_release() · system.set_release_schedule(weekday, hour) (worker)
-- system.advance_demonstration(seconds) (administrator, demonstration only)

-- ── when ───────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE system.release_schedule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- ISO: 1 is Monday. Times are UTC.
  weekday integer NOT NULL DEFAULT 2 CHECK (weekday BETWEEN 1 AND 7),
  hour integer NOT NULL DEFAULT 12 CHECK (hour BETWEEN 0 AND 23)
);
INSERT INTO system.release_schedule DEFAULT VALUES;

-- The first release after a moment.
CREATE FUNCTION system.release_after(moment timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (
  SELECT (CASE WHEN this_week > moment AT TIME ZONE 'UTC' THEN this_week ELSE this_week + interval '7 days' END) AT TIME ZONE 'UTC'
  FROM (SELECT date_trunc('week', moment AT TIME ZONE 'UTC') + make_interval(days => weekday - 1, hours => hour) AS this_week
    FROM system.release_schedule) s);
CREATE FUNCTION system.next_release() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN system.release_after(system.now());

CREATE FUNCTION system.set_release_schedule(of_weekday integer, of_hour integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE system.release_schedule SET weekday = of_weekday, hour = of_hour WHERE (weekday, hour) <> (of_weekday, of_hour);
  IF FOUND THEN
    PERFORM audit.record('release.scheduled', 'system', 'release', jsonb_build_object('weekday', of_weekday, 'hour', of_hour));
  END IF;
END
$$;

-- ── a page that waits ──────────────────────────────────────────────────────────────────────────────────────
-- random() of one session can be worked out from a few of its numbers, and with it the order of the pages it was drawn
-- for; these bits come from the machine's own source.
ALTER TABLE public.campaign
  ALTER COLUMN status SET DEFAULT 'waiting',
  ALTER COLUMN published_month DROP NOT NULL,
  ALTER COLUMN shuffle SET DEFAULT ('x' || translate(left(gen_random_uuid()::text, 13), '-', ''))::bit(48)::bigint::double precision / 281474976710656,
  ADD CONSTRAINT campaign_public_has_month CHECK (status <> 'published' OR published_month IS NOT NULL),
  ADD CONSTRAINT campaign_waiting_has_none CHECK (status <> 'waiting' OR published_month IS NULL);

CREATE TABLE private.waiting_page (
  campaign_id uuid PRIMARY KEY REFERENCES public.campaign (id),
  waiting_since timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  outcome text CHECK (outcome IN ('released', 'stopped', 'refused')),
  -- Why it was refused at its release: a word for the catalogue.
  refusal text,
  CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CHECK ((outcome IS NOT DISTINCT FROM 'refused') = (refusal IS NOT NULL))
);
ALTER TABLE private.waiting_page ENABLE ROW LEVEL SECURITY;
CREATE POLICY follows_its_case ON private.waiting_page FOR SELECT TO homeward_officer
  USING (EXISTS (SELECT FROM private.publication p WHERE p.campaign_id = waiting_page.campaign_id));
CREATE POLICY reviewer_sees_all ON private.waiting_page FOR SELECT TO homeward_reviewer USING (true);
GRANT SELECT ON private.waiting_page TO homeward_officer, homeward_reviewer;

CREATE FUNCTION public.check_new_campaign() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.status <> 'waiting' OR NEW.published_month IS NOT NULL THEN
    RAISE EXCEPTION 'a new page waits for its release' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER campaign_begins_waiting BEFORE INSERT ON public.campaign
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_new_campaign();

CREATE FUNCTION private.begin_waiting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO private.waiting_page (campaign_id, waiting_since) VALUES (NEW.id, system.now());
  RETURN NULL;
END
$$;
CREATE TRIGGER campaign_waits AFTER INSERT ON public.campaign
  FOR EACH ROW WHEN (NEW.status = 'waiting') EXECUTE FUNCTION private.begin_waiting();

-- Only the release makes a page public: it runs as the owner, and nobody else who may write the status does.
CREATE FUNCTION public.check_status_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'waiting' OR (OLD.status = 'waiting' AND NEW.status = 'closed') THEN
    RAISE EXCEPTION 'a page waits once, from its approval to its release' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.status = 'published' AND OLD.status <> 'waiting' THEN
    RAISE EXCEPTION 'a page that was taken down stays down' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.status = 'published' AND current_user <> 'homeward_owner' THEN
    RAISE EXCEPTION 'a page becomes public by its release alone' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER unpublished_stays_down ON public.campaign;
DROP FUNCTION public.keep_unpublished();
CREATE TRIGGER status_moves_one_way BEFORE UPDATE OF status ON public.campaign
  FOR EACH ROW WHEN (NEW.status <> OLD.status) EXECUTE FUNCTION public.check_status_move();

CREATE FUNCTION private.end_waiting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE private.waiting_page SET ended_at = system.now(), outcome = CASE NEW.status WHEN 'published' THEN 'released' ELSE 'stopped' END
  WHERE campaign_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER campaign_waits_no_more AFTER UPDATE OF status ON public.campaign
  FOR EACH ROW WHEN (OLD.status = 'waiting' AND NEW.status <> 'waiting') EXECUTE FUNCTION private.end_waiting();

-- ── what ends a page ends one that waits ───────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION private.unpublish_on_withdrawal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.campaign SET status = 'unpublished'
  WHERE status IN ('published', 'waiting') AND id IN (SELECT campaign_id FROM private.publication WHERE case_id = NEW.case_id);
  RETURN NEW;
END
$$;
-- A page that waits was approved under the consent of its day: any newer one sends it back through the gate.
CREATE OR REPLACE FUNCTION private.unpublish_on_refusal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.campaign SET status = 'unpublished'
  WHERE status = 'waiting' AND id IN (SELECT campaign_id FROM private.publication WHERE case_id = NEW.case_id)
     OR status = 'published' AND id IN (
    SELECT p.campaign_id FROM private.publication p JOIN private.consent c ON c.id = p.consent_id
    WHERE p.case_id = NEW.case_id AND NOT NEW.granted_scopes @> c.granted_scopes);
  RETURN NEW;
END
$$;
-- Nor does a page stand once it turns out that the person may be a child.
CREATE FUNCTION private.unpublish_minor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.campaign SET status = 'unpublished'
  WHERE status IN ('published', 'waiting') AND id IN (SELECT campaign_id FROM private.publication WHERE case_id = NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER minor_unpublishes AFTER UPDATE OF age_class ON private.case_file
  FOR EACH ROW WHEN (NEW.age_class = 'minor') EXECUTE FUNCTION private.unpublish_minor();
-- A fresh consent is for coming back to the public; a page that nobody saw comes back under the same.
CREATE OR REPLACE FUNCTION private.check_republication() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  before public.campaign;
BEGIN
  IF NOT private.passed_the_gate(NEW.case_id, (SELECT draft_revision FROM private.review WHERE id = NEW.review_id)) THEN
    RAISE EXCEPTION 'the gate has not passed the revision that was approved' USING ERRCODE = 'HW008';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT * INTO before FROM public.campaign WHERE id = OLD.campaign_id;
    IF NEW.campaign_id = OLD.campaign_id OR before.status IN ('published', 'waiting')
       OR (NEW.consent_id = OLD.consent_id AND before.published_month IS NOT NULL) THEN
      RAISE EXCEPTION 'publishing again takes a new page and a fresh consent' USING ERRCODE = 'HW008';
    END IF;
  END IF;
  RETURN NEW;
END
$$;

-- A page that was never public is an address that never was.
CREATE OR REPLACE FUNCTION public.was_published(of_slug text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN EXISTS (SELECT FROM public.campaign WHERE slug = of_slug AND published_month IS NOT NULL);

-- ── the release ────────────────────────────────────────────────────────────────────────────────────────────
-- The last word of the gate on the revision that was approved. A run made while the page waits is refused for that
-- reason alone; it stands when nothing else is wrong in it.
CREATE FUNCTION private.gate_stands(of_case uuid, of_revision integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN coalesce((
  SELECT g.outcome IN ('clean', 'review') OR (
    g.outcome = 'refused' AND g.summary -> 'refusals' = '["waits_for_release"]' AND g.summary -> 'missing' = '0'
    AND NOT EXISTS (SELECT FROM jsonb_object_keys(g.summary -> 'findings') kind WHERE kind LIKE 'block:%'))
  FROM private.gate_run g WHERE g.case_id = of_case AND g.draft_revision = of_revision ORDER BY g.ran_at DESC, g.id LIMIT 1), false);

CREATE FUNCTION private.pooled_release_refusal(of_campaign uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN 'no_case';

CREATE FUNCTION private.release_refusal(of_campaign uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  link private.publication;
  page public.campaign;
  granted private.consent;
  of_case private.case_file;
  anonymous boolean;
BEGIN
  SELECT * INTO link FROM private.publication WHERE campaign_id = of_campaign;
  IF NOT FOUND THEN
    RETURN private.pooled_release_refusal(of_campaign);
  END IF;
  SELECT * INTO STRICT page FROM public.campaign WHERE id = of_campaign;
  SELECT * INTO STRICT of_case FROM private.case_file WHERE id = link.case_id;
  SELECT * INTO STRICT granted FROM private.consent WHERE id = link.consent_id;
  IF of_case.age_class <> 'adult' THEN
    RETURN 'minor';
  END IF;
  IF of_case.closed_at IS NOT NULL THEN
    RETURN 'closed';
  END IF;
  IF granted.withdrawn_at IS NOT NULL THEN
    RETURN 'consent_withdrawn';
  END IF;
  IF granted.expires_on < (system.now() AT TIME ZONE 'UTC')::date OR page.visible_until <= system.now() THEN
    RETURN 'consent_expired';
  END IF;
  IF granted.version <> (SELECT max(version) FROM private.consent WHERE case_id = link.case_id)
     OR NOT granted.granted_scopes @> ARRAY['needs', 'story']::private.consent_scope_name[]
     OR (page.age_band IS NOT NULL AND NOT granted.granted_scopes @> ARRAY['age_band']::private.consent_scope_name[])
     OR EXISTS (SELECT FROM public.campaign_stop s WHERE s.campaign_id = of_campaign AND (
       (s.area_code IS NOT NULL AND NOT granted.granted_scopes @> ARRAY['journey_country']::private.consent_scope_name[])
       -- Only a region's code has a hyphen.
       OR (s.area_code LIKE '%-%' AND NOT granted.granted_scopes @> ARRAY['journey_region']::private.consent_scope_name[]))) THEN
    RETURN 'consent_covers_not';
  END IF;
  IF EXISTS (SELECT FROM private.consent_condition WHERE consent_id = granted.id AND confirmed_at IS NULL) THEN
    RETURN 'condition_open';
  END IF;
  IF NOT EXISTS (SELECT FROM private.review r JOIN private.risk_assessment k ON k.review_id = r.id
      WHERE r.id = link.review_id AND r.case_id = link.case_id AND r.decision = 'approved' AND k.safe_to_publish) THEN
    RETURN 'risk';
  END IF;
  IF NOT private.gate_stands(link.case_id, (SELECT draft_revision FROM private.review WHERE id = link.review_id)) THEN
    RETURN 'gate';
  END IF;
  IF to_regprocedure('private.anonymity_holds(uuid)') IS NOT NULL THEN
    EXECUTE 'SELECT private.anonymity_holds($1)' INTO anonymous USING of_campaign;
    IF anonymous IS NOT TRUE THEN
      RETURN 'anonymity';
    END IF;
  END IF;
  RETURN NULL;
END
$$;

-- Releases what began to wait before a moment. All or nothing of the week becomes visible at once, at this commit. A
-- page whose check fails by an error goes on waiting; one that may not be released is taken down unseen.
CREATE FUNCTION private.release_waiting(waiting_before timestamptz, OUT released integer, OUT refused integer, OUT failed integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  due uuid[];
  page record;
  why text;
BEGIN
  released := 0;
  refused := 0;
  failed := 0;
  PERFORM pg_advisory_xact_lock(hashtextextended('homeward.release', 0));
  SELECT array_agg(w.campaign_id) INTO due
  FROM private.waiting_page w JOIN public.campaign c ON c.id = w.campaign_id
  WHERE c.status = 'waiting' AND w.waiting_since < waiting_before;
  -- Consents first, as a withdrawal does: whoever comes second sees what the first one did.
  PERFORM 1 FROM private.consent k WHERE k.id IN (SELECT p.consent_id FROM private.publication p WHERE p.campaign_id = ANY (due))
    ORDER BY k.id FOR UPDATE;
  PERFORM 1 FROM public.campaign c WHERE c.id = ANY (due) ORDER BY c.id FOR UPDATE;
  -- In random order, so that neither rows nor the trail keep the order of approval.
  FOR page IN SELECT c.id, c.slug FROM public.campaign c WHERE c.id = ANY (due) AND c.status = 'waiting' ORDER BY gen_random_uuid() LOOP
    BEGIN
      why := private.release_refusal(page.id);
      IF why IS NULL THEN
        UPDATE public.campaign SET status = 'published', shuffle = DEFAULT,
          published_month = date_trunc('month', system.now() AT TIME ZONE 'UTC')::date WHERE id = page.id;
      ELSE
        UPDATE private.waiting_page SET ended_at = system.now(), outcome = 'refused', refusal = why WHERE campaign_id = page.id;
        UPDATE public.campaign SET status = 'unpublished' WHERE id = page.id;
      END IF;
      PERFORM audit.record(CASE WHEN why IS NULL THEN 'campaign.published' ELSE 'campaign.release_refused' END,
        CASE WHEN c.pseudonym IS NULL THEN 'campaign' ELSE 'case' END, coalesce(c.pseudonym, page.slug),
        jsonb_strip_nulls(jsonb_build_object('slug', CASE WHEN why IS NULL THEN page.slug END, 'refusal', why)))
      FROM (SELECT 1) one LEFT JOIN (private.publication p JOIN private.case_file c ON c.id = p.case_id) ON p.campaign_id = page.id;
      released := released + (why IS NULL)::integer;
      refused := refused + (why IS NOT NULL)::integer;
    EXCEPTION WHEN OTHERS THEN
      failed := failed + 1;
      RAISE WARNING 'a page could not be checked and goes on waiting: % %', SQLSTATE, SQLERRM;
    END;
  END LOOP;
END
$$;

CREATE FUNCTION private.release_batch(OUT released integer, OUT refused integer, OUT failed integer)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT * FROM private.release_waiting(system.next_release() - interval '7 days')
$$;

-- The demonstration opens with its pages released: nobody lives behind them.
CREATE FUNCTION private.release_demonstration(OUT released integer, OUT refused integer, OUT failed integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM system.installation WHERE mode = 'demo') THEN
    RAISE EXCEPTION 'only a demonstration releases out of turn' USING ERRCODE = 'HW001';
  END IF;
  SELECT r.released, r.refused, r.failed INTO released, refused, failed FROM private.release_waiting('infinity') r;
END
$$;

-- ── the demonstration's clock ──────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION system.advance_demonstration(by_seconds bigint) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT identity.holds_role(system.actor_id(), 'admin') THEN
    RAISE EXCEPTION 'only an administrator moves the clock' USING ERRCODE = 'HW001';
  END IF;
  IF by_seconds NOT BETWEEN 1 AND 400 * 86400 THEN
    RAISE EXCEPTION 'the clock goes forward, by 400 days at most' USING ERRCODE = 'HW003';
  END IF;
  PERFORM system.advance_clock(by_seconds);
  -- What waits for its hour looks at once.
  PERFORM system.emit('clock.advanced', '{}');
  RETURN system.now();
END
$$;

REVOKE ALL ON FUNCTION system.release_after(timestamptz), system.next_release(), system.set_release_schedule(integer, integer),
  system.advance_demonstration(bigint), public.check_new_campaign(), public.check_status_move(), private.begin_waiting(),
  private.end_waiting(), private.unpublish_minor(), private.gate_stands(uuid, integer), private.pooled_release_refusal(uuid), private.release_refusal(uuid),
  private.release_waiting(timestamptz), private.release_batch(), private.release_demonstration() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION system.release_after(timestamptz), system.next_release() TO homeward_officer, homeward_reviewer, homeward_admin, homeward_worker;
GRANT EXECUTE ON FUNCTION system.set_release_schedule(integer, integer), private.release_batch(), private.release_demonstration() TO homeward_worker;
GRANT EXECUTE ON FUNCTION system.advance_demonstration(bigint) TO homeward_admin;
