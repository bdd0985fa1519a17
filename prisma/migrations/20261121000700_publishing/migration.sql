-- Rules of publishing that hold whatever the application believes. They bind the roles of the application
-- (current_user is one of them in a WHEN clause), not the owner who migrates.

-- A case may be published again after it was taken down; each of its pages keeps the link of its own lines.
DROP INDEX private.published_line_needs_line_id_key;
CREATE INDEX published_line_needs_line ON private.published_line (needs_line_id);

-- ── the word of a reviewer is the reviewer's own ───────────────────────────────────────────────────────────
CREATE FUNCTION private.require_impartial_reviewer(of_case uuid, who uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF who IS DISTINCT FROM system.actor_id() OR NOT identity.holds_role(who, 'reviewer') THEN
    RAISE EXCEPTION 'only a reviewer does this, for themselves' USING ERRCODE = 'HW001';
  END IF;
  IF EXISTS (SELECT FROM private.draft_author a WHERE a.case_id = of_case AND a.user_id = who) THEN
    RAISE EXCEPTION 'whoever had a hand in the draft may not review it' USING ERRCODE = 'HW005';
  END IF;
END
$$;

CREATE FUNCTION private.check_justification() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.sealed <> OLD.sealed OR NEW.fingerprint <> OLD.fingerprint THEN
    IF NEW.written_by IS DISTINCT FROM system.actor_id() THEN
      RAISE EXCEPTION 'a justification is written by the one who signs it' USING ERRCODE = 'HW001';
    END IF;
    -- Other words are to be accepted anew.
    NEW.accepted_by := NULL;
    NEW.accepted_at := NULL;
  ELSIF NEW.accepted_by IS NOT NULL AND NEW.accepted_by IS DISTINCT FROM OLD.accepted_by THEN
    PERFORM private.require_impartial_reviewer(NEW.case_id, NEW.accepted_by);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER justification_accepted_by_reviewer BEFORE INSERT OR UPDATE ON private.justification
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_justification();

CREATE FUNCTION private.check_condition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.confirmed_by IS NOT NULL THEN
    PERFORM private.require_impartial_reviewer((SELECT case_id FROM private.consent WHERE id = NEW.consent_id), NEW.confirmed_by);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER condition_confirmed_by_reviewer BEFORE INSERT OR UPDATE ON private.consent_condition
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_condition();

-- ── what goes to review passed the gate, and so did what is published ──────────────────────────────────────
CREATE FUNCTION private.passed_the_gate(of_case uuid, of_revision integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN coalesce((
  SELECT g.draft_revision = of_revision AND g.outcome IN ('clean', 'review')
  FROM private.gate_run g WHERE g.case_id = of_case ORDER BY g.ran_at DESC, g.id LIMIT 1), false);

CREATE FUNCTION private.check_sending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.sent_by IS DISTINCT FROM system.actor_id() OR NOT identity.holds_role(NEW.sent_by, 'officer') THEN
    RAISE EXCEPTION 'only an officer sends, for themselves' USING ERRCODE = 'HW001';
  END IF;
  IF NEW.decision IS NOT NULL THEN
    RAISE EXCEPTION 'a review is sent before it is decided' USING ERRCODE = 'HW002';
  END IF;
  IF (SELECT age_class FROM private.case_file WHERE id = NEW.case_id) <> 'adult' THEN
    RAISE EXCEPTION 'minors are never published one by one' USING ERRCODE = 'HW008';
  END IF;
  IF NEW.draft_revision IS DISTINCT FROM (SELECT revision FROM private.story_draft WHERE case_id = NEW.case_id)
     OR NOT private.passed_the_gate(NEW.case_id, NEW.draft_revision) THEN
    RAISE EXCEPTION 'the gate has not passed this revision' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
-- A review that waits may be sent again with a later revision; it keeps its place.
GRANT UPDATE (draft_revision, sent_by, sent_at) ON private.review TO homeward_officer;
CREATE TRIGGER review_is_sent_through_the_gate BEFORE INSERT OR UPDATE OF draft_revision, sent_by ON private.review
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_sending();

CREATE FUNCTION private.check_gate_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ran_by IS DISTINCT FROM system.actor_id() THEN
    RAISE EXCEPTION 'whoever runs the gate signs the run' USING ERRCODE = 'HW001';
  END IF;
  NEW.ran_at := system.now() + (clock_timestamp() - transaction_timestamp());
  RETURN NEW;
END
$$;
CREATE TRIGGER gate_run_is_signed BEFORE INSERT ON private.gate_run
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_gate_run();

CREATE FUNCTION private.check_republication() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT private.passed_the_gate(NEW.case_id, (SELECT draft_revision FROM private.review WHERE id = NEW.review_id)) THEN
    RAISE EXCEPTION 'the gate has not passed the revision that was approved' USING ERRCODE = 'HW008';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.campaign_id = OLD.campaign_id OR NEW.consent_id = OLD.consent_id
     OR EXISTS (SELECT FROM public.campaign WHERE id = OLD.campaign_id AND status = 'published')) THEN
    RAISE EXCEPTION 'publishing again takes a new page and a fresh consent' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER republication_is_afresh BEFORE INSERT OR UPDATE ON private.publication
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_republication();

-- ── a page is made whole, once ─────────────────────────────────────────────────────────────────────────────
-- At the end of the transaction a new page belongs to a case, so that no page passes by the publication's own rules.
CREATE FUNCTION public.check_campaign_has_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM private.publication WHERE campaign_id = NEW.id) THEN
    RAISE EXCEPTION 'a page is published for a case, through the gate' USING ERRCODE = 'HW008';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER campaign_has_case AFTER INSERT ON public.campaign DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_campaign_has_case();

CREATE FUNCTION public.check_campaign_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM private.publication WHERE campaign_id = NEW.campaign_id) THEN
    RAISE EXCEPTION 'a page is published whole: nothing is added to it afterwards' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER campaign_line_published_whole BEFORE INSERT ON public.campaign_line
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_campaign_is_open();
CREATE TRIGGER campaign_stop_published_whole BEFORE INSERT ON public.campaign_stop
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_campaign_is_open();

-- What was taken down does not come back at its address.
CREATE FUNCTION public.keep_unpublished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a page that was taken down stays down' USING ERRCODE = 'HW002';
END
$$;
CREATE TRIGGER unpublished_stays_down BEFORE UPDATE OF status ON public.campaign
  FOR EACH ROW WHEN (OLD.status <> 'published' AND NEW.status = 'published') EXECUTE FUNCTION public.keep_unpublished();

REVOKE ALL ON FUNCTION private.require_impartial_reviewer(uuid, uuid), private.passed_the_gate(uuid, integer),
  private.check_justification(), private.check_condition(), private.check_sending(), private.check_gate_run(),
  private.check_republication(), public.check_campaign_has_case(), public.check_campaign_is_open(), public.keep_unpublished() FROM PUBLIC;

-- A newer consent that refuses what a page shows takes the page down at once: only the latest consent counts.
CREATE FUNCTION private.unpublish_on_refusal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE public.campaign SET status = 'unpublished'
  WHERE status = 'published' AND id IN (
    SELECT p.campaign_id FROM private.publication p JOIN private.consent c ON c.id = p.consent_id
    WHERE p.case_id = NEW.case_id AND NOT NEW.granted_scopes @> c.granted_scopes);
  RETURN NEW;
END
$$;
CREATE TRIGGER refusal_unpublishes AFTER INSERT ON private.consent
  FOR EACH ROW EXECUTE FUNCTION private.unpublish_on_refusal();
REVOKE ALL ON FUNCTION private.unpublish_on_refusal() FROM PUBLIC;
