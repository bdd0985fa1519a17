-- A story in several languages. A translation is part of the page: written with it, through the same gate and review, shown
-- to the person as every other fact, visible as long as the page is, and gone with it.
--
-- public.campaign_translation → the words of a page in another language · public.visible_translation → where it may be read
-- private.own_translation → the same for the survivor's own view

CREATE TABLE public.campaign_translation (
  campaign_id uuid NOT NULL REFERENCES public.campaign (id) ON DELETE RESTRICT,
  -- The languages that the gate can read.
  locale text NOT NULL CHECK (locale IN ('en', 'es', 'fr', 'id', 'vi', 'uk')),
  title text NOT NULL,
  story text NOT NULL,
  -- By the position of the stop, and of the line.
  stops text[] NOT NULL,
  labels text[] NOT NULL,
  PRIMARY KEY (campaign_id, locale)
);
CREATE TRIGGER campaign_translation_changed AFTER INSERT OR UPDATE OR DELETE ON public.campaign_translation
  FOR EACH STATEMENT EXECUTE FUNCTION public.announce_change();
CREATE TRIGGER campaign_translation_published_whole BEFORE INSERT ON public.campaign_translation
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_campaign_is_open();
CREATE TRIGGER campaign_translation_is_for_good BEFORE UPDATE ON public.campaign_translation
  FOR EACH ROW EXECUTE FUNCTION system.refuse_change();

-- A page of a group has none: what it says is ours, and said in every language.
CREATE FUNCTION public.check_translation_has_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM private.publication WHERE campaign_id = NEW.campaign_id) THEN
    RAISE EXCEPTION 'a translation is published with the page of a case' USING ERRCODE = 'HW008';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER translation_has_case AFTER INSERT ON public.campaign_translation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION public.check_translation_has_case();

-- Whole, and no more than the original: a text for each text, and none where there is none.
CREATE FUNCTION private.check_published_translations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (
    SELECT FROM public.campaign_translation t JOIN public.campaign c ON c.id = t.campaign_id
    WHERE t.campaign_id = NEW.campaign_id AND (t.locale = c.locale
      OR (t.title = '') <> (c.title = '') OR (t.story = '') <> (c.story = '')
      OR array_position(t.stops, NULL) IS NOT NULL OR array_position(t.labels, NULL) IS NOT NULL
      OR ARRAY(SELECT s = '' FROM unnest(t.stops) WITH ORDINALITY AS told (s, at) ORDER BY at)
        IS DISTINCT FROM ARRAY(SELECT s.text = '' FROM public.campaign_stop s WHERE s.campaign_id = c.id ORDER BY s.position)
      OR ARRAY(SELECT l = '' FROM unnest(t.labels) WITH ORDINALITY AS told (l, at) ORDER BY at)
        IS DISTINCT FROM ARRAY(SELECT l.label = '' FROM public.campaign_line l WHERE l.campaign_id = c.id ORDER BY l.position))) THEN
    RAISE EXCEPTION 'a translation says what the page says, and nothing else' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER published_translations_are_whole BEFORE INSERT OR UPDATE ON private.publication
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_published_translations();

-- ── what was shown to the person ───────────────────────────────────────────────────────────────────────────
-- Each text with the one that it translates (publishing/shown-facts.server.ts).
CREATE OR REPLACE FUNCTION private.told_by(of_campaign uuid) RETURNS SETOF text
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
  UNION ALL SELECT array_to_string(ARRAY['translation', t.locale, pair.part, pair.original, pair.text], E'\x1f', '')
    FROM public.campaign_translation t JOIN public.campaign c ON c.id = t.campaign_id, LATERAL (
      SELECT 'title' AS part, c.title AS original, t.title AS text
      UNION ALL SELECT 'story', c.story, t.story
      UNION ALL SELECT 'stop', s.text, told.text FROM unnest(t.stops) WITH ORDINALITY AS told (text, at)
        LEFT JOIN (SELECT text, row_number() OVER (ORDER BY position) AS at FROM public.campaign_stop WHERE campaign_id = c.id) s USING (at)
      UNION ALL SELECT 'line', l.label, told.text FROM unnest(t.labels) WITH ORDINALITY AS told (text, at)
        LEFT JOIN (SELECT label, row_number() OVER (ORDER BY position) AS at FROM public.campaign_line WHERE campaign_id = c.id) l USING (at)
    ) pair
    WHERE t.campaign_id = of_campaign AND (pair.original, pair.text) IS DISTINCT FROM ('', '')
$$;

-- ── where it may be read ───────────────────────────────────────────────────────────────────────────────────
CREATE VIEW public.visible_translation WITH (security_barrier) AS
  SELECT t.campaign_id, t.locale, t.title, t.story, t.stops, t.labels
  FROM public.campaign_translation t JOIN public.visible_campaign c ON c.id = t.campaign_id;
CREATE VIEW private.own_translation WITH (security_barrier) AS
  SELECT t.locale, t.title, t.story, t.stops FROM public.campaign_translation t JOIN private.own_page p ON p.id = t.campaign_id;

-- ── erasure ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION private.erase_rows(p_case uuid) RETURNS void
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
  DELETE FROM public.campaign_translation WHERE campaign_id IN (SELECT private.pages_of(p_case));
  DELETE FROM public.campaign_update WHERE campaign_id IN (SELECT private.pages_of(p_case));
END
$$;

-- ── who may do what ────────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON FUNCTION public.check_translation_has_case(), private.check_published_translations() FROM PUBLIC;
GRANT INSERT ON public.campaign_translation TO homeward_reviewer;
GRANT SELECT ON public.visible_translation TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_worker;
GRANT SELECT ON private.own_translation TO homeward_survivor;
