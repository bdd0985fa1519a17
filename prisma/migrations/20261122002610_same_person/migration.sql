-- Two cases of one person are found by exact identifiers without storing these: a keyed fingerprint of each, made by the
-- application under a key that is not in the database. Whoever enters a case learns that there is another, and of
-- another office's case not even its name.
--
-- private.note_identifiers(case_id, kinds, fingerprints) → nothing (officer of the case's office; in the saving transaction)
-- private.same_person(case_id) → kind, case_id, pseudonym (both null for a case of another office) (the same)
-- private.same_person_pairs() → pairs of pseudonyms with their offices (reviewer)

CREATE TABLE private.case_identifier (
  case_id uuid NOT NULL REFERENCES private.case_file (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('document', 'phone', 'name_and_birth')),
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  PRIMARY KEY (case_id, kind, fingerprint)
);
CREATE INDEX case_identifier_fingerprint ON private.case_identifier (fingerprint);
ALTER TABLE private.case_identifier ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION private.note_identifiers(p_case uuid, p_kinds text[], p_fingerprints text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  file private.case_file;
  one text;
  found record;
BEGIN
  SELECT * INTO file FROM private.case_file WHERE id = p_case;
  IF file.id IS NULL OR file.office_id IS DISTINCT FROM system.actor_office() THEN
    RAISE EXCEPTION 'a case is noted by its own office' USING ERRCODE = 'HW007';
  END IF;
  -- Of two that are entered at once, the later waits here and sees the earlier. One order for all, so that none waits in a ring.
  FOR one IN SELECT DISTINCT f FROM unnest(p_fingerprints) AS f ORDER BY f LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('homeward.same_person.' || one, 0));
  END LOOP;
  DELETE FROM private.case_identifier i WHERE i.case_id = p_case AND NOT EXISTS (
    SELECT FROM unnest(p_kinds, p_fingerprints) AS g (kind, print) WHERE g.kind = i.kind AND decode(g.print, 'hex') = i.fingerprint);
  FOR found IN
    WITH added AS (
      INSERT INTO private.case_identifier (case_id, kind, fingerprint)
      SELECT DISTINCT p_case, g.kind, decode(g.print, 'hex') FROM unnest(p_kinds, p_fingerprints) AS g (kind, print)
      ON CONFLICT DO NOTHING RETURNING kind, fingerprint)
    SELECT o.pseudonym, o.office_id = file.office_id AS same_office, array_agg(DISTINCT a.kind ORDER BY a.kind) AS kinds
    FROM added a JOIN private.case_identifier i ON i.fingerprint = a.fingerprint AND i.kind = a.kind AND i.case_id <> p_case
    JOIN private.case_file o ON o.id = i.case_id GROUP BY o.pseudonym, o.office_id ORDER BY o.pseudonym
  LOOP
    PERFORM audit.record('case.same_person_found', 'case', file.pseudonym,
      jsonb_build_object('other', found.pseudonym, 'kinds', found.kinds, 'sameOffice', found.same_office));
  END LOOP;
END
$$;

CREATE FUNCTION private.same_person(p_case uuid) RETURNS TABLE (kind text, case_id uuid, pseudonym text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT DISTINCT i.kind, CASE WHEN o.office_id = f.office_id THEN o.id END, CASE WHEN o.office_id = f.office_id THEN o.pseudonym END
  FROM private.case_file f JOIN private.case_identifier i ON i.case_id = f.id
  JOIN private.case_identifier other ON other.fingerprint = i.fingerprint AND other.kind = i.kind AND other.case_id <> i.case_id
  JOIN private.case_file o ON o.id = other.case_id
  WHERE f.id = p_case AND f.office_id = system.actor_office() ORDER BY 3 NULLS LAST, 1
$$;

CREATE FUNCTION private.same_person_pairs() RETURNS TABLE (pseudonym text, office text, other_pseudonym text, other_office text, kinds text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.pseudonym, ao.name, b.pseudonym, bo.name, array_agg(DISTINCT i.kind ORDER BY i.kind)
  FROM private.case_identifier i JOIN private.case_identifier j ON j.fingerprint = i.fingerprint AND j.kind = i.kind
  JOIN private.case_file a ON a.id = i.case_id JOIN identity.office ao ON ao.id = a.office_id
  JOIN private.case_file b ON b.id = j.case_id JOIN identity.office bo ON bo.id = b.office_id
  WHERE a.pseudonym < b.pseudonym GROUP BY 1, 2, 3, 4 ORDER BY 1, 3
$$;

REVOKE ALL ON FUNCTION private.note_identifiers(uuid, text[], text[]), private.same_person(uuid), private.same_person_pairs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.note_identifiers(uuid, text[], text[]), private.same_person(uuid) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.same_person_pairs() TO homeward_reviewer;
