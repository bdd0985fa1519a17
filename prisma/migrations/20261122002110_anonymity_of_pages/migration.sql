-- What every page told, for good, and the rule that no page tells of too few.

-- Survives the case: tokens and a random name of the person, no link to the case and no identifier. It is what later pages
-- are compared with; without it, erasing a case would let the next page isolate somebody who is still told of.
CREATE TABLE private.published_tuple (
  campaign_id uuid PRIMARY KEY,
  person uuid NOT NULL,
  /* Hash of the page that was assessed. */
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  every bigint[] NOT NULL,
  born bigint[],
  /* The level of each fact told; says nothing of its value. */
  levels jsonb NOT NULL,
  population uuid,
  at_month date NOT NULL
);
ALTER TABLE private.published_tuple ENABLE ROW LEVEL SECURITY;
CREATE INDEX published_tuple_person ON private.published_tuple (person);
CREATE TRIGGER published_tuple_is_for_good BEFORE UPDATE OR DELETE ON private.published_tuple
  FOR EACH ROW EXECUTE FUNCTION system.refuse_change();

-- Everything told so far; an approved page that was stopped before its release told nothing.
CREATE VIEW private.told_tuple AS
  SELECT t.* FROM private.published_tuple t LEFT JOIN public.campaign c ON c.id = t.campaign_id
  WHERE NOT coalesce(c.status::text IN ('unpublished', 'closed') AND c.published_month IS NULL, false);

-- What is known of a person when a new tuple is read beside all their earlier ones: every fact of each.
CREATE FUNCTION private.with_history(of_person uuid, besides uuid, INOUT every bigint[], INOUT born bigint[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  earlier record;
BEGIN
  FOR earlier IN SELECT t.every, t.born FROM private.told_tuple t WHERE t.person = of_person AND t.campaign_id IS DISTINCT FROM besides LOOP
    every := ARRAY(SELECT unnest(every) UNION SELECT unnest(earlier.every));
    born := CASE WHEN born IS NULL THEN earlier.born WHEN earlier.born IS NULL THEN born
      ELSE ARRAY(SELECT unnest(born) INTERSECT SELECT unnest(earlier.born)) END;
  END LOOP;
END
$$;

-- Whether this tuple and that of somebody else would leave a few: when all who share the one share the other too, whoever
-- is told more coarsely is among those left over, and they must be none or many.
CREATE FUNCTION private.isolates(of_person uuid, every bigint[], born bigint[], of_population uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  own bigint;
  theirs bigint;
  shared bigint;
  other record;
  least integer;
BEGIN
  SELECT people_min INTO least FROM private.anonymity_rule;
  SELECT s.people INTO own FROM private.people_sharing(every, born) s WHERE s.population IS NOT DISTINCT FROM of_population;
  FOR other IN SELECT DISTINCT t.every, t.born FROM private.told_tuple t WHERE t.person IS DISTINCT FROM of_person LOOP
    IF other.every @> isolates.every AND other.every <@ isolates.every AND other.born IS NOT DISTINCT FROM isolates.born THEN CONTINUE; END IF;
    SELECT s.people INTO shared FROM private.people_sharing(
      ARRAY(SELECT unnest(isolates.every) UNION SELECT unnest(other.every)),
      CASE WHEN isolates.born IS NULL THEN other.born WHEN other.born IS NULL THEN isolates.born
        ELSE ARRAY(SELECT unnest(isolates.born) INTERSECT SELECT unnest(other.born)) END) s
    WHERE s.population IS NOT DISTINCT FROM of_population;
    IF coalesce(shared, 0) = 0 THEN CONTINUE; END IF;
    SELECT s.people INTO theirs FROM private.people_sharing(other.every, other.born) s WHERE s.population IS NOT DISTINCT FROM of_population;
    IF shared = own AND theirs - shared BETWEEN 1 AND least - 1 THEN RETURN true; END IF;
    IF shared = theirs AND own - shared BETWEEN 1 AND least - 1 THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END
$$;

-- ── the questions of the gate ──────────────────────────────────────────────────────────────────────────────
-- One answer a question, in order. Counts across all offices, told so coarsely that no question tells of a person.
CREATE FUNCTION private.assess_tuples(of_case uuid, questions jsonb)
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
    OR (system.actor_role() = 'reviewer' AND EXISTS (SELECT FROM private.review r WHERE r.case_id = f.id AND (r.decided_at IS NULL OR r.decided_by = system.actor_id()))));
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
    SELECT s.people, s.incidents INTO best FROM private.people_sharing(known.every, known.born) s ORDER BY s.people DESC LIMIT 1;
    number := question.at;
    isolates := FOUND AND enough.people IS NOT NULL AND private.isolates(of_person, known.every, known.born, enough.population);
    holds := enough.people IS NOT NULL AND NOT isolates;
    people := private.told_count(coalesce(enough.people, best.people));
    few_incidents := enough.people IS NULL AND best.people >= (SELECT a.people_min FROM private.anonymity_rule a);
    population := (SELECT r.name FROM private.reference_population r WHERE r.id = enough.population);
    RETURN NEXT;
  END LOOP;
END
$$;

CREATE FUNCTION private.anonymity_numbers() RETURNS TABLE (people_min integer, incidents_min integer, told_from integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT people_min, incidents_min, told_from FROM private.anonymity_rule
$$;

-- ── the page itself ────────────────────────────────────────────────────────────────────────────────────────
-- Fineness of an area by its code: region, country, subregion, continent.
CREATE FUNCTION private.fineness_of_area(code text) RETURNS integer LANGUAGE sql IMMUTABLE
RETURN CASE WHEN code LIKE '%-%' THEN 0 WHEN code ~ '^[A-Z]{2}$' THEN 1 WHEN code IN ('002', '009', '019', '142', '150') THEN 3 ELSE 2 END;

-- Nothing on the page is finer than what was counted, whoever wrote the page.
CREATE FUNCTION private.page_is_as_coarse(of_campaign uuid, levels jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT (c.age_band IS NULL OR c.age_band = 'adult' OR levels ->> 'age' = 'band')
    AND (c.form IS NULL OR levels ->> 'form' = 'form' OR (levels ->> 'form' = 'group' AND c.form IN ('forced_labour', 'other')))
    AND NOT EXISTS (
      SELECT FROM public.campaign_stop s
      WHERE s.campaign_id = c.id AND (
        (s.years IS NOT NULL AND (s.kind <> 'exploitation' OR levels ->> 'period' IS NULL))
        OR (s.area_code IS NOT NULL AND private.fineness_of_area(s.area_code) < coalesce(
          array_position(ARRAY['region', 'country', 'subregion', 'continent'],
            levels ->> CASE WHEN s.kind IN ('origin', 'exploitation') THEN s.kind ELSE 'way' END) - 1, 9))))
  FROM public.campaign c WHERE c.id = of_campaign
$$;

-- Counted anew each time: the register moves between approval and release.
CREATE FUNCTION private.anonymity_holds(of_campaign uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  told private.published_tuple;
  known record;
  enough record;
BEGIN
  SELECT * INTO told FROM private.published_tuple WHERE campaign_id = of_campaign;
  IF told.campaign_id IS NULL OR private.page_is_as_coarse(of_campaign, told.levels) IS NOT TRUE THEN RETURN false; END IF;
  SELECT h.every, h.born INTO known FROM private.with_history(told.person, of_campaign, told.every, told.born) h;
  SELECT * INTO enough FROM private.sharing_enough(known.every, known.born);
  RETURN enough.people IS NOT NULL AND NOT private.isolates(told.person, known.every, known.born, enough.population);
END
$$;

CREATE FUNCTION private.record_published_tuple(of_campaign uuid, of_case uuid, of_digest text, of_every bigint[], of_born bigint[], of_levels jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_person uuid;
BEGIN
  IF EXISTS (SELECT FROM private.publication WHERE campaign_id = of_campaign) OR NOT identity.holds_role(system.actor_id(), 'reviewer') THEN
    RAISE EXCEPTION 'a page is assessed by the reviewer who publishes it' USING ERRCODE = 'HW001';
  END IF;
  -- Two pages that are published at once are compared with each other.
  PERFORM pg_advisory_xact_lock(hashtext('private.published_tuple'));
  SELECT e.person INTO of_person FROM private.register_entry e WHERE e.case_id = of_case;
  IF of_person IS NULL THEN
    RAISE EXCEPTION 'the case is not in the register' USING ERRCODE = 'HW008';
  END IF;
  INSERT INTO private.published_tuple (campaign_id, person, digest, every, born, levels, population, at_month)
  VALUES (of_campaign, of_person, of_digest, of_every, of_born, of_levels,
    (SELECT population FROM private.sharing_enough(of_every, of_born)), date_trunc('month', system.now())::date);
  IF NOT private.anonymity_holds(of_campaign) THEN
    RAISE EXCEPTION 'too few people share what the page would tell' USING ERRCODE = 'HW008';
  END IF;
END
$$;

CREATE FUNCTION private.check_anonymity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM private.published_tuple t JOIN private.register_entry e ON e.person = t.person
       WHERE t.campaign_id = NEW.campaign_id AND e.case_id = NEW.case_id)
     OR NOT private.anonymity_holds(NEW.campaign_id) THEN
    RAISE EXCEPTION 'nobody counted how many share what the page tells' USING ERRCODE = 'HW008';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER publication_is_anonymous BEFORE INSERT OR UPDATE ON private.publication
  FOR EACH ROW WHEN (current_user LIKE 'homeward_%') EXECUTE FUNCTION private.check_anonymity();

REVOKE ALL ON FUNCTION private.with_history(uuid, uuid, bigint[], bigint[]), private.isolates(uuid, bigint[], bigint[], uuid),
  private.assess_tuples(uuid, jsonb), private.anonymity_numbers(), private.fineness_of_area(text), private.page_is_as_coarse(uuid, jsonb),
  private.anonymity_holds(uuid), private.record_published_tuple(uuid, uuid, text, bigint[], bigint[], jsonb), private.check_anonymity() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.assess_tuples(uuid, jsonb), private.anonymity_numbers() TO homeward_officer, homeward_reviewer;
GRANT EXECUTE ON FUNCTION private.record_published_tuple(uuid, uuid, text, bigint[], bigint[], jsonb) TO homeward_reviewer;
GRANT EXECUTE ON FUNCTION private.anonymity_holds(uuid) TO homeward_reviewer, homeward_worker;
