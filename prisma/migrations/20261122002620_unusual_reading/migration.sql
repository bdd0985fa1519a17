-- Somebody who opens many more cases than their work needs is noticed: the trail row of a reading counts, in the same
-- transaction, before any plain text leaves. The reading itself is not stopped: a night of many arrivals is no crime.

CREATE TABLE audit.reading_limit (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- Different cases that one person opens before it counts as unusual.
  cases_an_hour integer NOT NULL DEFAULT 40 CHECK (cases_an_hour > 0),
  cases_a_day integer NOT NULL DEFAULT 120 CHECK (cases_a_day > 0)
);
INSERT INTO audit.reading_limit DEFAULT VALUES;

CREATE TABLE audit.unusual_reading (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  reader_id uuid NOT NULL,
  span text NOT NULL CHECK (span IN ('hour', 'day')),
  cases integer NOT NULL,
  raised_at timestamptz(3) NOT NULL
);
CREATE INDEX unusual_reading_reader ON audit.unusual_reading (reader_id, span, raised_at);
CREATE TRIGGER unusual_reading_is_kept BEFORE UPDATE OR DELETE ON audit.unusual_reading
  FOR EACH ROW EXECUTE FUNCTION system.refuse_change();
CREATE INDEX trail_entry_readings ON audit.trail_entry (actor_id, at) WHERE action = 'case.read';

CREATE FUNCTION audit.watch_reading() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  rule audit.reading_limit;
  counted record;
  alert uuid;
BEGIN
  SELECT * INTO STRICT rule FROM audit.reading_limit;
  FOR counted IN
    SELECT s.span, s.most, s.since, count(DISTINCT t.subject) AS cases
    FROM (VALUES ('hour', rule.cases_an_hour, NEW.at - interval '1 hour'), ('day', rule.cases_a_day, NEW.at - interval '1 day')) AS s (span, most, since)
    JOIN audit.trail_entry t ON t.action = 'case.read' AND t.actor_id = NEW.actor_id AND t.at > s.since
    GROUP BY s.span, s.most, s.since HAVING count(DISTINCT t.subject) > s.most
  LOOP
    CONTINUE WHEN EXISTS (SELECT FROM audit.unusual_reading u
      WHERE u.reader_id = NEW.actor_id AND u.span = counted.span AND u.raised_at > counted.since);
    INSERT INTO audit.unusual_reading (reader_id, span, cases, raised_at)
    VALUES (NEW.actor_id, counted.span, counted.cases, NEW.at) RETURNING id INTO alert;
    PERFORM audit.record('reading.unusual', 'staff', NEW.actor_id::text, jsonb_build_object('span', counted.span, 'cases', counted.cases));
    PERFORM system.emit('reading.unusual', jsonb_build_object('alertId', alert));
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER reading_is_watched AFTER INSERT ON audit.trail_entry
  FOR EACH ROW WHEN (NEW.action = 'case.read' AND NEW.actor_id IS NOT NULL) EXECUTE FUNCTION audit.watch_reading();

CREATE FUNCTION audit.unusual_readings() RETURNS TABLE (id uuid, reader text, span text, cases integer, raised_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.id, coalesce(u.name, ''), a.span, a.cases, a.raised_at FROM audit.unusual_reading a LEFT JOIN identity."user" u ON u.id = a.reader_id
  ORDER BY a.raised_at DESC, a.id LIMIT 100
$$;

REVOKE ALL ON FUNCTION audit.watch_reading(), audit.unusual_readings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.unusual_readings() TO homeward_reviewer, homeward_auditor;
GRANT SELECT ON audit.reading_limit TO homeward_auditor;
