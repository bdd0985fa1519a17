-- How many people share what a page would tell, without a fact in clear: the register keeps a keyed token for each fact
-- of a person at each level of the ladder (app/domain/anonymity). The key is the application's; the database compares.

CREATE TABLE private.anonymity_rule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  people_min integer NOT NULL DEFAULT 11 CHECK (people_min >= 2),
  incidents_min integer NOT NULL DEFAULT 3 CHECK (incidents_min >= 1),
  /* A smaller count is not told to anybody. */
  told_from integer NOT NULL DEFAULT 5 CHECK (told_from >= 2)
);
INSERT INTO private.anonymity_rule DEFAULT VALUES;

-- One row a case, or a synthetic person. `person` and `incident` are random names of groups: two cases with an
-- identifier in common are one person, two with an exploiter or a place and year in common one incident.
CREATE TABLE private.register_entry (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  case_id uuid UNIQUE REFERENCES private.case_file (id) ON DELETE CASCADE,
  is_synthetic boolean NOT NULL DEFAULT false,
  person uuid NOT NULL,
  /* Null: nothing is known of the incident, so it counts as none. */
  incident uuid,
  is_adult boolean NOT NULL,
  tokens bigint[] NOT NULL,
  person_keys bigint[] NOT NULL DEFAULT '{}',
  incident_keys bigint[] NOT NULL DEFAULT '{}',
  CONSTRAINT register_entry_is_real_or_synthetic CHECK (is_synthetic = (case_id IS NULL))
);
CREATE INDEX register_entry_tokens ON private.register_entry USING gin (tokens);
CREATE INDEX register_entry_person_keys ON private.register_entry USING gin (person_keys);
CREATE INDEX register_entry_incident_keys ON private.register_entry USING gin (incident_keys);

-- Published statistics of a population with its source: rows of one population are added up, populations never.
CREATE TABLE private.reference_population (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL UNIQUE CHECK (name <> ''),
  source text NOT NULL CHECK (source <> ''),
  licence text NOT NULL CHECK (licence <> ''),
  as_of date NOT NULL,
  imported_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE private.reference_row (
  population_id uuid NOT NULL REFERENCES private.reference_population (id) ON DELETE CASCADE,
  position integer NOT NULL,
  tokens bigint[] NOT NULL,
  /* All years of birth that the row may hold; none where they are not known. */
  born bigint[] NOT NULL,
  people integer NOT NULL CHECK (people > 0),
  incidents integer NOT NULL CHECK (incidents >= 0),
  PRIMARY KEY (population_id, position)
);
CREATE INDEX reference_row_tokens ON private.reference_row USING gin (tokens);

ALTER TABLE private.anonymity_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.register_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.reference_population ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.reference_row ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION system.is_live() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN EXISTS (SELECT FROM system.installation WHERE mode = 'live');

CREATE FUNCTION private.refuse_synthetic_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF system.is_live() THEN
    RAISE EXCEPTION 'synthetic people are for a demonstration only' USING ERRCODE = 'HW001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER synthetic_never_in_live_mode BEFORE INSERT OR UPDATE ON private.register_entry
  FOR EACH ROW WHEN (NEW.is_synthetic) EXECUTE FUNCTION private.refuse_synthetic_people();

-- ── writing ────────────────────────────────────────────────────────────────────────────────────────────────
-- Written by the officer's own save of the case. Groups only ever grow together: a link once seen makes fewer people
-- and fewer incidents, never more.
CREATE FUNCTION private.write_register_entry(of_case uuid, adult boolean, of_tokens bigint[], with_person_keys bigint[], with_incident_keys bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  own_person uuid;
  own_incident uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM private.case_file WHERE id = of_case AND office_id = system.actor_office()) THEN
    RAISE EXCEPTION 'a case is registered by its own office' USING ERRCODE = 'HW001';
  END IF;
  IF EXISTS (SELECT FROM private.register_entry e WHERE e.case_id = of_case AND e.is_adult = adult AND e.tokens = of_tokens
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
  INSERT INTO private.register_entry (case_id, person, incident, is_adult, tokens, person_keys, incident_keys)
  VALUES (of_case, own_person, own_incident, adult, of_tokens, with_person_keys, with_incident_keys)
  ON CONFLICT (case_id) DO UPDATE SET person = EXCLUDED.person, incident = EXCLUDED.incident, is_adult = EXCLUDED.is_adult,
    tokens = EXCLUDED.tokens, person_keys = EXCLUDED.person_keys, incident_keys = EXCLUDED.incident_keys;
END
$$;

-- An erased case counts no more, also where its frame stays behind.
CREATE FUNCTION private.forget_register_entry(of_case uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM private.register_entry WHERE case_id = of_case;
$$;

CREATE FUNCTION private.add_synthetic_people(people uuid[], incidents uuid[], of_tokens text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  added integer;
BEGIN
  INSERT INTO private.register_entry (is_synthetic, person, incident, is_adult, tokens)
  SELECT true, p, i, true, t::bigint[] FROM unnest(people, incidents, of_tokens) AS given (p, i, t);
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END
$$;
CREATE FUNCTION private.remove_synthetic_people() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  removed integer;
BEGIN
  DELETE FROM private.register_entry WHERE is_synthetic;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;

-- A population comes whole or not at all; one of the same name is replaced.
CREATE FUNCTION private.import_reference_population(of_name text, of_source text, of_licence text, of_date date, of_tokens text[], of_born text[], of_people integer[], of_incidents integer[]) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  made uuid;
BEGIN
  DELETE FROM private.reference_population WHERE name = of_name;
  INSERT INTO private.reference_population (name, source, licence, as_of) VALUES (of_name, of_source, of_licence, of_date) RETURNING id INTO made;
  INSERT INTO private.reference_row (population_id, position, tokens, born, people, incidents)
  SELECT made, n, t::bigint[], b::bigint[], p, i FROM unnest(of_tokens, of_born, of_people, of_incidents) WITH ORDINALITY AS given (t, b, p, i, n);
  PERFORM audit.record('reference.imported', 'reference_population', made::text,
    jsonb_build_object('name', of_name, 'source', of_source, 'rows', cardinality(of_people)));
  RETURN made;
END
$$;

-- ── counting ───────────────────────────────────────────────────────────────────────────────────────────────
-- `born` null: any year; otherwise one of these. Minors never share the facts of a page, since no page is a minor's.
CREATE FUNCTION private.people_sharing(every bigint[], born bigint[]) RETURNS TABLE (population uuid, people bigint, incidents bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT NULL::uuid, count(DISTINCT e.person), count(DISTINCT e.incident)
  FROM private.register_entry e
  WHERE e.is_adult AND e.tokens @> every AND (people_sharing.born IS NULL OR e.tokens && people_sharing.born)
    AND (NOT e.is_synthetic OR NOT system.is_live())
  UNION ALL
  SELECT r.population_id, sum(r.people)::bigint, max(r.incidents)::bigint
  FROM private.reference_row r
  WHERE r.tokens @> every AND (people_sharing.born IS NULL OR (r.born <> '{}' AND r.born <@ people_sharing.born))
  GROUP BY r.population_id
$$;

-- The population in which enough people share the facts, the register first; no row where there is none.
CREATE FUNCTION private.sharing_enough(every bigint[], born bigint[]) RETURNS TABLE (population uuid, people bigint, incidents bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.population, s.people, s.incidents FROM private.people_sharing(every, born) s, private.anonymity_rule a
  WHERE s.people >= a.people_min AND s.incidents >= a.incidents_min
  ORDER BY s.population NULLS FIRST LIMIT 1
$$;

-- A count that tells nobody apart: nothing below the least that is told, then rounded down.
CREATE FUNCTION private.told_count(people bigint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE
    WHEN people < a.told_from THEN 0
    WHEN people < a.people_min THEN a.told_from
    WHEN people < 2 * a.people_min THEN a.people_min
    WHEN people < 100 THEN people / 10 * 10
    ELSE people / power(10, length(people::text) - 2)::bigint * power(10, length(people::text) - 2)::bigint
  END::integer
  FROM private.anonymity_rule a
$$;

REVOKE ALL ON FUNCTION system.is_live(), private.refuse_synthetic_people(),
  private.write_register_entry(uuid, boolean, bigint[], bigint[], bigint[]), private.forget_register_entry(uuid),
  private.add_synthetic_people(uuid[], uuid[], text[]), private.remove_synthetic_people(),
  private.import_reference_population(text, text, text, date, text[], text[], integer[], integer[]),
  private.people_sharing(bigint[], bigint[]), private.sharing_enough(bigint[], bigint[]), private.told_count(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.write_register_entry(uuid, boolean, bigint[], bigint[], bigint[]) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.forget_register_entry(uuid) TO homeward_worker;
GRANT EXECUTE ON FUNCTION private.add_synthetic_people(uuid[], uuid[], text[]), private.remove_synthetic_people(),
  private.import_reference_population(text, text, text, date, text[], text[], integer[], integer[]) TO homeward_worker;
