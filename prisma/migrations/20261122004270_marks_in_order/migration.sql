-- A page of the list reads as many rows among a hundred thousand needs as among a thousand.
--
-- Each row has three marks more, for its part of the random order: one of 16, of 256 and of 4,096. A list asks for its marks
-- within one part after the other, of a size in which a few dozen are expected to have them (the numbers say how many), and
-- stops when the page is full. Who has rare marks is asked for at once.
--
-- public.find_needs and public.count_needs take what is asked as groups, all of which must hold.

CREATE FUNCTION public.order_mark(shuffle double precision, level integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN 's' || level || ':' || lpad(to_hex(greatest(0, least(floor(shuffle * 16 ^ level), 16 ^ level - 1))::integer), level, '0');

CREATE OR REPLACE FUNCTION public.relist(campaign_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- Whoever comes second waits here, and reads what the first one left.
  PERFORM 1 FROM public.need_listing l WHERE l.campaign_id = ANY (campaign_ids) ORDER BY l.campaign_id FOR UPDATE;
  DELETE FROM public.need_listing l WHERE l.campaign_id = ANY (campaign_ids)
    AND NOT EXISTS (SELECT FROM public.campaign c WHERE c.id = l.campaign_id AND c.status = 'published' AND c.visible_until > system.now());
  INSERT INTO public.need_listing AS l (campaign_id, slug, shuffle, visible_until, document)
    SELECT c.id, c.slug, c.shuffle, c.visible_until,
      array_to_tsvector(m.marks || ARRAY[public.order_mark(c.shuffle, 1), public.order_mark(c.shuffle, 2), public.order_mark(c.shuffle, 3)])
    FROM public.campaign c JOIN (SELECT n.campaign_id, array_agg(DISTINCT n.mark) AS marks FROM public.need_marks(campaign_ids) n GROUP BY n.campaign_id) m
      ON m.campaign_id = c.id
    WHERE c.id = ANY (campaign_ids) AND c.status = 'published' AND c.visible_until > system.now()
    ORDER BY c.id
  ON CONFLICT (campaign_id) DO UPDATE SET slug = excluded.slug, shuffle = excluded.shuffle, visible_until = excluded.visible_until, document = excluded.document
    WHERE (l.slug, l.shuffle, l.visible_until, l.document) IS DISTINCT FROM (excluded.slug, excluded.shuffle, excluded.visible_until, excluded.document);
END
$$;

-- Titles are counted, too: how many rows are expected is read from the numbers.
CREATE OR REPLACE FUNCTION public.tally_listing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.need_tally_change (mark, delta)
      SELECT m.mark, count(*) FROM new_rows l, unnest(tsvector_to_array(l.document)) AS m (mark) WHERE m.mark !~ '^s[0-9]:' GROUP BY m.mark;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO public.need_tally_change (mark, delta)
      SELECT m.mark, -count(*) FROM old_rows l, unnest(tsvector_to_array(l.document)) AS m (mark) WHERE m.mark !~ '^s[0-9]:' GROUP BY m.mark;
  ELSE
    INSERT INTO public.need_tally_change (mark, delta)
      SELECT m.mark, sum(m.delta) FROM (
        SELECT unnest(tsvector_to_array(l.document)) AS mark, 1 AS delta FROM new_rows l
        UNION ALL SELECT unnest(tsvector_to_array(l.document)), -1 FROM old_rows l) m
      WHERE m.mark !~ '^s[0-9]:' GROUP BY m.mark HAVING sum(m.delta) <> 0;
  END IF;
  RETURN NULL;
END
$$;

DROP FUNCTION public.find_needs(text, text, integer, double precision, text, boolean, integer);
DROP FUNCTION public.count_needs(text, integer);
DROP FUNCTION public.needs_from(tsquery, double precision, text, boolean, integer);

CREATE FUNCTION public.all_marks(asked text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN nullif(array_to_string(asked, ' & '), '')::tsquery;

-- At most so many rows can have these marks: the rarest group, each as if none of its marks came together.
CREATE FUNCTION public.needs_expected(asked text[]) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (
  SELECT min((SELECT coalesce(sum(t.needs), 0) FROM public.need_tally t
    WHERE t.mark = ANY (ARRAY(SELECT m[1] FROM regexp_matches(g.marks, '''([^'']+)''', 'g') AS m))))::integer
  FROM unnest(asked) AS g (marks));

-- The next rows in the random order that have these marks, and none of the others.
CREATE FUNCTION public.needs_from(asked text[], without text[], from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off AS $$
DECLARE
  q tsquery := public.all_marks(asked);
  expected integer;
  level integer := 0;
  at integer;
  found uuid[] := '{}';
BEGIN
  IF q IS NULL AND back THEN
    RETURN ARRAY(SELECT l.campaign_id FROM public.need_listing l
      WHERE (l.shuffle, l.slug) < (coalesce(from_shuffle, 'infinity'), coalesce(from_slug, '')) AND l.visible_until > system.now()
      ORDER BY l.shuffle DESC, l.slug DESC LIMIT rows_max);
  ELSIF q IS NULL THEN
    RETURN ARRAY(SELECT l.campaign_id FROM public.need_listing l
      WHERE (l.shuffle, l.slug) > (coalesce(from_shuffle, '-infinity'), coalesce(from_slug, '')) AND l.visible_until > system.now()
      ORDER BY l.shuffle, l.slug LIMIT rows_max);
  END IF;
  expected := public.needs_expected(asked);
  IF without IS NOT NULL THEN
    q := q && !!public.all_marks(without);
  END IF;
  WHILE level < 3 AND expected / 16 ^ (level + 1) >= 16 LOOP
    level := level + 1;
  END LOOP;
  IF level > 0 THEN
    at := CASE WHEN from_shuffle IS NOT NULL THEN greatest(0, least(floor(from_shuffle * 16 ^ level), 16 ^ level - 1)) WHEN back THEN 16 ^ level - 1 ELSE 0 END;
    FOR part IN 1 .. 8 LOOP
      EXIT WHEN at < 0 OR at >= 16 ^ level;
      found := found || ARRAY(SELECT public.needs_marked(q && ('''s' || level || ':' || lpad(to_hex(at), level, '0') || '''')::tsquery,
        from_shuffle, from_slug, back, rows_max - cardinality(found)));
      IF cardinality(found) >= rows_max THEN
        RETURN found;
      END IF;
      at := at + CASE WHEN back THEN -1 ELSE 1 END;
    END LOOP;
  END IF;
  RETURN ARRAY(SELECT public.needs_marked(q, from_shuffle, from_slug, back, rows_max));
END
$$;

-- A page of the list, from a place in it on, forward or back. First come those whose title has the words (tier 1), then
-- the others, each in the random order. `asked` and `in_title` are what the application made of the filters and words.
CREATE FUNCTION public.find_needs(asked text[], in_title text[], from_tier integer, from_shuffle double precision, from_slug text, back boolean, rows_max integer)
RETURNS TABLE (campaign_id uuid, tier integer, shuffle double precision, slug text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 25 AS $$
DECLARE
  first constant text[] := CASE WHEN cardinality(in_title) > 0 THEN in_title END;
  left_over integer := least(rows_max, 100);
  taken integer;
BEGIN
  FOREACH tier IN ARRAY CASE WHEN first IS NULL THEN '{2}'::integer[] WHEN back THEN '{2,1}' ELSE '{1,2}' END LOOP
    CONTINUE WHEN from_slug IS NOT NULL AND CASE WHEN back THEN tier > from_tier ELSE tier < from_tier END;
    RETURN QUERY SELECT l.campaign_id, tier, l.shuffle, l.slug
      FROM unnest(public.needs_from(CASE WHEN tier = 1 THEN first ELSE asked END, CASE WHEN tier = 2 THEN first END,
        CASE WHEN tier = from_tier THEN from_shuffle END, CASE WHEN tier = from_tier THEN from_slug END, back, left_over)) WITH ORDINALITY AS f (id, at)
      JOIN public.need_listing l ON l.campaign_id = f.id ORDER BY f.at;
    GET DIAGNOSTICS taken = ROW_COUNT;
    left_over := left_over - taken;
    EXIT WHEN left_over <= 0;
  END LOOP;
END
$$;

-- How many are found: exactly where one mark is asked for, else counted as far as `most`.
CREATE FUNCTION public.count_needs(asked text[], most integer) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  q constant tsquery := public.all_marks(asked);
BEGIN
  IF q IS NULL OR numnode(q) = 1 THEN
    RETURN coalesce((SELECT t.needs FROM public.tallied(ARRAY[coalesce(btrim(q::text, ''''), 'all')]) t), 0);
  END IF;
  RETURN cardinality(public.needs_from(asked, NULL, NULL, NULL, false, least(most, 1000)));
END
$$;

-- In parts, so that many needs do not want much memory.
DO $$
DECLARE
  part uuid[];
  after uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  LOOP
    part := ARRAY(SELECT id FROM public.campaign WHERE status = 'published' AND id > after ORDER BY id LIMIT 2000);
    EXIT WHEN part = '{}';
    PERFORM public.relist(part);
    after := part[cardinality(part)];
  END LOOP;
END
$$;
-- Rows that had their words before this migration were not told their titles.
DELETE FROM public.need_tally_change;
DELETE FROM public.need_tally;
INSERT INTO public.need_tally (mark, needs)
  SELECT m.mark, count(*) FROM public.need_listing l, unnest(tsvector_to_array(l.document)) AS m (mark) WHERE m.mark !~ '^s[0-9]:' GROUP BY m.mark;

REVOKE ALL ON FUNCTION public.order_mark(double precision, integer), public.all_marks(text[]), public.needs_expected(text[]),
  public.needs_from(text[], text[], double precision, text, boolean, integer),
  public.find_needs(text[], text[], integer, double precision, text, boolean, integer), public.count_needs(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.find_needs(text[], text[], integer, double precision, text, boolean, integer), public.count_needs(text[], integer) TO homeward_public;
