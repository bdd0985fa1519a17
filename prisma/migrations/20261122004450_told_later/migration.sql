-- What is told on a page after its release: updates, and questions with the organisation's answer (an update with a
-- question). An officer writes it through the gate, the person has agreed to these words, a reviewer approves, and the
-- weekly release tells it: with others, in no order, with a month. It is gone with its page.
--
-- private.write_update(id, case_id, question, text) → an update that waits for a reviewer (officer of the case's office)
-- private.decide_update(id, approve) → true when it waits for its release now (reviewer)
-- private.stop_update(id) → takes one back, told or not (officer of the office, reviewer)
-- private.release_updates(decided_before) → released, refused; called by the release of pages

ALTER TABLE public.campaign_update
  ADD COLUMN question text CHECK (length(question) BETWEEN 1 AND 300),
  ADD COLUMN status text NOT NULL DEFAULT 'published' CHECK (status IN ('waiting', 'approved', 'published', 'stopped'));
-- What stood there before was told; what comes waits.
ALTER TABLE public.campaign_update ALTER COLUMN status SET DEFAULT 'waiting';

CREATE OR REPLACE VIEW public.visible_update WITH (security_barrier) AS
  SELECT u.id, u.campaign_id, u.month, u.text, u.question
  FROM public.campaign_update u JOIN public.visible_campaign c ON c.id = u.campaign_id WHERE u.status = 'published';
-- The survivor sees what was approved before the public does, as with the page itself.
CREATE OR REPLACE VIEW private.own_update WITH (security_barrier) AS
  SELECT u.id, u.month, CASE WHEN u.question IS NULL THEN u.text ELSE u.question || E'\n' || u.text END AS text
  FROM public.campaign_update u JOIN private.own_page p ON p.id = u.campaign_id WHERE u.status IN ('approved', 'published');

-- Who had a hand in it: never words.
CREATE TABLE private.update_review (
  update_id uuid PRIMARY KEY REFERENCES public.campaign_update (id),
  case_id uuid NOT NULL REFERENCES private.case_file (id),
  consent_id uuid NOT NULL REFERENCES private.consent (id),
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (decided_by <> written_by)
);
CREATE INDEX update_review_case ON private.update_review (case_id);
ALTER TABLE private.update_review ENABLE ROW LEVEL SECURITY;
CREATE POLICY follows_its_case ON private.update_review FOR SELECT TO homeward_officer
  USING (EXISTS (SELECT FROM private.case_file f WHERE f.id = update_review.case_id));
CREATE POLICY reviewer_sees_all ON private.update_review FOR SELECT TO homeward_reviewer USING (true);
GRANT SELECT ON private.update_review TO homeward_officer, homeward_reviewer;
REVOKE INSERT ON public.campaign_update FROM homeward_reviewer;
-- Whoever decides looks at the words beside the case, as with a page.
CREATE POLICY reviewer_sees_what_is_told_later ON private.case_file FOR SELECT TO homeward_reviewer
  USING (EXISTS (SELECT FROM private.update_review r JOIN public.campaign_update u ON u.id = r.update_id
    WHERE r.case_id = case_file.id AND u.status = 'waiting'));

-- As 20261122002120_months_of_birth, and for whoever decides about what is told later.
CREATE OR REPLACE FUNCTION private.assess_tuples(of_case uuid, questions jsonb)
RETURNS TABLE (number integer, people integer, holds boolean, isolates boolean, few_incidents boolean, population text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_person uuid;
  subject text;
  question record;
  known record;
  enough record;
  best record;
BEGIN
  SELECT f.pseudonym INTO subject FROM private.case_file f
  WHERE f.id = of_case AND (
    (system.actor_role() = 'officer' AND f.office_id = system.actor_office())
    OR (system.actor_role() = 'reviewer' AND EXISTS (SELECT FROM private.review r WHERE r.case_id = f.id AND (r.decided_at IS NULL OR r.decided_by = system.actor_id())))
    OR (system.actor_role() = 'reviewer' AND EXISTS (SELECT FROM private.update_review w JOIN public.campaign_update u ON u.id = w.update_id
      WHERE w.case_id = f.id AND u.status = 'waiting')));
  IF subject IS NULL THEN
    RAISE EXCEPTION 'no such case' USING ERRCODE = 'HW001';
  END IF;
  PERFORM audit.record('register.counted', 'case', subject, jsonb_build_object('questions', jsonb_array_length(questions)));
  SELECT e.person INTO of_person FROM private.register_entry e WHERE e.case_id = of_case;
  FOR question IN SELECT q.value AS asked, q.ordinality::integer AS at FROM jsonb_array_elements(questions) WITH ORDINALITY q LOOP
    SELECT h.every, h.born INTO known FROM private.with_history(of_person, NULL,
      ARRAY(SELECT jsonb_array_elements_text(question.asked -> 'every')::bigint),
      CASE jsonb_typeof(question.asked -> 'born') WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(question.asked -> 'born')::bigint) END) h;
    SELECT * INTO enough FROM private.sharing_enough(known.every, known.born);
    best := enough;
    IF enough.people IS NULL THEN
      SELECT NULL::uuid, s.people, s.incidents INTO best FROM private.people_sharing(known.every, known.born) s ORDER BY s.people DESC LIMIT 1;
    END IF;
    number := question.at;
    isolates := enough.people IS NOT NULL AND private.isolates(of_person, known.every, known.born, enough.population);
    holds := enough.people IS NOT NULL AND NOT isolates;
    people := private.told_count(best.people);
    few_incidents := enough.people IS NULL AND best.people >= (SELECT a.people_min FROM private.anonymity_rule a);
    population := (SELECT r.name FROM private.reference_population r WHERE r.id = enough.population);
    RETURN NEXT;
    -- Questions climb: what is coarser than the first that holds is not asked for.
    EXIT WHEN holds;
  END LOOP;
END
$$;

-- Why the words may not be told now; null when they may. The consent is the one under which they were written.
CREATE FUNCTION private.update_refusal(of_case uuid, of_campaign uuid, of_consent uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  granted private.consent;
BEGIN
  SELECT * INTO granted FROM private.consent WHERE case_id = of_case ORDER BY version DESC LIMIT 1;
  IF granted.id IS NULL OR granted.id <> of_consent OR granted.withdrawn_at IS NOT NULL
     OR granted.expires_on < (system.now() AT TIME ZONE 'UTC')::date THEN
    RETURN 'consent';
  END IF;
  IF NOT granted.granted_scopes @> ARRAY['needs', 'story', 'updates']::private.consent_scope_name[] THEN
    RETURN 'scope';
  END IF;
  IF EXISTS (SELECT FROM private.consent_condition WHERE consent_id = granted.id AND confirmed_at IS NULL) THEN
    RETURN 'condition';
  END IF;
  IF NOT EXISTS (SELECT FROM private.publication p JOIN public.visible_campaign v ON v.id = p.campaign_id
      JOIN private.case_file f ON f.id = p.case_id
      WHERE p.case_id = of_case AND p.campaign_id = of_campaign AND f.age_class = 'adult' AND f.closed_at IS NULL) THEN
    RETURN 'page';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION private.require_officer_of(of_case uuid) RETURNS private.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  file private.case_file;
BEGIN
  SELECT * INTO file FROM private.case_file WHERE id = of_case;
  IF file.id IS NULL OR NOT EXISTS (SELECT FROM identity.role_grant g WHERE g.user_id = system.actor_id() AND g.role = 'officer'
      AND g.office_id = file.office_id AND g.approved_at IS NOT NULL AND g.revoked_at IS NULL) THEN
    RAISE EXCEPTION 'no such case in this office' USING ERRCODE = 'HW007';
  END IF;
  RETURN file;
END
$$;

CREATE FUNCTION private.write_update(p_id uuid, p_case uuid, p_question text, p_text text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  file constant private.case_file := private.require_officer_of(p_case);
  link private.publication;
  latest uuid;
  why text;
BEGIN
  SELECT * INTO link FROM private.publication WHERE case_id = p_case;
  SELECT id INTO latest FROM private.consent WHERE case_id = p_case ORDER BY version DESC LIMIT 1;
  why := private.update_refusal(p_case, link.campaign_id, latest);
  IF why IS NOT NULL THEN
    RAISE EXCEPTION 'nothing can be told on this page now: %', why USING ERRCODE = 'HW008';
  END IF;
  INSERT INTO public.campaign_update (id, campaign_id, month, question, text)
    VALUES (p_id, link.campaign_id, date_trunc('month', system.now() AT TIME ZONE 'UTC')::date, p_question, p_text);
  INSERT INTO private.update_review (update_id, case_id, consent_id, written_by, written_at)
    VALUES (p_id, p_case, latest, system.actor_id(), system.now());
  PERFORM audit.record('update.sent', 'case', file.pseudonym, jsonb_build_object('answers', p_question IS NOT NULL));
END
$$;

CREATE FUNCTION private.decide_update(p_id uuid, p_approve boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  asked private.update_review;
  why text;
BEGIN
  IF NOT identity.holds_role(system.actor_id(), 'reviewer') THEN
    RAISE EXCEPTION 'a reviewer decides' USING ERRCODE = 'HW001';
  END IF;
  SELECT * INTO asked FROM private.update_review WHERE update_id = p_id FOR UPDATE;
  IF asked.update_id IS NULL THEN
    RAISE EXCEPTION 'no such update' USING ERRCODE = 'HW007';
  END IF;
  IF asked.decided_at IS NOT NULL OR NOT EXISTS (SELECT FROM public.campaign_update WHERE id = p_id AND status = 'waiting') THEN
    RAISE EXCEPTION 'this is decided' USING ERRCODE = 'HW002';
  END IF;
  IF asked.written_by = system.actor_id()
     OR EXISTS (SELECT FROM private.draft_author a WHERE a.case_id = asked.case_id AND a.user_id = system.actor_id()) THEN
    RAISE EXCEPTION 'whoever had a hand in the page may not decide' USING ERRCODE = 'HW005';
  END IF;
  -- A withdrawal that runs at the same time waits for this row, and then takes the page down.
  PERFORM 1 FROM private.consent WHERE id = asked.consent_id FOR UPDATE;
  IF p_approve THEN
    SELECT private.update_refusal(asked.case_id, u.campaign_id, asked.consent_id) INTO why FROM public.campaign_update u WHERE u.id = p_id;
    IF why IS NOT NULL THEN
      RAISE EXCEPTION 'nothing can be told on this page now: %', why USING ERRCODE = 'HW008';
    END IF;
  END IF;
  UPDATE private.update_review SET decided_by = system.actor_id(), decided_at = system.now() WHERE update_id = p_id;
  UPDATE public.campaign_update SET status = CASE WHEN p_approve THEN 'approved' ELSE 'stopped' END WHERE id = p_id;
  PERFORM audit.record('update.decided', 'case', f.pseudonym, jsonb_build_object('approved', p_approve))
    FROM private.case_file f WHERE f.id = asked.case_id;
  RETURN p_approve;
END
$$;

CREATE FUNCTION private.stop_update(p_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  asked private.update_review;
BEGIN
  SELECT * INTO asked FROM private.update_review WHERE update_id = p_id;
  IF asked.update_id IS NULL THEN
    RAISE EXCEPTION 'no such update' USING ERRCODE = 'HW007';
  END IF;
  IF NOT identity.holds_role(system.actor_id(), 'reviewer') THEN
    PERFORM private.require_officer_of(asked.case_id);
  END IF;
  UPDATE public.campaign_update SET status = 'stopped' WHERE id = p_id AND status <> 'stopped';
  IF FOUND THEN
    PERFORM audit.record('update.stopped', 'case', f.pseudonym, '{}'::jsonb) FROM private.case_file f WHERE f.id = asked.case_id;
  END IF;
END
$$;

-- Words and page stay as they were approved; a status moves one way.
CREATE FUNCTION public.check_update_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF (NEW.id, NEW.campaign_id, NEW.text) <> (OLD.id, OLD.campaign_id, OLD.text) OR NEW.question IS DISTINCT FROM OLD.question
     OR (OLD.status, NEW.status) NOT IN (('waiting', 'approved'), ('waiting', 'stopped'), ('approved', 'published'), ('approved', 'stopped'), ('published', 'stopped')) THEN
    RAISE EXCEPTION 'what was approved is not changed' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER update_moves_one_way BEFORE UPDATE ON public.campaign_update
  FOR EACH ROW EXECUTE FUNCTION public.check_update_moves();

-- ── the release ────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.release_updates(decided_before timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  due record;
  why text;
BEGIN
  PERFORM 1 FROM private.consent k WHERE k.id IN (SELECT r.consent_id FROM private.update_review r
    JOIN public.campaign_update u ON u.id = r.update_id WHERE u.status = 'approved' AND r.decided_at < decided_before) ORDER BY k.id FOR UPDATE;
  -- In random order, so that neither rows nor the trail keep the order of approval.
  FOR due IN SELECT u.id, u.campaign_id, r.case_id, r.consent_id, f.pseudonym FROM private.update_review r
    JOIN public.campaign_update u ON u.id = r.update_id JOIN private.case_file f ON f.id = r.case_id
    WHERE u.status = 'approved' AND r.decided_at < decided_before ORDER BY gen_random_uuid() LOOP
    why := private.update_refusal(due.case_id, due.campaign_id, due.consent_id);
    UPDATE public.campaign_update SET status = CASE WHEN why IS NULL THEN 'published' ELSE 'stopped' END,
      month = date_trunc('month', system.now() AT TIME ZONE 'UTC')::date WHERE id = due.id;
    PERFORM audit.record(CASE WHEN why IS NULL THEN 'update.told' ELSE 'update.refused' END, 'case', due.pseudonym,
      jsonb_strip_nulls(jsonb_build_object('refusal', why)));
  END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION private.release_batch(OUT released integer, OUT refused integer, OUT failed integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  SELECT r.released, r.refused, r.failed INTO released, refused, failed
    FROM private.release_waiting(system.next_release() - interval '7 days') r;
  PERFORM private.release_updates(system.next_release() - interval '7 days');
END
$$;
CREATE OR REPLACE FUNCTION private.release_demonstration(OUT released integer, OUT refused integer, OUT failed integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM system.installation WHERE mode = 'demo') THEN
    RAISE EXCEPTION 'only a demonstration releases out of turn' USING ERRCODE = 'HW001';
  END IF;
  SELECT r.released, r.refused, r.failed INTO released, refused, failed FROM private.release_waiting('infinity') r;
  PERFORM private.release_updates('infinity');
END
$$;

REVOKE ALL ON FUNCTION private.update_refusal(uuid, uuid, uuid), private.require_officer_of(uuid), private.write_update(uuid, uuid, text, text),
  private.decide_update(uuid, boolean), private.stop_update(uuid), public.check_update_moves(), private.release_updates(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.write_update(uuid, uuid, text, text) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.decide_update(uuid, boolean) TO homeward_reviewer;
GRANT EXECUTE ON FUNCTION private.stop_update(uuid) TO homeward_officer, homeward_reviewer;
