-- Pools: needs of one kind of at least 11 children, on one page with one line. A minor has no page of their own.
--
-- private.offer_to_pool(case_id, category, counts_until) → member (officer of the case's office)
-- private.take_from_pool(case_id, category) (the same), private.read_case_pools(case_id) → where the child stands (the same)
-- private.read_pools(), private.read_pool_members(pool_id), private.pool_lines(pool_id) (reviewer)
-- private.approve_pool(pool_id, slug, currency, needs_line_ids, amounts_minor, risk …) → campaign (reviewer)
-- Errors: HW001 role or office, HW002 state or changed meanwhile, HW005 a hand in it, HW007 not found, HW008 may not be published.
--
-- A child leaves by itself with its consent, its eighteenth birthday, or its case; the page comes down in that very
-- transaction when fewer than 11 children, or children of fewer than 3 incidents, are left. Locks: consent or case
-- first, then the pool, then the page.

CREATE FUNCTION private.pool_children_min() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (SELECT greatest(people_min, 11) FROM private.anonymity_rule);
CREATE FUNCTION private.pool_incidents_min() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (SELECT greatest(incidents_min, 3) FROM private.anonymity_rule);

-- All that a pooled page says in words. Nobody writes on it; a test holds the catalogue to it.
CREATE FUNCTION private.pool_wording(of_category public.need_category, OUT title text, OUT label text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT w.title, w.label FROM (VALUES
    ('safe_accommodation', 'A safe place to stay for a group of children', 'Rooms, meals and care in safe places'),
    ('medical', 'Medical care for a group of children', 'Doctors, treatment and medicine'),
    ('psychosocial', 'Counselling for a group of children', 'Sessions with counsellors who work with children'),
    ('legal', 'Legal help for a group of children', 'Lawyers, papers and fees'),
    ('return_travel', 'The journey home for a group of children', 'Travel with somebody who looks after them'),
    ('education_skills', 'Schooling for a group of children', 'School fees, books and what lessons need'),
    ('basic_needs', 'Food and clothing for a group of children', 'Food, clothes and daily needs'),
    ('family_support', 'Support for the families of a group of children', 'What families need to care for their children')
  ) AS w (category, title, label) WHERE w.category = of_category::text
$$;

CREATE TABLE private.pool (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- Children neither look for work nor open businesses.
  category public.need_category NOT NULL CHECK (category NOT IN ('job_placement', 'small_business')),
  campaign_id uuid UNIQUE REFERENCES public.campaign (id),
  campaign_line_id uuid UNIQUE REFERENCES public.campaign_line (id),
  approved_by uuid,
  approved_at timestamptz(3),
  UNIQUE (id, category),
  CONSTRAINT pool_approval_whole CHECK (num_nulls(campaign_id, campaign_line_id, approved_by, approved_at) IN (0, 4))
);
-- One pool of a kind gathers; once it is approved the next one begins.
CREATE UNIQUE INDEX pool_one_gathers ON private.pool (category) WHERE campaign_id IS NULL;

CREATE TABLE private.pool_member (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pool_id uuid NOT NULL,
  category public.need_category NOT NULL,
  case_id uuid REFERENCES private.case_file (id) ON DELETE SET NULL,
  -- The first day on which the child counts no more: the consent is over, or the month of the eighteenth birthday begins.
  counts_until date NOT NULL,
  offered_by uuid NOT NULL,
  offered_at timestamptz(3) NOT NULL DEFAULT system.now(),
  left_at timestamptz(3),
  FOREIGN KEY (pool_id, category) REFERENCES private.pool (id, category),
  UNIQUE (pool_id, case_id)
);
CREATE UNIQUE INDEX pool_member_once ON private.pool_member (case_id, category) WHERE left_at IS NULL;

-- What of a child's assessment stands behind a pool's line: the most that may be paid for it.
CREATE TABLE private.pool_need (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pool_id uuid NOT NULL REFERENCES private.pool (id),
  case_id uuid NOT NULL REFERENCES private.case_file (id) ON DELETE RESTRICT,
  needs_line_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  UNIQUE (pool_id, needs_line_id)
);
CREATE INDEX pool_need_line ON private.pool_need (needs_line_id);

CREATE TABLE private.pool_risk (
  pool_id uuid PRIMARY KEY REFERENCES private.pool (id),
  assessed_on date NOT NULL,
  assessed_by uuid NOT NULL,
  perpetrators_at_large boolean NOT NULL,
  proceedings_under_way boolean NOT NULL,
  others_still_held boolean NOT NULL,
  media_interest boolean NOT NULL,
  safe_to_publish boolean NOT NULL CHECK (safe_to_publish),
  notes_sealed bytea NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON private.pool_need FOR EACH STATEMENT EXECUTE FUNCTION system.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON private.pool_risk FOR EACH STATEMENT EXECUTE FUNCTION system.refuse_change();
-- Nobody reaches these but through the functions below.
ALTER TABLE private.pool ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.pool_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.pool_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.pool_risk ENABLE ROW LEVEL SECURITY;

-- ── who counts ─────────────────────────────────────────────────────────────────────────────────────────────
-- What is missing of the guardian's consent; another migration's, which comes later.
CREATE FUNCTION private.guardian_consent_refusal(of_case uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN private.minor_consent_refusal(of_case);
END
$$;
-- Children who count now: minors in open cases, in the register, whose guardian's latest consent is in force and grants
-- that needs are told. `person` and `incident` are the register's: two cases of one child have one person, and an
-- incident of which nothing is known is none; a child whom nothing tells from others does not count. Ready: besides, nothing of the consent waits for a second person, and
-- there is a need of this kind. Whoever renews a consent goes on counting under the one before, to its last day.
CREATE VIEW private.counted_member AS
  SELECT m.id, m.pool_id, m.case_id, m.category, f.office_id, e.person, e.incident,
    least(m.counts_until, k.expires_on + 1) AS counts_until, r.refusal,
    r.refusal IS NULL AND EXISTS (SELECT FROM private.needs_line l WHERE l.case_id = m.case_id AND l.category = m.category) AS is_ready
  FROM private.pool_member m
  JOIN private.case_file f ON f.id = m.case_id
  JOIN private.register_entry e ON e.case_id = m.case_id AND NOT e.is_synthetic AND e.person_keys <> '{}'
  JOIN LATERAL (SELECT c.* FROM private.consent c WHERE c.case_id = m.case_id ORDER BY c.version DESC LIMIT 1) k ON true
  JOIN LATERAL (SELECT private.guardian_consent_refusal(m.case_id) AS refusal) r ON true
  WHERE m.left_at IS NULL AND f.age_class = 'minor' AND f.closed_at IS NULL AND k.withdrawn_at IS NULL
    AND k.granted_scopes @> ARRAY['needs']::private.consent_scope_name[]
    AND least(m.counts_until, k.expires_on + 1) > (system.now() AT TIME ZONE 'UTC')::date
    AND (r.refusal IS NULL OR r.refusal IN ('condition_open', 'guardian_not_confirmed'));

-- The moment until which enough children of enough incidents count, if nothing else happens; null when they are too few now.
CREATE FUNCTION private.pool_stands_until(of_pool uuid) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  by_children date;
  by_incidents date;
BEGIN
  SELECT max(m.counts_until) INTO by_children FROM private.counted_member m WHERE m.pool_id = of_pool
    GROUP BY m.person ORDER BY 1 DESC OFFSET private.pool_children_min() - 1 LIMIT 1;
  SELECT max(m.counts_until) INTO by_incidents FROM private.counted_member m WHERE m.pool_id = of_pool AND m.incident IS NOT NULL
    GROUP BY m.incident ORDER BY 1 DESC OFFSET private.pool_incidents_min() - 1 LIMIT 1;
  IF by_children IS NULL OR by_incidents IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN least(by_children, by_incidents)::timestamp AT TIME ZONE 'UTC';
END
$$;

CREATE FUNCTION private.had_a_hand(of_case uuid, who uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN EXISTS (SELECT FROM private.case_file f WHERE f.id = of_case AND f.created_by = who)
  OR EXISTS (SELECT FROM private.draft_author a WHERE a.case_id = of_case AND a.user_id = who)
  OR EXISTS (SELECT FROM private.consent c WHERE c.case_id = of_case AND c.recorded_by = who)
  OR EXISTS (SELECT FROM private.pool_member m WHERE m.case_id = of_case AND m.offered_by = who);

-- How many children an earlier page of the same kind and this one do not have in common, at the least; null when they
-- share nobody, or are the same children. Two amounts that differ by a few children would tell of these few.
CREATE FUNCTION private.pool_difference(of_pool uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (
  WITH now AS (SELECT m.case_id FROM private.counted_member m WHERE m.pool_id = of_pool AND m.is_ready),
  earlier AS (
    SELECT DISTINCT n.pool_id, n.case_id FROM private.pool_need n
    JOIN private.pool p ON p.id = n.pool_id JOIN public.campaign c ON c.id = p.campaign_id
    WHERE n.pool_id <> of_pool AND p.category = (SELECT category FROM private.pool WHERE id = of_pool)
      AND (c.status IN ('waiting', 'published') OR c.published_month IS NOT NULL))
  SELECT min(apart) FROM (
    SELECT (SELECT count(*) FROM now) + count(*) - 2 * count(n.case_id) AS apart, count(n.case_id) AS shared
    FROM earlier e LEFT JOIN now n USING (case_id) GROUP BY e.pool_id) d
  WHERE shared > 0 AND apart > 0);

-- Why the ready children of a pool may not have a page; null when they may.
CREATE FUNCTION private.pool_refusal(of_pool uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  children bigint;
  incidents bigint;
BEGIN
  SELECT count(DISTINCT m.person), count(DISTINCT m.incident) INTO children, incidents
    FROM private.counted_member m WHERE m.pool_id = of_pool AND m.is_ready;
  RETURN CASE WHEN children < private.pool_children_min() THEN 'too_few_children'
    WHEN incidents < private.pool_incidents_min() THEN 'too_few_incidents'
    WHEN private.pool_difference(of_pool) < private.pool_children_min() THEN 'tells_of_few' END;
END
$$;

-- ── rules that hold whoever writes ─────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.check_pool_member() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_case private.case_file;
  last private.consent;
BEGIN
  -- Who leaves, leaves; whoever is erased keeps a place without a name.
  IF NEW.left_at IS NOT NULL OR NEW.case_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.pool_id <> OLD.pool_id OR OLD.left_at IS NOT NULL THEN
    IF EXISTS (SELECT FROM private.pool p WHERE p.id = NEW.pool_id AND p.campaign_id IS NOT NULL) THEN
      RAISE EXCEPTION 'nobody is added to a group that has its page' USING ERRCODE = 'HW002';
    END IF;
    IF EXISTS (SELECT FROM private.pool_member o JOIN private.register_entry e ON e.case_id = o.case_id JOIN private.register_entry own ON own.person = e.person
        WHERE o.pool_id = NEW.pool_id AND o.case_id <> NEW.case_id AND o.left_at IS NULL AND own.case_id = NEW.case_id) THEN
      RAISE EXCEPTION 'this child waits in this group already, under another case' USING ERRCODE = 'HW004';
    END IF;
  END IF;
  SELECT * INTO of_case FROM private.case_file WHERE id = NEW.case_id;
  IF of_case.age_class <> 'minor' THEN
    RAISE EXCEPTION 'only the needs of minors are pooled' USING ERRCODE = 'HW008';
  END IF;
  SELECT * INTO last FROM private.consent WHERE case_id = NEW.case_id ORDER BY version DESC LIMIT 1;
  IF last.id IS NULL OR last.withdrawn_at IS NOT NULL OR last.expires_on < (system.now() AT TIME ZONE 'UTC')::date
    OR NOT last.granted_scopes @> ARRAY['needs']::private.consent_scope_name[] OR NEW.counts_until > last.expires_on + 1 THEN
    RAISE EXCEPTION 'no consent in force for needs' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER only_children_with_consent BEFORE INSERT OR UPDATE ON private.pool_member
  FOR EACH ROW EXECUTE FUNCTION private.check_pool_member();

-- The last gate of a pooled page: everything about it is checked when the pool is linked to it.
CREATE FUNCTION private.check_pool_page() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  page public.campaign;
  why text;
BEGIN
  IF TG_OP = 'INSERT' AND NEW.campaign_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' OR OLD.campaign_id IS NOT NULL OR NEW.campaign_id IS NULL OR (NEW.id, NEW.category) <> (OLD.id, OLD.category) THEN
    RAISE EXCEPTION 'a group gathers first, and gets its page once' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.approved_by IS DISTINCT FROM system.actor_id() OR NOT identity.holds_role(NEW.approved_by, 'reviewer') THEN
    RAISE EXCEPTION 'only a reviewer decides, for themselves' USING ERRCODE = 'HW001';
  END IF;
  IF EXISTS (SELECT FROM private.counted_member m WHERE m.pool_id = NEW.id AND private.had_a_hand(m.case_id, NEW.approved_by)) THEN
    RAISE EXCEPTION 'whoever had a hand in a case may not review its group' USING ERRCODE = 'HW005';
  END IF;
  IF NOT EXISTS (SELECT FROM private.pool_risk r WHERE r.pool_id = NEW.id AND r.assessed_by = NEW.approved_by
      AND r.assessed_on BETWEEN (system.now() AT TIME ZONE 'UTC')::date - 30 AND (system.now() AT TIME ZONE 'UTC')::date) THEN
    RAISE EXCEPTION 'no risk assessment of these days' USING ERRCODE = 'HW008';
  END IF;
  why := private.pool_refusal(NEW.id);
  IF why IS NOT NULL THEN
    RAISE EXCEPTION 'this group may not have a page: %', why USING ERRCODE = 'HW008';
  END IF;
  -- Whoever is in it counts, is ready and needs something; nobody else is in it.
  IF EXISTS (SELECT FROM private.pool_member m WHERE m.pool_id = NEW.id AND m.left_at IS NULL
      AND NOT EXISTS (SELECT FROM private.counted_member c WHERE c.id = m.id AND c.is_ready))
    OR EXISTS (SELECT FROM private.counted_member c WHERE c.pool_id = NEW.id
      AND coalesce((SELECT sum(n.amount_minor) FROM private.pool_need n WHERE n.pool_id = NEW.id AND n.case_id = c.case_id), 0) <= 0)
    OR EXISTS (SELECT FROM private.pool_need n WHERE n.pool_id = NEW.id
      AND NOT EXISTS (SELECT FROM private.needs_line l JOIN private.counted_member c ON c.case_id = l.case_id AND c.pool_id = NEW.id
        WHERE l.id = n.needs_line_id AND l.case_id = n.case_id AND l.category = NEW.category)) THEN
    RAISE EXCEPTION 'a group is made of its children and their needs, and of nothing else' USING ERRCODE = 'HW008';
  END IF;
  SELECT * INTO STRICT page FROM public.campaign WHERE id = NEW.campaign_id;
  IF (page.title, page.story, page.locale, page.status::text) IS DISTINCT FROM ((private.pool_wording(NEW.category)).title, '', 'en', 'waiting')
    OR num_nonnulls(page.form, page.age_band) > 0 OR page.visible_until > private.pool_stands_until(NEW.id)
    OR EXISTS (SELECT FROM public.campaign_stop WHERE campaign_id = page.id)
    OR EXISTS (SELECT FROM private.publication WHERE campaign_id = page.id)
    OR NOT EXISTS (SELECT FROM public.campaign_line l WHERE l.campaign_id = page.id AND l.id = NEW.campaign_line_id
      AND (l.category, l.label) = (NEW.category, (private.pool_wording(NEW.category)).label)
      AND l.goal_minor = private.round_up_two((SELECT sum(amount_minor) FROM private.pool_need WHERE pool_id = NEW.id)))
    OR 1 <> (SELECT count(*) FROM public.campaign_line WHERE campaign_id = page.id) THEN
    RAISE EXCEPTION 'a pooled page says its one line and nothing else' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER pool_passes_the_gate BEFORE INSERT OR UPDATE ON private.pool
  FOR EACH ROW EXECUTE FUNCTION private.check_pool_page();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON private.pool FOR EACH STATEMENT EXECUTE FUNCTION system.refuse_change();

-- The smallest number of two significant digits that is not below (domain.md 4).
CREATE FUNCTION private.round_up_two(amount numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN (SELECT (ceil(amount / step) * step)::bigint FROM (SELECT power(10::numeric, greatest(length(trunc(amount)::text) - 2, 0)) AS step) s);

-- A page belongs to one case, or to one pool.
CREATE OR REPLACE FUNCTION public.check_campaign_has_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM private.publication WHERE campaign_id = NEW.id) AND NOT EXISTS (SELECT FROM private.pool WHERE campaign_id = NEW.id) THEN
    RAISE EXCEPTION 'a page is published for a case, through the gate' USING ERRCODE = 'HW008';
  END IF;
  RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION public.check_campaign_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM private.publication WHERE campaign_id = NEW.campaign_id) OR EXISTS (SELECT FROM private.pool WHERE campaign_id = NEW.campaign_id) THEN
    RAISE EXCEPTION 'a page is published whole: nothing is added to it afterwards' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
-- No update is written on the page of a group: it could only tell of one child.
CREATE FUNCTION public.check_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM private.pool WHERE campaign_id = NEW.campaign_id) THEN
    RAISE EXCEPTION 'the page of a group has no updates' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER update_of_no_pool BEFORE INSERT ON public.campaign_update
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_update();
-- A line of a single case's page stands for that case's own needs, and for no child's.
CREATE FUNCTION private.check_published_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM private.publication p JOIN public.campaign_line l ON l.campaign_id = p.campaign_id JOIN private.case_file f ON f.id = p.case_id
      WHERE p.case_id = NEW.case_id AND l.id = NEW.campaign_line_id AND f.age_class = 'adult') THEN
    RAISE EXCEPTION 'this line belongs to no page of this case' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER line_of_own_page BEFORE INSERT OR UPDATE ON private.published_line
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_published_line();

-- ── the release ────────────────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION private.pooled_release_refusal(of_campaign uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_pool uuid;
  ends timestamptz;
BEGIN
  SELECT id INTO of_pool FROM private.pool WHERE campaign_id = of_campaign;
  IF NOT FOUND THEN
    RETURN 'no_case';
  END IF;
  ends := private.pool_stands_until(of_pool);
  IF ends IS NULL OR (SELECT visible_until FROM public.campaign WHERE id = of_campaign) <= system.now() THEN
    RETURN 'too_few_children';
  END IF;
  RETURN NULL;
END
$$;
-- Whoever releases, and however: a page of a group becomes public with enough children behind it, or not at all.
CREATE FUNCTION private.check_pooled_release() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM private.pool WHERE campaign_id = NEW.id) AND private.pooled_release_refusal(NEW.id) IS NOT NULL THEN
    RAISE EXCEPTION 'too few children stand behind this page' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER pool_released_whole BEFORE UPDATE OF status ON public.campaign
  FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION private.check_pooled_release();

-- ── children come and go ───────────────────────────────────────────────────────────────────────────────────
-- After a change of who counts; the pool is locked. The amounts of the page never change: they would tell of one child.
CREATE FUNCTION private.settle_pool(of_pool uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  page public.campaign;
  ends constant timestamptz := private.pool_stands_until(of_pool);
BEGIN
  SELECT c.* INTO page FROM public.campaign c JOIN private.pool p ON p.campaign_id = c.id WHERE p.id = of_pool;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF ends IS NULL THEN
    UPDATE public.campaign SET status = 'unpublished' WHERE id = page.id AND status IN ('waiting', 'published');
    IF FOUND THEN
      PERFORM audit.record('pool.came_down', 'campaign', page.slug, '{}');
    END IF;
  ELSE
    -- A page that has run out does not come back.
    UPDATE public.campaign SET visible_until = ends
      WHERE id = page.id AND status IN ('waiting', 'published') AND visible_until > system.now() AND visible_until <> ends;
  END IF;
  -- The last child is gone: what is left goes where each donor chose.
  IF NOT EXISTS (SELECT FROM private.pool_member m WHERE m.pool_id = of_pool AND m.left_at IS NULL) THEN
    PERFORM giving.tell_left_over(page.id);
  END IF;
END
$$;

CREATE FUNCTION private.leave_pools(of_case uuid, of_category public.need_category DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  left_pool record;
BEGIN
  -- Two who leave at once come one after the other, so that each counts without the other.
  PERFORM 1 FROM private.pool p WHERE p.id IN (SELECT m.pool_id FROM private.pool_member m WHERE m.case_id = of_case AND m.left_at IS NULL)
    ORDER BY p.id FOR UPDATE;
  FOR left_pool IN UPDATE private.pool_member m SET left_at = system.now()
      WHERE m.case_id = of_case AND m.left_at IS NULL AND (of_category IS NULL OR m.category = of_category)
      RETURNING m.pool_id, m.category LOOP
    PERFORM audit.record('pool.left', 'case', (SELECT pseudonym FROM private.case_file WHERE id = of_case), jsonb_build_object('category', left_pool.category));
    PERFORM private.settle_pool(left_pool.pool_id);
  END LOOP;
END
$$;

CREATE FUNCTION private.leave_with_consent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM private.leave_pools(NEW.case_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER withdrawal_leaves_pools AFTER UPDATE OF withdrawn_at ON private.consent
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION private.leave_with_consent();
CREATE TRIGGER refusal_leaves_pools AFTER INSERT ON private.consent
  FOR EACH ROW WHEN (NOT NEW.granted_scopes @> ARRAY['needs']::private.consent_scope_name[]) EXECUTE FUNCTION private.leave_with_consent();
-- Two cases turn out to be one child, or two incidents one: fewer stand behind the page than it seemed.
CREATE FUNCTION private.settle_with_register() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_pool uuid;
BEGIN
  FOR of_pool IN SELECT p.id FROM private.pool p WHERE p.campaign_id IS NOT NULL
      AND p.id IN (SELECT m.pool_id FROM private.pool_member m WHERE m.case_id = OLD.case_id AND m.left_at IS NULL) ORDER BY p.id FOR UPDATE LOOP
    PERFORM private.settle_pool(of_pool);
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER fewer_than_it_seemed AFTER UPDATE OF person, incident OR DELETE ON private.register_entry
  FOR EACH ROW WHEN (NOT OLD.is_synthetic) EXECUTE FUNCTION private.settle_with_register();
CREATE FUNCTION private.leave_with_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM private.leave_pools(OLD.id);
  RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER grown_or_closed_leaves_pools AFTER UPDATE OF age_class, closed_at ON private.case_file
  FOR EACH ROW WHEN (NEW.age_class = 'adult' OR NEW.closed_at IS NOT NULL) EXECUTE FUNCTION private.leave_with_case();
CREATE TRIGGER erased_leaves_pools BEFORE DELETE ON private.case_file
  FOR EACH ROW EXECUTE FUNCTION private.leave_with_case();

-- ── what an officer does ───────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION ledger.is_officer_of_case(p_user_id uuid, p_case_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT EXISTS (SELECT 1 FROM private.case_file f JOIN identity.role_grant g ON g.office_id = f.office_id
    WHERE f.id = p_case_id AND g.user_id = p_user_id AND g.role = 'officer' AND g.approved_at IS NOT NULL AND g.revoked_at IS NULL) $$;
CREATE FUNCTION private.require_officer_of_case(of_case uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
BEGIN
  IF NOT ledger.is_officer_of_case(actor, of_case) THEN
    RAISE EXCEPTION 'this case belongs to another office' USING ERRCODE = 'HW001';
  END IF;
  RETURN actor;
END
$$;

-- Sent again, it takes over a newer consent and counts until its end; on a page that stands, too.
CREATE FUNCTION private.offer_to_pool(of_case uuid, of_category public.need_category, until_day date) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  actor constant uuid := private.require_officer_of_case(of_case);
  today constant date := (system.now() AT TIME ZONE 'UTC')::date;
  member private.pool_member;
  stands boolean;
  gathering uuid;
BEGIN
  PERFORM 1 FROM private.case_file WHERE id = of_case AND closed_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this case is closed' USING ERRCODE = 'HW002';
  END IF;
  -- A withdrawal waits for this, or this finds it.
  PERFORM 1 FROM private.consent WHERE case_id = of_case ORDER BY id FOR SHARE;
  IF until_day <= today THEN
    RAISE EXCEPTION 'this child would not count for a day' USING ERRCODE = 'HW008';
  END IF;
  IF NOT EXISTS (SELECT FROM private.register_entry WHERE case_id = of_case AND person_keys <> '{}') THEN
    RAISE EXCEPTION 'nothing tells this child from another' USING ERRCODE = 'HW006';
  END IF;
  IF NOT EXISTS (SELECT FROM private.needs_line WHERE case_id = of_case AND category = of_category) THEN
    RAISE EXCEPTION 'the assessment has no need of this kind' USING ERRCODE = 'HW008';
  END IF;
  PERFORM 1 FROM private.pool p WHERE p.id IN (SELECT m.pool_id FROM private.pool_member m WHERE m.case_id = of_case AND m.left_at IS NULL AND m.category = of_category)
    FOR UPDATE;
  SELECT * INTO member FROM private.pool_member WHERE case_id = of_case AND category = of_category AND left_at IS NULL;
  IF FOUND THEN
    SELECT p.campaign_id IS NULL OR (c.status IN ('waiting', 'published') AND c.visible_until > system.now()) INTO stands
      FROM private.pool p LEFT JOIN public.campaign c ON c.id = p.campaign_id WHERE p.id = member.pool_id;
    IF stands THEN
      IF until_day <> member.counts_until THEN
        -- On a page that stands a newer consent counts once it stands itself.
        IF private.guardian_consent_refusal(of_case) IS NOT NULL AND EXISTS (SELECT FROM private.pool WHERE id = member.pool_id AND campaign_id IS NOT NULL) THEN
          RAISE EXCEPTION 'the newer consent waits for a second person' USING ERRCODE = 'HW008';
        END IF;
        UPDATE private.pool_member SET counts_until = until_day WHERE id = member.id;
        PERFORM private.settle_pool(member.pool_id);
        PERFORM audit.record('pool.offered', 'case', (SELECT pseudonym FROM private.case_file WHERE id = of_case), jsonb_build_object('category', of_category));
      END IF;
      RETURN member.id;
    END IF;
    PERFORM private.leave_pools(of_case, of_category);
  END IF;
  LOOP
    INSERT INTO private.pool (category) VALUES (of_category) ON CONFLICT DO NOTHING;
    SELECT id INTO gathering FROM private.pool WHERE category = of_category AND campaign_id IS NULL FOR UPDATE;
    EXIT WHEN FOUND;
  END LOOP;
  INSERT INTO private.pool_member AS m (pool_id, category, case_id, counts_until, offered_by) VALUES (gathering, of_category, of_case, until_day, actor)
    ON CONFLICT (pool_id, case_id) DO UPDATE SET counts_until = excluded.counts_until, offered_by = excluded.offered_by, offered_at = system.now(), left_at = NULL
    RETURNING m.* INTO member;
  PERFORM audit.record('pool.offered', 'case', (SELECT pseudonym FROM private.case_file WHERE id = of_case), jsonb_build_object('category', of_category));
  RETURN member.id;
END
$$;

CREATE FUNCTION private.take_from_pool(of_case uuid, of_category public.need_category) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM private.require_officer_of_case(of_case);
  PERFORM private.leave_pools(of_case, of_category);
END
$$;

-- Each kind of need of a case, and where it stands: the number of children who wait with it is all that is told of others.
CREATE FUNCTION private.read_case_pools(of_case uuid)
  RETURNS TABLE (category text, lines integer, "isOffered" boolean, "countsUntil" date, "isCounted" boolean, refusal text, state text, children integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM private.require_officer_of_case(of_case);
  RETURN QUERY
    SELECT k.category::text, k.lines::integer, m.id IS NOT NULL, m.counts_until, c.id IS NOT NULL, private.guardian_consent_refusal(of_case),
      CASE WHEN m.id IS NULL OR p.campaign_id IS NULL THEN 'gathering' WHEN page.status IN ('waiting', 'published') AND page.visible_until <= system.now() THEN 'unpublished'
        ELSE page.status::text END,
      (SELECT count(DISTINCT o.person)::integer FROM private.counted_member o JOIN private.pool g ON g.id = o.pool_id AND g.category = k.category AND g.campaign_id IS NULL
        WHERE o.is_ready)
    FROM (SELECT l.category, count(*) AS lines FROM private.needs_line l WHERE l.case_id = of_case AND l.category NOT IN ('job_placement', 'small_business') GROUP BY 1
      UNION SELECT m.category, 0 FROM private.pool_member m WHERE m.case_id = of_case AND m.left_at IS NULL
        AND NOT EXISTS (SELECT FROM private.needs_line l WHERE l.case_id = of_case AND l.category = m.category)) k
    LEFT JOIN private.pool_member m ON m.case_id = of_case AND m.category = k.category AND m.left_at IS NULL
    LEFT JOIN private.counted_member c ON c.id = m.id
    LEFT JOIN private.pool p ON p.id = m.pool_id
    LEFT JOIN public.campaign page ON page.id = p.campaign_id
    ORDER BY k.category;
END
$$;

-- ── what a reviewer does ───────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.read_pools()
  RETURNS TABLE (id uuid, category text, state text, slug text, children integer, ready integer, incidents integer, offices integer,
    refusal text, difference bigint, "approvedAt" timestamptz, "visibleUntil" timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM ledger.require_role('reviewer');
  RETURN QUERY
    SELECT p.id, p.category::text,
      CASE WHEN p.campaign_id IS NULL THEN 'gathering' WHEN c.status IN ('waiting', 'published') AND c.visible_until <= system.now() THEN 'unpublished' ELSE c.status::text END,
      c.slug, count(DISTINCT m.person)::integer, count(DISTINCT m.person) FILTER (WHERE m.is_ready)::integer,
      count(DISTINCT m.incident) FILTER (WHERE m.is_ready)::integer, count(DISTINCT m.office_id) FILTER (WHERE m.is_ready)::integer,
      CASE WHEN p.campaign_id IS NULL THEN private.pool_refusal(p.id) END, CASE WHEN p.campaign_id IS NULL THEN private.pool_difference(p.id) END,
      p.approved_at, c.visible_until
    FROM private.pool p LEFT JOIN public.campaign c ON c.id = p.campaign_id LEFT JOIN private.counted_member m ON m.pool_id = p.id
    GROUP BY p.id, c.id ORDER BY p.campaign_id IS NOT NULL, p.category, p.approved_at DESC;
END
$$;

-- The children of a pool by pseudonym: whether each is ready, and whether the reader had a hand in the case.
CREATE FUNCTION private.read_pool_members(of_pool uuid)
  RETURNS TABLE ("caseId" uuid, pseudonym text, office text, "givenOn" date, medium text, "countsUntil" date, "isReady" boolean, refusal text, "isOwn" boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  actor constant uuid := ledger.require_role('reviewer');
BEGIN
  RETURN QUERY
    SELECT m.case_id, f.pseudonym, o.name, k.given_on, k.medium::text, m.counts_until, m.is_ready, m.refusal, private.had_a_hand(m.case_id, actor)
    FROM private.counted_member m JOIN private.case_file f ON f.id = m.case_id JOIN identity.office o ON o.id = f.office_id
    JOIN LATERAL (SELECT c.* FROM private.consent c WHERE c.case_id = m.case_id ORDER BY c.version DESC LIMIT 1) k ON true
    WHERE m.pool_id = of_pool ORDER BY f.pseudonym;
END
$$;

-- A reviewer reads of a child what must be confirmed, and nothing else.
CREATE FUNCTION private.waits_for_condition(of_case uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN EXISTS (SELECT FROM private.counted_member m JOIN private.pool p ON p.id = m.pool_id
  WHERE m.case_id = of_case AND m.refusal = 'condition_open' AND p.campaign_id IS NULL);
CREATE POLICY reviewer_confirms_conditions ON private.case_file FOR SELECT TO homeward_reviewer USING (private.waits_for_condition(id));

-- The needs of the ready children in their own currencies, for the application to convert; of what was paid or promised
-- before, how much. Nothing tells whose they are. The pool stays locked until the transaction ends.
CREATE FUNCTION private.pool_lines(of_pool uuid) RETURNS TABLE ("needsLineId" uuid, currency text, "amountMinor" bigint, "coveredMinor" bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM ledger.require_role('reviewer');
  PERFORM 1 FROM private.pool WHERE id = of_pool AND campaign_id IS NULL FOR UPDATE;
  RETURN QUERY
    SELECT l.id, a.currency::text, l.quantity * l.unit_cost_minor, private.covered_before(l.id)
    FROM private.counted_member m JOIN private.needs_line l ON l.case_id = m.case_id AND l.category = m.category
    JOIN private.needs_assessment a ON a.case_id = m.case_id
    WHERE m.pool_id = of_pool AND m.is_ready ORDER BY l.id;
END
$$;

CREATE FUNCTION private.approve_pool(
  of_pool uuid, with_slug text, in_currency text, line_ids uuid[], amounts bigint[],
  on_day date, at_large boolean, proceedings boolean, others_held boolean, media boolean, is_safe boolean, notes bytea
) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  actor constant uuid := ledger.require_role('reviewer');
  pool private.pool;
  page constant uuid := gen_random_uuid();
  line constant uuid := gen_random_uuid();
  ready uuid[];
  unready uuid[];
  next_pool uuid;
BEGIN
  SELECT * INTO pool FROM private.pool WHERE id = of_pool FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such group' USING ERRCODE = 'HW007';
  ELSIF pool.campaign_id IS NOT NULL THEN
    RAISE EXCEPTION 'this group has its page' USING ERRCODE = 'HW002';
  END IF;
  SELECT array_agg(l.id) INTO ready FROM private.counted_member m JOIN private.needs_line l ON l.case_id = m.case_id AND l.category = m.category
    WHERE m.pool_id = of_pool AND m.is_ready;
  IF ready IS NULL THEN
    RAISE EXCEPTION 'nobody in this group is ready' USING ERRCODE = 'HW008';
  ELSIF cardinality(line_ids) IS DISTINCT FROM cardinality(amounts) OR cardinality(line_ids) IS DISTINCT FROM cardinality(ready)
    OR NOT (line_ids @> ready AND ready @> line_ids) THEN
    RAISE EXCEPTION 'the group has changed meanwhile' USING ERRCODE = 'HW002';
  END IF;
  IF is_safe IS NOT TRUE THEN
    RAISE EXCEPTION 'the risk assessment does not say that it is safe' USING ERRCODE = 'HW008';
  END IF;
  INSERT INTO private.pool_risk (pool_id, assessed_on, assessed_by, perpetrators_at_large, proceedings_under_way, others_still_held, media_interest, safe_to_publish, notes_sealed)
    VALUES (of_pool, on_day, actor, at_large, proceedings, others_held, media, is_safe, notes);
  INSERT INTO private.pool_need (pool_id, case_id, needs_line_id, amount_minor)
    SELECT of_pool, l.case_id, u.id, u.amount FROM unnest(line_ids, amounts) AS u (id, amount) JOIN private.needs_line l ON l.id = u.id;
  INSERT INTO public.campaign (id, slug, locale, title, story, currency, visible_until)
    VALUES (page, with_slug, 'en', (private.pool_wording(pool.category)).title, '', in_currency, coalesce(private.pool_stands_until(of_pool), system.now()));
  INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority)
    VALUES (line, page, 1, pool.category, (private.pool_wording(pool.category)).label, private.round_up_two((SELECT sum(a) FROM unnest(amounts) a)), 1);
  -- Who is not ready goes on waiting, in the next group.
  unready := ARRAY(SELECT m.id FROM private.counted_member m WHERE m.pool_id = of_pool AND NOT m.is_ready);
  UPDATE private.pool_member m SET left_at = system.now() WHERE m.pool_id = of_pool AND m.left_at IS NULL
    AND NOT EXISTS (SELECT FROM private.counted_member c WHERE c.id = m.id AND c.is_ready);
  UPDATE private.pool SET campaign_id = page, campaign_line_id = line, approved_by = actor, approved_at = system.now() WHERE id = of_pool;
  IF unready <> '{}' THEN
    INSERT INTO private.pool (category) VALUES (pool.category) RETURNING id INTO next_pool;
    UPDATE private.pool_member SET pool_id = next_pool, left_at = NULL WHERE id = ANY (unready);
  END IF;
  PERFORM ledger.open_line(line);
  PERFORM audit.record('pool.approved', 'pool', of_pool::text, jsonb_build_object('category', pool.category));
  RETURN page;
END
$$;

-- What anybody may know: this page is of a group.
CREATE VIEW public.visible_pool WITH (security_barrier) AS
  SELECT c.id AS campaign_id FROM public.visible_campaign c WHERE EXISTS (SELECT FROM private.pool p WHERE p.campaign_id = c.id);

REVOKE ALL ON FUNCTION private.pool_children_min(), private.pool_incidents_min(), private.pool_wording(public.need_category), private.guardian_consent_refusal(uuid),
  private.pool_stands_until(uuid), private.had_a_hand(uuid, uuid), private.pool_difference(uuid), private.pool_refusal(uuid), private.check_pool_member(),
  private.check_pool_page(), private.round_up_two(numeric), public.check_update(), private.check_published_line(), private.check_pooled_release(),
  private.settle_pool(uuid), private.leave_pools(uuid, public.need_category), private.leave_with_consent(), private.settle_with_register(), private.leave_with_case(),
  ledger.is_officer_of_case(uuid, uuid), private.require_officer_of_case(uuid), private.offer_to_pool(uuid, public.need_category, date),
  private.take_from_pool(uuid, public.need_category), private.read_case_pools(uuid), private.read_pools(), private.read_pool_members(uuid),
  private.waits_for_condition(uuid), private.pool_lines(uuid),
  private.approve_pool(uuid, text, text, uuid[], bigint[], date, boolean, boolean, boolean, boolean, boolean, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.offer_to_pool(uuid, public.need_category, date), private.take_from_pool(uuid, public.need_category),
  private.read_case_pools(uuid) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.read_pools(), private.read_pool_members(uuid), private.waits_for_condition(uuid), private.pool_lines(uuid),
  private.approve_pool(uuid, text, text, uuid[], bigint[], date, boolean, boolean, boolean, boolean, boolean, bytea) TO homeward_reviewer;
GRANT SELECT ON public.visible_pool TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_worker;
