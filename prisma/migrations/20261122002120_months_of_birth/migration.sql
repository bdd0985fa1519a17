-- The month of birth is a token of its own column: a list of hundreds of months is looked up in a hash, not compared with
-- every token of every person. Counting ends with the first question that holds.
ALTER TABLE private.register_entry ADD COLUMN born bigint;

DROP FUNCTION private.write_register_entry(uuid, boolean, bigint[], bigint[], bigint[]);
CREATE FUNCTION private.write_register_entry(of_case uuid, adult boolean, of_tokens bigint[], of_born bigint, with_person_keys bigint[], with_incident_keys bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  own_person uuid;
  own_incident uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM private.case_file WHERE id = of_case AND office_id = system.actor_office()) THEN
    RAISE EXCEPTION 'a case is registered by its own office' USING ERRCODE = 'HW001';
  END IF;
  IF EXISTS (SELECT FROM private.register_entry e WHERE e.case_id = of_case AND e.is_adult = adult AND e.tokens = of_tokens AND e.born IS NOT DISTINCT FROM of_born
      AND e.person_keys = with_person_keys AND e.incident_keys = with_incident_keys) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('private.register_entry'));
  SELECT e.person, e.incident INTO own_person, own_incident FROM private.register_entry e WHERE e.case_id = of_case;
  own_person := coalesce(
    (SELECT e.person FROM private.register_entry e WHERE NOT e.is_synthetic AND e.person_keys && with_person_keys ORDER BY e.person LIMIT 1),
    own_person, gen_random_uuid());
  UPDATE private.register_entry SET person = own_person
  WHERE NOT is_synthetic AND person <> own_person AND person IN (
    SELECT e.person FROM private.register_entry e WHERE NOT e.is_synthetic AND (e.person_keys && with_person_keys OR e.case_id = of_case));
  IF with_incident_keys <> '{}' THEN
    own_incident := coalesce(
      (SELECT e.incident FROM private.register_entry e WHERE NOT e.is_synthetic AND e.incident IS NOT NULL AND e.incident_keys && with_incident_keys ORDER BY e.incident LIMIT 1),
      own_incident, gen_random_uuid());
    UPDATE private.register_entry SET incident = own_incident
    WHERE NOT is_synthetic AND incident <> own_incident AND incident IN (
      SELECT e.incident FROM private.register_entry e WHERE NOT e.is_synthetic AND (e.incident_keys && with_incident_keys OR e.case_id = of_case));
  ELSE
    own_incident := NULL;
  END IF;
  INSERT INTO private.register_entry (case_id, person, incident, is_adult, tokens, born, person_keys, incident_keys)
  VALUES (of_case, own_person, own_incident, adult, of_tokens, of_born, with_person_keys, with_incident_keys)
  ON CONFLICT (case_id) DO UPDATE SET person = EXCLUDED.person, incident = EXCLUDED.incident, is_adult = EXCLUDED.is_adult,
    tokens = EXCLUDED.tokens, born = EXCLUDED.born, person_keys = EXCLUDED.person_keys, incident_keys = EXCLUDED.incident_keys;
END
$$;

DROP FUNCTION private.add_synthetic_people(uuid[], uuid[], text[]);
CREATE FUNCTION private.add_synthetic_people(people uuid[], incidents uuid[], of_tokens text[], of_born bigint[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  added integer;
BEGIN
  INSERT INTO private.register_entry (is_synthetic, person, incident, is_adult, tokens, born)
  SELECT true, p, i, true, t::bigint[], b FROM unnest(people, incidents, of_tokens, of_born) AS given (p, i, t, b);
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END
$$;

CREATE OR REPLACE FUNCTION private.people_sharing(every bigint[], born bigint[]) RETURNS TABLE (population uuid, people bigint, incidents bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT NULL::uuid, count(DISTINCT e.person), count(DISTINCT e.incident)
  FROM private.register_entry e
  WHERE e.is_adult AND e.tokens @> every AND (people_sharing.born IS NULL OR e.born IN (SELECT unnest(people_sharing.born)))
    AND (NOT e.is_synthetic OR NOT system.is_live())
  UNION ALL
  SELECT r.population_id, sum(r.people)::bigint, max(r.incidents)::bigint
  FROM private.reference_row r
  WHERE r.tokens @> every AND (people_sharing.born IS NULL OR (r.born <> '{}' AND r.born <@ people_sharing.born))
  GROUP BY r.population_id
$$;

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

REVOKE ALL ON FUNCTION private.write_register_entry(uuid, boolean, bigint[], bigint, bigint[], bigint[]),
  private.add_synthetic_people(uuid[], uuid[], text[], bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.write_register_entry(uuid, boolean, bigint[], bigint, bigint[], bigint[]) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.add_synthetic_people(uuid[], uuid[], text[], bigint[]) TO homeward_worker;
