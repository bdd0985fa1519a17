-- Erasure of a case: an officer of its office asks, a reviewer confirms. What was sealed is gone with its key; what was
-- not sealed is deleted here. Trail and books stay: they know a random pseudonym and amounts.
--
-- private.ask_erasure(case_id) → erasure (officer of the office; consent is withdrawn and the page down with it)
-- private.decide_erasure(erasure_id, confirm, decline_reason) → case_id (reviewer, another person)
-- private.erasures() → what the actor may see of them (officer: their office; reviewer: all; worker: all)
-- private.key_erased(erasure_id), private.complete_erasures() → count (worker)

CREATE TABLE private.erasure_rule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- How long a backup of the wrapped keys may be kept: until then an erased case could be opened from one.
  key_backup_days integer NOT NULL DEFAULT 30 CHECK (key_backup_days BETWEEN 0 AND 30)
);
INSERT INTO private.erasure_rule DEFAULT VALUES;

CREATE TABLE private.erasure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  case_id uuid NOT NULL REFERENCES private.case_file (id),
  asked_by uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  decision text CHECK (decision IN ('confirmed', 'declined')),
  decided_by uuid,
  decided_at timestamptz(3),
  decline_reason text CHECK (decline_reason IN ('asked_by_mistake', 'law_requires_keeping', 'not_the_persons_wish')),
  -- By this day no backup holds the key any more.
  complete_by date,
  key_erased_at timestamptz(3),
  completed_at timestamptz(3),
  CONSTRAINT erasure_takes_two CHECK (decided_by <> asked_by),
  CONSTRAINT erasure_decided_whole CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT erasure_declined_with_reason CHECK ((decision IS NOT DISTINCT FROM 'declined') = (decline_reason IS NOT NULL)),
  CONSTRAINT erasure_says_when CHECK ((decision IS NOT DISTINCT FROM 'confirmed') = (complete_by IS NOT NULL)),
  CONSTRAINT erasure_completes_last CHECK (completed_at IS NULL OR key_erased_at IS NOT NULL)
);
CREATE UNIQUE INDEX erasure_once ON private.erasure (case_id) WHERE decision IS DISTINCT FROM 'declined';
ALTER TABLE private.erasure_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.erasure ENABLE ROW LEVEL SECURITY;

ALTER TABLE private.case_file ADD COLUMN erased_at timestamptz(3);
CREATE POLICY erased_is_gone ON private.case_file AS RESTRICTIVE FOR ALL TO homeward_officer, homeward_reviewer, homeward_survivor
  USING (erased_at IS NULL);

-- A consent stays as the proof that there was one; of an erased case its sealed part may be emptied, and nothing else.
CREATE OR REPLACE FUNCTION private.keep_consent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.sealed = '' AND (to_jsonb(NEW) - 'sealed') = (to_jsonb(OLD) - 'sealed')
     AND EXISTS (SELECT FROM private.case_file WHERE id = OLD.case_id AND erased_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL
     OR (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by') <> (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by') THEN
    RAISE EXCEPTION 'a consent is never changed: record a new version' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END
$$;

-- ── asking ─────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.ask_erasure(p_case uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  file private.case_file;
  ended private.consent;
  asked uuid;
BEGIN
  SELECT * INTO file FROM private.case_file WHERE id = p_case FOR UPDATE;
  IF file.id IS NULL OR file.erased_at IS NOT NULL OR file.office_id IS DISTINCT FROM system.actor_office()
     OR NOT identity.holds_role(system.actor_id(), 'officer') THEN
    RAISE EXCEPTION 'no such case in this office' USING ERRCODE = 'HW007';
  END IF;
  SELECT id INTO asked FROM private.erasure WHERE case_id = p_case AND decision IS NULL;
  IF asked IS NOT NULL THEN
    RETURN asked;
  END IF;
  -- To withdraw needs nobody else: what the second person decides is only whether it is made final.
  UPDATE private.consent SET withdrawn_at = system.now(), withdrawn_by = system.actor_id()
  WHERE case_id = p_case AND withdrawn_at IS NULL
    AND version = (SELECT max(version) FROM private.consent WHERE case_id = p_case) RETURNING * INTO ended;
  IF ended.id IS NOT NULL THEN
    PERFORM audit.record('consent.withdrawn', 'case', file.pseudonym, jsonb_build_object('version', ended.version));
    PERFORM system.emit('consent.withdrawn', jsonb_build_object('caseId', p_case, 'consentId', ended.id));
  END IF;
  INSERT INTO private.erasure (case_id, asked_by, asked_at) VALUES (p_case, system.actor_id(), system.now()) RETURNING id INTO asked;
  PERFORM audit.record('case.erasure_asked', 'case', file.pseudonym, '{}');
  RETURN asked;
END
$$;

-- ── what goes ──────────────────────────────────────────────────────────────────────────────────────────────
-- Every row of a case in the private schema goes unless its table is named here, so that a new table is not forgotten.
-- These stay without any sealed content: who approved and published what, and what binds money to its line.
CREATE FUNCTION private.kept_after_erasure() RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN ARRAY['erasure', 'consent', 'publication', 'published_line', 'pool_member', 'pool_need'];

-- Every page that a case ever had. A page of a pool is not one: it belongs to many.
CREATE FUNCTION private.pages_of(p_case uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT campaign_id FROM private.publication WHERE case_id = p_case
  UNION SELECT l.campaign_id FROM public.campaign_line l JOIN private.published_line p ON p.campaign_line_id = l.id WHERE p.case_id = p_case
$$;

CREATE FUNCTION private.erase_rows(p_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  waiting text[];
  later text[];
  of_table text;
BEGIN
  DELETE FROM private.consent_condition WHERE consent_id IN (SELECT id FROM private.consent WHERE case_id = p_case);
  UPDATE private.consent SET sealed = '' WHERE case_id = p_case;
  SELECT array_agg(c.relname::text) INTO waiting
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id' AND a.atttypid = 'uuid'::regtype
  WHERE c.relnamespace = 'private'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL (private.kept_after_erasure());
  -- A row that another still points at goes in a later round.
  WHILE cardinality(waiting) > 0 LOOP
    later := '{}';
    FOREACH of_table IN ARRAY waiting LOOP
      BEGIN
        EXECUTE format('DELETE FROM private.%I WHERE case_id = $1', of_table) USING p_case;
      EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN
        later := later || of_table;
      END;
    END LOOP;
    IF cardinality(later) = cardinality(waiting) THEN
      RAISE EXCEPTION 'rows of % hold each other', later;
    END IF;
    waiting := later;
  END LOOP;
  -- What was public was read by the gate, but it is about this person. Labels name lines in the books and stay.
  UPDATE public.campaign SET title = '', story = '' WHERE id IN (SELECT private.pages_of(p_case));
  DELETE FROM public.campaign_stop WHERE campaign_id IN (SELECT private.pages_of(p_case));
  DELETE FROM public.campaign_update WHERE campaign_id IN (SELECT private.pages_of(p_case));
END
$$;

-- ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.decide_erasure(p_erasure uuid, p_confirm boolean, p_decline_reason text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  asked private.erasure;
  file private.case_file;
BEGIN
  IF NOT identity.holds_role(system.actor_id(), 'reviewer') THEN
    RAISE EXCEPTION 'a reviewer decides' USING ERRCODE = 'HW001';
  END IF;
  SELECT * INTO asked FROM private.erasure WHERE id = p_erasure FOR UPDATE;
  IF asked.id IS NULL THEN
    RAISE EXCEPTION 'no such erasure' USING ERRCODE = 'HW007';
  END IF;
  IF asked.decision IS NOT NULL THEN
    RAISE EXCEPTION 'this erasure is decided' USING ERRCODE = 'HW002';
  END IF;
  IF asked.asked_by = system.actor_id() THEN
    RAISE EXCEPTION 'another person decides' USING ERRCODE = 'HW005';
  END IF;
  SELECT * INTO file FROM private.case_file WHERE id = asked.case_id FOR UPDATE;
  IF NOT p_confirm THEN
    UPDATE private.erasure SET decision = 'declined', decided_by = system.actor_id(), decided_at = system.now(),
      decline_reason = p_decline_reason WHERE id = p_erasure;
    PERFORM audit.record('case.erasure_declined', 'case', file.pseudonym, jsonb_build_object('reason', p_decline_reason));
    RETURN NULL;
  END IF;
  UPDATE private.consent SET withdrawn_at = system.now() WHERE case_id = file.id AND withdrawn_at IS NULL;
  IF EXISTS (SELECT FROM public.campaign c JOIN private.publication p ON p.campaign_id = c.id
      WHERE p.case_id = file.id AND c.status::text IN ('published', 'waiting')) THEN
    RAISE EXCEPTION 'the page is taken down first' USING ERRCODE = 'HW002';
  END IF;
  UPDATE private.case_file SET title_sealed = '', person_sealed = '', import_digest = NULL, erased_at = system.now(),
    closed_at = coalesce(closed_at, system.now()) WHERE id = file.id;
  PERFORM private.erase_rows(file.id);
  UPDATE private.erasure SET decision = 'confirmed', decided_by = system.actor_id(), decided_at = system.now(),
    complete_by = (system.now() AT TIME ZONE 'UTC')::date + (SELECT key_backup_days FROM private.erasure_rule) WHERE id = p_erasure;
  PERFORM audit.record('case.erased', 'case', file.pseudonym, '{}');
  RETURN file.id;
END
$$;

-- ── looking ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.erasures() RETURNS TABLE (
  id uuid, case_id uuid, pseudonym text, office text, asked_by uuid, asked_by_name text, asked_at timestamptz, decision text,
  decided_at timestamptz, decline_reason text, complete_by date, key_erased_at timestamptz, completed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT e.id, e.case_id, f.pseudonym, o.name, e.asked_by, u.name, e.asked_at, e.decision, e.decided_at, e.decline_reason,
    e.complete_by, e.key_erased_at, e.completed_at
  FROM private.erasure e JOIN private.case_file f ON f.id = e.case_id JOIN identity.office o ON o.id = f.office_id
  LEFT JOIN identity."user" u ON u.id = e.asked_by
  WHERE system.actor_role() IN ('reviewer', 'worker') OR (system.actor_role() = 'officer' AND f.office_id = system.actor_office())
  ORDER BY e.asked_at DESC, e.id
$$;

-- ── the key ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.key_erased(p_erasure uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE private.erasure SET key_erased_at = system.now() WHERE id = p_erasure AND decision = 'confirmed' AND key_erased_at IS NULL
$$;

CREATE FUNCTION private.complete_erasures() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  done record;
  completed integer := 0;
BEGIN
  FOR done IN UPDATE private.erasure e SET completed_at = system.now() FROM private.case_file f
      WHERE f.id = e.case_id AND e.completed_at IS NULL AND e.key_erased_at IS NOT NULL
        AND e.complete_by <= (system.now() AT TIME ZONE 'UTC')::date RETURNING f.pseudonym LOOP
    PERFORM audit.record('case.erasure_completed', 'case', done.pseudonym, '{}');
    completed := completed + 1;
  END LOOP;
  RETURN completed;
END
$$;

REVOKE ALL ON FUNCTION private.ask_erasure(uuid), private.decide_erasure(uuid, boolean, text), private.erase_rows(uuid),
  private.kept_after_erasure(), private.pages_of(uuid), private.erasures(), private.key_erased(uuid), private.complete_erasures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.ask_erasure(uuid) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.decide_erasure(uuid, boolean, text) TO homeward_reviewer;
GRANT EXECUTE ON FUNCTION private.erasures() TO homeward_officer, homeward_reviewer, homeward_worker;
GRANT EXECUTE ON FUNCTION private.key_erased(uuid), private.complete_erasures() TO homeward_worker;
GRANT EXECUTE ON FUNCTION private.key_erased(uuid) TO homeward_reviewer;
