-- Within a part of the order the index is asked for the rarest mark alone, and the few rows that it names for all of them:
-- reading several long lists side by side costs more than looking at a few dozen rows.
CREATE FUNCTION public.needs_marked_within(key tsquery, q tsquery, from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET enable_indexscan = off ROWS 25 AS $$
  WITH hit AS MATERIALIZED (
    -- The function behind @@, which no index answers.
    SELECT l.campaign_id, l.shuffle, l.slug FROM public.need_listing l
    WHERE l.document @@ key AND ts_match_vq(l.document, q) AND (l.visible_until + interval '0') > system.now()
  )
  SELECT h.campaign_id FROM hit h
  WHERE CASE WHEN from_slug IS NULL THEN true WHEN back THEN (h.shuffle, h.slug) < (from_shuffle, from_slug) ELSE (h.shuffle, h.slug) > (from_shuffle, from_slug) END
  ORDER BY CASE WHEN back THEN -h.shuffle ELSE h.shuffle END, CASE WHEN back THEN '' ELSE h.slug END, h.slug DESC
  LIMIT rows_max $$;

-- The next rows in the random order that have these marks, and none of the others.
CREATE OR REPLACE FUNCTION public.needs_from(asked text[], without text[], from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off AS $$
DECLARE
  q tsquery := public.all_marks(asked);
  rarest tsquery;
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
  SELECT g.marks::tsquery, public.needs_expected(ARRAY[g.marks]) INTO rarest, expected FROM unnest(asked) AS g (marks)
    ORDER BY 2, 1 LIMIT 1;
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
      found := found || ARRAY(SELECT public.needs_marked_within(rarest && ('''s' || level || ':' || lpad(to_hex(at), level, '0') || '''')::tsquery, q,
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

REVOKE ALL ON FUNCTION public.needs_marked_within(tsquery, tsquery, double precision, text, boolean, integer) FROM PUBLIC;
