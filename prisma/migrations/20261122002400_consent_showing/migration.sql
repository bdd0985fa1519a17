-- A consent binds the exact text and map that the person was shown; a guardian's consent stands only when somebody else
-- than the one who vetted the guardian has confirmed it; whoever must ask again is reminded.
--
-- private.told_by(campaign_id) → everything that a page tells, one line a fact (the same lines as publishing/told-facts.ts)
-- private.guardian_stands(consent_id), private.minor_consent_refusal(case_id) → may this consent carry a page or a pool?
-- private.remind_of_consents(days) → reminders written (worker, any number of times): officers before, reviewers after

-- ── what was shown, and what the person said ───────────────────────────────────────────────────────────────
CREATE TYPE private.showing_way AS ENUM ('screen', 'paper', 'read_aloud', 'pictures');
CREATE TABLE private.consent_showing (
  id uuid PRIMARY KEY,
  -- The order of showings: the latest answer counts.
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  case_id uuid NOT NULL REFERENCES private.case_file (id) ON DELETE CASCADE,
  consent_id uuid NOT NULL REFERENCES private.consent (id) ON DELETE CASCADE,
  draft_revision integer NOT NULL,
  shown_on date NOT NULL,
  way private.showing_way NOT NULL,
  agreed boolean NOT NULL,
  -- The mark that stands on screen and paper: which version it was.
  mark text NOT NULL CHECK (mark ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  -- SHA-256 of a salt and each fact that may be told: what was shown, and what is coarser. The salt is sealed, so that
  -- nobody who reads this table works out a country or an age; it is laid before the database when a page is published.
  permitted bytea[] NOT NULL,
  -- The facts that were shown, the salt, who showed them.
  sealed bytea NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE INDEX consent_showing_consent ON private.consent_showing (consent_id, seq DESC);
ALTER TABLE private.consent_showing ENABLE ROW LEVEL SECURITY;
CREATE POLICY follows_its_case ON private.consent_showing FOR ALL TO homeward_officer, homeward_reviewer
  USING (EXISTS (SELECT FROM private.case_file c WHERE c.id = case_id));
GRANT SELECT, INSERT ON private.consent_showing TO homeward_officer;
GRANT SELECT ON private.consent_showing TO homeward_reviewer;
CREATE TRIGGER showing_is_for_good BEFORE UPDATE ON private.consent_showing
  FOR EACH ROW EXECUTE FUNCTION system.refuse_change();

CREATE FUNCTION private.check_showing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  shown_under private.consent;
BEGIN
  IF NEW.recorded_by IS DISTINCT FROM system.actor_id() THEN
    RAISE EXCEPTION 'whoever shows it signs for it' USING ERRCODE = 'HW001';
  END IF;
  -- A withdrawal, a newer consent and a showing come one after the other.
  SELECT * INTO shown_under FROM private.consent WHERE id = NEW.consent_id AND case_id = NEW.case_id FOR UPDATE;
  IF shown_under.id IS NULL OR shown_under.withdrawn_at IS NOT NULL
     OR shown_under.expires_on < (system.now() AT TIME ZONE 'UTC')::date
     OR shown_under.version <> (SELECT max(version) FROM private.consent WHERE case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'a page is shown under the consent in force' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.shown_on < shown_under.given_on OR NEW.shown_on > (system.now() AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION 'a page is shown after the consent was given, and not tomorrow' USING ERRCODE = 'HW003';
  END IF;
  IF NOT private.passed_the_gate(NEW.case_id, NEW.draft_revision) THEN
    RAISE EXCEPTION 'the gate has not passed what was shown' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER showing_is_signed BEFORE INSERT ON private.consent_showing
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_showing();

-- Whoever says no is not overtaken by an approval of before: a page that waits for its release is stopped.
CREATE FUNCTION private.stop_on_no() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.campaign SET status = 'unpublished'
  WHERE status = 'waiting' AND id IN (SELECT campaign_id FROM private.publication WHERE case_id = NEW.case_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER no_stops_a_page AFTER INSERT ON private.consent_showing
  FOR EACH ROW WHEN (NOT NEW.agreed) EXECUTE FUNCTION private.stop_on_no();

-- ── guardians ──────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE private.consent ADD COLUMN by_guardian boolean NOT NULL DEFAULT false;
CREATE TABLE private.guardian_vetting (
  consent_id uuid PRIMARY KEY REFERENCES private.consent (id) ON DELETE CASCADE,
  case_id uuid NOT NULL REFERENCES private.case_file (id) ON DELETE CASCADE,
  vetted_on date NOT NULL,
  vetted_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT system.now(),
  decision text CHECK (decision IN ('confirmed', 'refused')),
  decided_by uuid,
  decided_at timestamptz(3),
  CONSTRAINT vetting_decision_whole CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT vetting_takes_two CHECK (decided_by IS NULL OR decided_by <> vetted_by)
);
CREATE INDEX guardian_vetting_open ON private.guardian_vetting (case_id) WHERE decision IS NULL;
ALTER TABLE private.guardian_vetting ENABLE ROW LEVEL SECURITY;
CREATE POLICY officer_sees_own_office ON private.guardian_vetting FOR ALL TO homeward_officer
  USING (EXISTS (SELECT FROM private.case_file c WHERE c.id = case_id));
-- The case's own policy asks this table, so this one must not ask back.
CREATE POLICY reviewer_sees_all ON private.guardian_vetting FOR ALL TO homeward_reviewer USING (true);
GRANT SELECT, INSERT ON private.guardian_vetting TO homeward_officer;
GRANT SELECT ON private.guardian_vetting TO homeward_reviewer;
GRANT UPDATE (decision, decided_by, decided_at) ON private.guardian_vetting TO homeward_officer, homeward_reviewer;
-- A guardian that nobody has looked at yet is under review.
CREATE POLICY reviewer_sees_guardians_to_confirm ON private.case_file FOR SELECT TO homeward_reviewer
  USING (EXISTS (SELECT FROM private.guardian_vetting v WHERE v.case_id = case_file.id AND v.decision IS NULL));

CREATE FUNCTION private.check_vetting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  about private.consent;
BEGIN
  SELECT * INTO about FROM private.consent WHERE id = NEW.consent_id AND case_id = NEW.case_id;
  IF TG_OP = 'INSERT' THEN
    IF NEW.vetted_by IS DISTINCT FROM system.actor_id() OR NEW.decision IS NOT NULL THEN
      RAISE EXCEPTION 'whoever vets a guardian signs for it, and another confirms' USING ERRCODE = 'HW001';
    END IF;
    IF about.id IS NULL OR NOT about.by_guardian OR NEW.vetted_on > (system.now() AT TIME ZONE 'UTC')::date THEN
      RAISE EXCEPTION 'a guardian is vetted for a consent of theirs, and not tomorrow' USING ERRCODE = 'HW003';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.decision IS NOT NULL THEN
    RAISE EXCEPTION 'this vetting is decided' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.decided_by IS DISTINCT FROM system.actor_id()
     OR NOT (identity.holds_role(NEW.decided_by, 'reviewer') OR identity.holds_role(NEW.decided_by, 'officer')) THEN
    RAISE EXCEPTION 'only a reviewer or an officer confirms, for themselves' USING ERRCODE = 'HW001';
  END IF;
  IF NEW.decided_by IN (NEW.vetted_by, about.recorded_by) THEN
    RAISE EXCEPTION 'whoever vetted a guardian does not confirm it' USING ERRCODE = 'HW005';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER vetting_takes_two_people BEFORE INSERT OR UPDATE ON private.guardian_vetting
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_vetting();

-- A consent that nobody gave for somebody else, or whose guardian was vetted (within the year before) and confirmed.
CREATE FUNCTION private.guardian_stands(of_consent uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN coalesce((
  SELECT NOT c.by_guardian OR (v.decision IS NOT DISTINCT FROM 'confirmed' AND v.vetted_on > c.given_on - 366)
  FROM private.consent c LEFT JOIN private.guardian_vetting v ON v.consent_id = c.id WHERE c.id = of_consent), false);

CREATE FUNCTION private.minor_consent_refusal(of_case uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  latest private.consent;
  decision text;
BEGIN
  SELECT * INTO latest FROM private.consent WHERE case_id = of_case ORDER BY version DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN 'consent_none';
  END IF;
  IF latest.withdrawn_at IS NOT NULL THEN
    RETURN 'consent_withdrawn';
  END IF;
  IF latest.expires_on < (system.now() AT TIME ZONE 'UTC')::date THEN
    RETURN 'consent_expired';
  END IF;
  IF NOT latest.by_guardian THEN
    RETURN 'no_guardian';
  END IF;
  IF NOT private.guardian_stands(latest.id) THEN
    SELECT v.decision INTO decision FROM private.guardian_vetting v WHERE v.consent_id = latest.id;
    RETURN CASE WHEN decision = 'refused' THEN 'guardian_refused' ELSE 'guardian_not_confirmed' END;
  END IF;
  IF EXISTS (SELECT FROM private.consent_condition k WHERE k.consent_id = latest.id AND k.confirmed_at IS NULL) THEN
    RETURN 'condition_open';
  END IF;
  RETURN NULL;
END
$$;

-- ── nothing is sent or published that was not shown ────────────────────────────────────────────────────────
CREATE FUNCTION private.latest_showing(of_consent uuid) RETURNS private.consent_showing
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (SELECT s FROM private.consent_showing s WHERE s.consent_id = of_consent ORDER BY s.seq DESC LIMIT 1);

CREATE FUNCTION private.check_shown_before_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF (private.latest_showing((SELECT id FROM private.consent WHERE case_id = NEW.case_id ORDER BY version DESC LIMIT 1))).agreed IS NOT TRUE THEN
    RAISE EXCEPTION 'the page was not shown to the person and agreed to' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER review_is_of_what_was_shown BEFORE INSERT OR UPDATE OF draft_revision, sent_by ON private.review
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_shown_before_review();

CREATE FUNCTION private.told_by(of_campaign uuid) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT array_to_string(ARRAY['locale', c.locale], E'\x1f', '') FROM public.campaign c WHERE c.id = of_campaign
  UNION ALL SELECT array_to_string(ARRAY['title', c.title], E'\x1f', '') FROM public.campaign c WHERE c.id = of_campaign
  UNION ALL SELECT array_to_string(ARRAY['story', c.story], E'\x1f', '') FROM public.campaign c WHERE c.id = of_campaign
  UNION ALL SELECT array_to_string(ARRAY['form', c.form::text], E'\x1f', '') FROM public.campaign c WHERE c.id = of_campaign AND c.form IS NOT NULL
  UNION ALL SELECT array_to_string(ARRAY['age', c.age_band::text], E'\x1f', '') FROM public.campaign c WHERE c.id = of_campaign AND c.age_band IS NOT NULL
  UNION ALL SELECT array_to_string(ARRAY['line', l.category::text, c.currency::text, l.goal_minor::text, l.label], E'\x1f', '')
    FROM public.campaign_line l JOIN public.campaign c ON c.id = l.campaign_id WHERE l.campaign_id = of_campaign
  UNION ALL SELECT array_to_string(ARRAY['stop', s.kind, s.area_code, s.years, s.text], E'\x1f', '')
    FROM public.campaign_stop s WHERE s.campaign_id = of_campaign
$$;

CREATE FUNCTION private.check_published_is_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  shown private.consent_showing;
  salt bytea := decode(coalesce(current_setting('homeward.showing_salt', true), ''), 'hex');
BEGIN
  IF NOT private.guardian_stands(NEW.consent_id) THEN
    RAISE EXCEPTION 'the guardian who consented is not vetted and confirmed' USING ERRCODE = 'HW008';
  END IF;
  shown := private.latest_showing(NEW.consent_id);
  IF shown.agreed IS NOT TRUE OR shown.case_id <> NEW.case_id THEN
    RAISE EXCEPTION 'the page was not shown to the person and agreed to' USING ERRCODE = 'HW008';
  END IF;
  IF EXISTS (SELECT FROM private.told_by(NEW.campaign_id) AS fact
      WHERE sha256(salt || convert_to(fact, 'UTF8')) <> ALL (shown.permitted)) THEN
    RAISE EXCEPTION 'the page tells what was not shown to the person' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER published_is_what_was_shown BEFORE INSERT OR UPDATE ON private.publication
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_published_is_shown();

-- ── reminders ──────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE private.consent_reminder (
  consent_id uuid NOT NULL REFERENCES private.consent (id) ON DELETE CASCADE,
  -- How many days before the end it was due; 0 is after it.
  days_before integer NOT NULL CHECK (days_before >= 0),
  recipient_id uuid NOT NULL,
  -- The case as its mails call it, so that nobody needs the case to read the list.
  pseudonym text NOT NULL,
  expires_on date NOT NULL,
  batch_id uuid NOT NULL,
  told_at timestamptz(3) NOT NULL,
  PRIMARY KEY (consent_id, days_before, recipient_id)
);
CREATE INDEX consent_reminder_recipient ON private.consent_reminder (recipient_id, batch_id);
ALTER TABLE private.consent_reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_reminders ON private.consent_reminder FOR SELECT TO homeward_officer, homeward_reviewer
  USING (recipient_id = system.actor_id());
CREATE POLICY worker_sees_all ON private.consent_reminder FOR SELECT TO homeward_worker USING (true);
GRANT SELECT ON private.consent_reminder TO homeward_officer, homeward_reviewer, homeward_worker;

-- Of the latest consent of each open case, the nearest reminder that is due and was not written. A consent that was
-- renewed or withdrawn reminds nobody. Reviewers hear of a page that ended by itself. Each person gets one mail a round.
CREATE FUNCTION private.remind_of_consents(days integer[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  batch uuid := gen_random_uuid();
  today date := (system.now() AT TIME ZONE 'UTC')::date;
  written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('homeward.consent_reminders', 0));
  WITH latest AS (
    SELECT DISTINCT ON (c.case_id) c.id, c.case_id, c.expires_on, c.withdrawn_at, f.pseudonym, f.office_id
    FROM private.consent c JOIN private.case_file f ON f.id = c.case_id
    WHERE f.closed_at IS NULL ORDER BY c.case_id, c.version DESC
  ), due AS (
    SELECT l.*, CASE WHEN l.expires_on < today THEN 0 ELSE (SELECT min(d) FROM unnest(days) d WHERE d >= l.expires_on - today) END AS days_before
    FROM latest l WHERE l.withdrawn_at IS NULL AND l.expires_on > today - 31
  ), told AS (
    SELECT d.id, d.days_before, d.pseudonym, d.expires_on, g.user_id
    FROM due d JOIN identity.role_grant g ON g.approved_at IS NOT NULL AND g.revoked_at IS NULL AND (
      (d.days_before > 0 AND g.role = 'officer' AND g.office_id = d.office_id)
      OR (d.days_before = 0 AND g.role = 'reviewer' AND EXISTS (
        SELECT FROM private.publication p JOIN public.campaign k ON k.id = p.campaign_id
        WHERE p.consent_id = d.id AND k.published_month IS NOT NULL)))
    WHERE d.days_before IS NOT NULL
  )
  INSERT INTO private.consent_reminder (consent_id, days_before, recipient_id, pseudonym, expires_on, batch_id, told_at)
  SELECT id, days_before, user_id, pseudonym, expires_on, batch, system.now() FROM told ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM system.emit('consent.reminders', jsonb_build_object('batchId', batch, 'recipientId', recipient_id))
    FROM (SELECT DISTINCT recipient_id FROM private.consent_reminder WHERE batch_id = batch) r;
  RETURN written;
END
$$;

REVOKE ALL ON FUNCTION private.check_showing(), private.stop_on_no(), private.check_vetting(), private.guardian_stands(uuid),
  private.minor_consent_refusal(uuid), private.latest_showing(uuid), private.check_shown_before_review(), private.told_by(uuid),
  private.check_published_is_shown(), private.remind_of_consents(integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.minor_consent_refusal(uuid), private.guardian_stands(uuid) TO homeward_officer, homeward_reviewer, homeward_worker;
GRANT EXECUTE ON FUNCTION private.remind_of_consents(integer[]) TO homeward_worker;
