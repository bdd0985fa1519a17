-- The rules of the foundation, enforced by the database: who is acting, the clock, the trail, the outbox,
-- two people for a role, row security of cases by office, reviewers that are not authors, no minors in public.

-- ── who is acting ──────────────────────────────────────────────────────────────────────────────────────────
-- The application sets these for each transaction, together with the database role.
CREATE FUNCTION system.actor_id() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('homeward.actor_id', true), '')::uuid;
CREATE FUNCTION system.actor_role() RETURNS text LANGUAGE sql STABLE
  RETURN nullif(current_setting('homeward.actor_role', true), '');
CREATE FUNCTION system.actor_office() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('homeward.office_id', true), '')::uuid;
CREATE FUNCTION system.actor_case() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('homeward.case_id', true), '')::uuid;

CREATE FUNCTION identity.holds_role(of_user uuid, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN EXISTS (
  SELECT FROM identity.role_grant
  WHERE user_id = of_user AND role::text = wanted AND approved_at IS NOT NULL AND revoked_at IS NULL);

-- ── the installation and its clock ─────────────────────────────────────────────────────────────────────────
ALTER TABLE system.installation
  ADD CONSTRAINT installation_one_row CHECK (only_row),
  ADD CONSTRAINT installation_mode CHECK (mode IN ('demo', 'live'));
ALTER TABLE system.clock_offset
  ADD CONSTRAINT clock_offset_one_row CHECK (only_row),
  ADD CONSTRAINT clock_never_goes_back CHECK (seconds >= 0);
INSERT INTO system.clock_offset DEFAULT VALUES;

CREATE FUNCTION system.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of %.% is refused: what it holds is for good', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'HW002';
END
$$;
CREATE TRIGGER installation_is_for_good BEFORE UPDATE OR DELETE ON system.installation
  FOR EACH ROW EXECUTE FUNCTION system.refuse_change();

CREATE FUNCTION system.now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN pg_catalog.now() + make_interval(secs => (SELECT seconds FROM system.clock_offset)::double precision);

CREATE FUNCTION system.keep_live_clock_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seconds <> 0 AND NOT EXISTS (SELECT FROM system.installation WHERE mode = 'demo') THEN
    RAISE EXCEPTION 'only a demonstration may move its clock' USING ERRCODE = 'HW001';
  END IF;
  IF NEW.seconds < OLD.seconds THEN
    RAISE EXCEPTION 'the clock only goes forward' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER live_clock_is_true BEFORE UPDATE ON system.clock_offset
  FOR EACH ROW EXECUTE FUNCTION system.keep_live_clock_true();

CREATE FUNCTION system.advance_clock(by_seconds bigint) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE system.clock_offset SET seconds = seconds + by_seconds;
  PERFORM audit.record('clock.advanced', 'system', 'clock', jsonb_build_object('seconds', by_seconds));
  PERFORM pg_notify('homeward_invalidate', '*');
  RETURN system.now();
END
$$;

-- ── the trail ──────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION audit.record(what text, on_kind text, on_subject text, with_detail jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO audit.trail_entry (at, actor_id, actor_role, action, subject_kind, subject, detail)
  VALUES (system.now(), system.actor_id(), coalesce(system.actor_role(), 'system'), what, on_kind, on_subject, with_detail);
END
$$;
CREATE TRIGGER trail_is_append_only BEFORE UPDATE OR DELETE ON audit.trail_entry
  FOR EACH ROW EXECUTE FUNCTION system.refuse_change();
CREATE TRIGGER trail_is_never_emptied BEFORE TRUNCATE ON audit.trail_entry
  FOR EACH STATEMENT EXECUTE FUNCTION system.refuse_change();

-- ── the outbox: an event and the job that handles it, in the transaction that caused them ─────────────────
CREATE FUNCTION system.add_job(task text, job_payload json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, graphile_worker AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, job_payload, max_attempts => 25);
END
$$;
-- The queue's tables belong to the worker role, so its door does too.
GRANT USAGE, CREATE ON SCHEMA system TO homeward_worker;
ALTER FUNCTION system.add_job(text, json) OWNER TO homeward_worker;
REVOKE CREATE ON SCHEMA system FROM homeward_worker;

CREATE FUNCTION system.emit(event_kind text, event_payload jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  event_id uuid;
BEGIN
  INSERT INTO system.outbox_event (kind, payload) VALUES (event_kind, event_payload) RETURNING id INTO event_id;
  PERFORM system.add_job('handle_outbox_event', json_build_object('eventId', event_id));
  RETURN event_id;
END
$$;

-- ── roles take two people ──────────────────────────────────────────────────────────────────────────────────
ALTER TABLE identity.role_grant
  ADD CONSTRAINT role_grant_takes_two CHECK (approved_by IS NULL OR (proposed_by IS NOT NULL AND approved_by <> proposed_by)),
  ADD CONSTRAINT role_grant_not_for_oneself CHECK (proposed_by <> user_id AND (approved_by IS NULL OR approved_by <> user_id)),
  ADD CONSTRAINT role_grant_approval_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  ADD CONSTRAINT role_grant_revocation_whole CHECK ((revoked_by IS NULL) = (revoked_at IS NULL)),
  ADD CONSTRAINT officer_has_office CHECK (role <> 'officer' OR office_id IS NOT NULL);
CREATE UNIQUE INDEX role_grant_one_at_a_time ON identity.role_grant (user_id) WHERE revoked_at IS NULL;

-- ── the private register: row security ─────────────────────────────────────────────────────────────────────
ALTER TABLE private.case_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY officer_sees_own_office ON private.case_file FOR ALL TO homeward_officer
  USING (office_id = system.actor_office()) WITH CHECK (office_id = system.actor_office());
CREATE POLICY reviewer_sees_what_is_under_review ON private.case_file FOR SELECT TO homeward_reviewer
  USING (EXISTS (SELECT FROM private.review r WHERE r.case_id = case_file.id AND (r.decided_at IS NULL OR r.decided_by = system.actor_id())));
CREATE POLICY survivor_sees_own_case ON private.case_file FOR SELECT TO homeward_survivor
  USING (id = system.actor_case());
CREATE POLICY worker_sees_all ON private.case_file FOR SELECT TO homeward_worker USING (true);

-- A child row is visible exactly when its case is; an officer may also write it.
DO $$
DECLARE
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['journey_stop','needs_assessment','needs_line','consent','story_draft','draft_author',
      'gate_run','justification','risk_assessment','publication','published_line'] LOOP
    EXECUTE format('ALTER TABLE private.%I ENABLE ROW LEVEL SECURITY', child);
    EXECUTE format('CREATE POLICY follows_its_case ON private.%I FOR ALL TO homeward_officer, homeward_reviewer, homeward_survivor, homeward_worker
      USING (EXISTS (SELECT FROM private.case_file c WHERE c.id = case_id))', child);
  END LOOP;
END
$$;
ALTER TABLE private.consent_condition ENABLE ROW LEVEL SECURITY;
CREATE POLICY follows_its_consent ON private.consent_condition FOR ALL TO homeward_officer, homeward_reviewer, homeward_worker
  USING (EXISTS (SELECT FROM private.consent c WHERE c.id = consent_id));
-- Reviews decide what a reviewer sees, so their own policy must not ask back.
ALTER TABLE private.review ENABLE ROW LEVEL SECURITY;
CREATE POLICY officer_sees_reviews_of_office ON private.review FOR ALL TO homeward_officer
  USING (EXISTS (SELECT FROM private.case_file c WHERE c.id = case_id));
CREATE POLICY reviewer_sees_reviews ON private.review FOR ALL TO homeward_reviewer USING (true);
CREATE POLICY worker_sees_reviews ON private.review FOR SELECT TO homeward_worker USING (true);

-- ── the private register: rules ────────────────────────────────────────────────────────────────────────────
ALTER TABLE private.needs_line
  ADD CONSTRAINT needs_line_quantity CHECK (quantity BETWEEN 1 AND 10000),
  ADD CONSTRAINT needs_line_cost CHECK (unit_cost_minor BETWEEN 1 AND 1000000000000),
  ADD CONSTRAINT needs_line_priority CHECK (priority BETWEEN 1 AND 99);
ALTER TABLE private.consent
  ADD CONSTRAINT consent_expires CHECK (expires_on > given_on AND expires_on <= given_on + 365),
  ADD CONSTRAINT consent_withdrawal_whole CHECK (withdrawn_by IS NULL OR withdrawn_at IS NOT NULL);
ALTER TABLE private.consent_condition
  ADD CONSTRAINT condition_confirmation_whole CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL));
ALTER TABLE private.justification
  ADD CONSTRAINT justification_accepted_by_another CHECK (accepted_by IS NULL OR accepted_by <> written_by),
  ADD CONSTRAINT justification_acceptance_whole CHECK ((accepted_by IS NULL) = (accepted_at IS NULL));
ALTER TABLE private.review
  ADD CONSTRAINT review_by_another CHECK (decided_by IS NULL OR decided_by <> sent_by),
  ADD CONSTRAINT review_decision_whole CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  ADD CONSTRAINT review_sent_back_with_reason CHECK (decision IS DISTINCT FROM 'sent_back' OR reason_sealed IS NOT NULL);
CREATE UNIQUE INDEX review_one_open ON private.review (case_id) WHERE decision IS NULL;

-- What a consent granted and when it ends is history: only its withdrawal may be added, once.
CREATE FUNCTION private.keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL
     OR (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by') <> (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by') THEN
    RAISE EXCEPTION 'a consent is never changed: record a new version' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER consent_is_kept BEFORE UPDATE OR DELETE ON private.consent
  FOR EACH ROW EXECUTE FUNCTION private.keep_consent();

CREATE FUNCTION private.note_author() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO private.draft_author (case_id, user_id, since) VALUES (NEW.case_id, NEW.updated_by, system.now())
  ON CONFLICT DO NOTHING;
  RETURN NEW;
END
$$;
CREATE TRIGGER draft_notes_its_author AFTER INSERT OR UPDATE ON private.story_draft
  FOR EACH ROW EXECUTE FUNCTION private.note_author();

CREATE FUNCTION private.check_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.decision IS NOT NULL THEN
    RAISE EXCEPTION 'this review is decided' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.decision IS NOT NULL THEN
    IF NEW.decided_by IS DISTINCT FROM system.actor_id() OR NOT identity.holds_role(NEW.decided_by, 'reviewer') THEN
      RAISE EXCEPTION 'only a reviewer decides, for themselves' USING ERRCODE = 'HW001';
    END IF;
    IF EXISTS (SELECT FROM private.draft_author a WHERE a.case_id = NEW.case_id AND a.user_id = NEW.decided_by) THEN
      RAISE EXCEPTION 'whoever had a hand in the draft may not review it' USING ERRCODE = 'HW005';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER review_decided_by_another BEFORE UPDATE ON private.review
  FOR EACH ROW EXECUTE FUNCTION private.check_decision();

-- ── the public projection ──────────────────────────────────────────────────────────────────────────────────
ALTER TABLE public.campaign
  ADD CONSTRAINT campaign_slug_is_random CHECK (slug ~ '^[0-9a-hjkmnp-tv-z]{16}$'),
  ADD CONSTRAINT campaign_month CHECK (published_month = date_trunc('month', published_month)::date);
ALTER TABLE public.campaign_line
  ADD CONSTRAINT campaign_line_goal CHECK (goal_minor > 0);
ALTER TABLE public.campaign_stop
  ADD CONSTRAINT campaign_stop_kind CHECK (kind IN ('origin', 'recruitment', 'transit', 'exploitation'));
ALTER TABLE public.campaign_update
  ADD CONSTRAINT campaign_update_month CHECK (month = date_trunc('month', month)::date);

-- The last gate: a page exists only for an adult, with a review approved by the one who publishes, and a consent
-- that is in force and grants needs and story. It is checked when the case is linked to its page.
CREATE FUNCTION private.check_publication() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  granted private.consent;
BEGIN
  IF (SELECT age_class FROM private.case_file WHERE id = NEW.case_id) <> 'adult' THEN
    RAISE EXCEPTION 'minors are never published one by one' USING ERRCODE = 'HW008';
  END IF;
  IF NOT EXISTS (SELECT FROM private.review r JOIN private.risk_assessment k ON k.review_id = r.id
      WHERE r.id = NEW.review_id AND r.case_id = NEW.case_id AND r.decision = 'approved' AND r.decided_by = NEW.approved_by
        AND k.safe_to_publish) THEN
    RAISE EXCEPTION 'no approved review with a risk assessment' USING ERRCODE = 'HW008';
  END IF;
  SELECT * INTO granted FROM private.consent WHERE id = NEW.consent_id AND case_id = NEW.case_id;
  IF granted.id IS NULL OR granted.withdrawn_at IS NOT NULL OR granted.expires_on < (system.now() AT TIME ZONE 'UTC')::date
     OR granted.version <> (SELECT max(version) FROM private.consent WHERE case_id = NEW.case_id)
     OR NOT granted.granted_scopes @> ARRAY['needs', 'story']::private.consent_scope_name[] THEN
    RAISE EXCEPTION 'no consent in force for needs and story' USING ERRCODE = 'HW008';
  END IF;
  IF EXISTS (SELECT FROM private.consent_condition WHERE consent_id = granted.id AND confirmed_at IS NULL) THEN
    RAISE EXCEPTION 'a written condition of the consent is not confirmed' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER publication_passes_the_gate BEFORE INSERT OR UPDATE ON private.publication
  FOR EACH ROW EXECUTE FUNCTION private.check_publication();

-- Withdrawal takes the page down in the same transaction, whoever records it.
CREATE FUNCTION private.unpublish_on_withdrawal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.campaign SET status = 'unpublished'
  WHERE status = 'published' AND id IN (SELECT campaign_id FROM private.publication WHERE case_id = NEW.case_id);
  RETURN NEW;
END
$$;
CREATE TRIGGER withdrawal_unpublishes AFTER UPDATE OF withdrawn_at ON private.consent
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION private.unpublish_on_withdrawal();

-- Caches on every instance drop a page when anything of it changes; '*' drops everything.
CREATE FUNCTION public.announce_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('homeward_invalidate', '*');
  RETURN NULL;
END
$$;
CREATE TRIGGER campaign_changed AFTER INSERT OR UPDATE OR DELETE ON public.campaign
  FOR EACH STATEMENT EXECUTE FUNCTION public.announce_change();
CREATE TRIGGER campaign_line_changed AFTER INSERT OR UPDATE OR DELETE ON public.campaign_line
  FOR EACH STATEMENT EXECUTE FUNCTION public.announce_change();
CREATE TRIGGER campaign_stop_changed AFTER INSERT OR UPDATE OR DELETE ON public.campaign_stop
  FOR EACH STATEMENT EXECUTE FUNCTION public.announce_change();
CREATE TRIGGER campaign_update_changed AFTER INSERT OR UPDATE OR DELETE ON public.campaign_update
  FOR EACH STATEMENT EXECUTE FUNCTION public.announce_change();

-- What anybody may see: published, and its consent not over.
CREATE VIEW public.visible_campaign WITH (security_barrier) AS
  SELECT id, slug, locale, title, story, form, age_band, currency, published_month, shuffle
  FROM public.campaign WHERE status = 'published' AND visible_until > system.now();
CREATE VIEW public.visible_line WITH (security_barrier) AS
  SELECT l.id, l.campaign_id, l.position, l.category, l.label, l.goal_minor, l.priority
  FROM public.campaign_line l JOIN public.visible_campaign c ON c.id = l.campaign_id;
CREATE VIEW public.visible_stop WITH (security_barrier) AS
  SELECT s.campaign_id, s.position, s.kind, s.area_code, s.years, s.text
  FROM public.campaign_stop s JOIN public.visible_campaign c ON c.id = s.campaign_id;
CREATE VIEW public.visible_update WITH (security_barrier) AS
  SELECT u.id, u.campaign_id, u.month, u.text
  FROM public.campaign_update u JOIN public.visible_campaign c ON c.id = u.campaign_id;
-- An address that once was a page answers 410; this tells it from one that never was, and nothing more.
CREATE FUNCTION public.was_published(of_slug text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN EXISTS (SELECT FROM public.campaign WHERE slug = of_slug);

-- ── who may do what ────────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA system, identity, private, public, audit FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE homeward_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

GRANT USAGE ON SCHEMA system TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker, homeward_identity;
GRANT USAGE ON SCHEMA public TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker;
GRANT USAGE ON SCHEMA private TO homeward_survivor, homeward_officer, homeward_reviewer, homeward_worker;
GRANT USAGE ON SCHEMA identity TO homeward_identity, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker;
GRANT USAGE ON SCHEMA audit TO homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker, homeward_identity;

GRANT EXECUTE ON FUNCTION system.now() TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker, homeward_identity;
GRANT EXECUTE ON FUNCTION system.actor_id(), system.actor_role(), system.actor_office(), system.actor_case() TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker, homeward_identity;
GRANT EXECUTE ON FUNCTION audit.record(text, text, text, jsonb) TO homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker, homeward_identity;
GRANT EXECUTE ON FUNCTION identity.holds_role(uuid, text) TO homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker, homeward_identity;
GRANT EXECUTE ON FUNCTION system.emit(text, jsonb) TO homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_worker;
GRANT EXECUTE ON FUNCTION system.add_job(text, json) TO homeward_owner, homeward_worker;
GRANT EXECUTE ON FUNCTION system.advance_clock(bigint) TO homeward_worker;
GRANT SELECT, UPDATE ON system.outbox_event TO homeward_worker;
GRANT SELECT ON system.installation TO homeward_worker;
GRANT INSERT ON system.installation TO homeward_worker;

GRANT SELECT ON public.visible_campaign, public.visible_line, public.visible_stop, public.visible_update TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION public.was_published(text) TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_worker;
GRANT SELECT ON public.campaign, public.campaign_line, public.campaign_stop, public.campaign_update TO homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_worker;
GRANT INSERT ON public.campaign, public.campaign_line, public.campaign_stop, public.campaign_update TO homeward_reviewer;
GRANT UPDATE (status) ON public.campaign TO homeward_reviewer, homeward_worker;

GRANT SELECT, INSERT, UPDATE ON private.case_file, private.consent, private.story_draft, private.justification TO homeward_officer;
GRANT SELECT, INSERT ON private.consent_condition TO homeward_officer;
GRANT SELECT, INSERT ON private.review TO homeward_officer;
GRANT SELECT, INSERT, UPDATE, DELETE ON private.journey_stop, private.needs_assessment, private.needs_line TO homeward_officer;
GRANT SELECT, INSERT ON private.gate_run TO homeward_officer, homeward_reviewer;
GRANT SELECT ON private.draft_author, private.risk_assessment, private.publication, private.published_line TO homeward_officer;
GRANT SELECT ON private.case_file, private.journey_stop, private.needs_assessment, private.needs_line, private.consent, private.consent_condition, private.story_draft, private.draft_author, private.justification, private.review, private.risk_assessment, private.publication, private.published_line TO homeward_reviewer;
GRANT UPDATE (confirmed_by, confirmed_at) ON private.consent_condition TO homeward_reviewer;
GRANT UPDATE (accepted_by, accepted_at) ON private.justification TO homeward_reviewer;
GRANT UPDATE (decision, decided_by, decided_at, reason_sealed) ON private.review TO homeward_reviewer;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON private.consent TO homeward_reviewer;
GRANT INSERT ON private.risk_assessment TO homeward_reviewer;
GRANT INSERT, UPDATE ON private.publication TO homeward_reviewer;
GRANT INSERT ON private.published_line TO homeward_reviewer;
GRANT SELECT ON private.case_file, private.consent, private.publication, private.published_line TO homeward_survivor, homeward_worker;

GRANT SELECT, INSERT, UPDATE, DELETE ON identity."user", identity.session, identity.account, identity.verification, identity.two_factor TO homeward_identity;
GRANT SELECT ON identity.role_grant, identity.office TO homeward_identity;
GRANT SELECT (id, name) ON identity."user" TO homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor;
GRANT SELECT (id, name, email, two_factor_enabled, created_at) ON identity."user" TO homeward_admin;
GRANT SELECT (id, name, email) ON identity."user" TO homeward_worker;
GRANT SELECT, DELETE ON identity.session TO homeward_admin;
GRANT SELECT, INSERT, UPDATE ON identity.role_grant TO homeward_admin;
GRANT SELECT, INSERT ON identity.office TO homeward_admin;
GRANT SELECT ON identity.office TO homeward_officer, homeward_reviewer, homeward_worker;
GRANT SELECT ON identity.role_grant TO homeward_worker;
GRANT SELECT ON audit.trail_entry TO homeward_auditor, homeward_worker;
