-- Words that many needs have, and few together. What the first parts of the order held says how dense they are: where they
-- hardly ever meet, the index of marks is asked for all of them at once, which reads no rows in vain; where they often do,
-- the next parts are read.
-- The next rows in the random order that have these marks, words among them, and none of the others.
CREATE OR REPLACE FUNCTION public.needs_from(asked text[], without text[], from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  q tsquery := public.all_marks(asked);
  rarest tsquery;
  expected integer;
  level integer := 0;
  -- About how many rows with the rarest mark were looked at.
  looked double precision := 0;
  at integer;
  found uuid[] := '{}';
BEGIN
  -- At most so many rows can have these marks: the rarest group, each as if none of its marks came together.
  SELECT g.marks::tsquery, (SELECT coalesce(sum(t.needs), 0) FROM public.need_tally t
      WHERE t.mark = ANY (ARRAY(SELECT m[1] FROM regexp_matches(g.marks, '''([^'']+)''', 'g') AS m)))
    INTO rarest, expected FROM unnest(asked) AS g (marks) ORDER BY 2, 1 LIMIT 1;
  IF without IS NOT NULL THEN
    q := q && !!public.all_marks(without);
  END IF;
  WHILE level < 8 AND expected / 4 ^ (level + 1) >= greatest(32, rows_max * 1.25) LOOP
    level := level + 1;
  END LOOP;
  IF level > 0 THEN
    at := CASE WHEN from_shuffle IS NOT NULL THEN public.order_part(from_shuffle, level) WHEN back THEN 4 ^ level - 1 ELSE 0 END;
    LOOP
      found := found || ARRAY(SELECT public.needs_marked_within(rarest && ('''s' || level || ':' || at || '''')::tsquery, q,
        from_shuffle, from_slug, back, rows_max - cardinality(found)));
      IF cardinality(found) >= rows_max THEN
        RETURN found;
      END IF;
      looked := looked + expected / 4 ^ level;
      at := at + CASE WHEN back THEN -1 ELSE 1 END;
      IF at < 0 OR at >= 4 ^ level THEN
        RETURN found;
      END IF;
      -- Where a larger part begins, it is read as one.
      IF at % 4 = (CASE WHEN back THEN 3 ELSE 0 END) THEN
        -- By what was found so far: rows still to be looked at in this way, against all that there are to be fetched by all marks.
        EXIT WHEN looked >= 128 AND (cardinality(found) = 0
          OR (rows_max - cardinality(found)) * looked / cardinality(found) > cardinality(found) * expected / looked + 1000);
        level := level - 1;
        at := at / 4;
        EXIT WHEN level = 0;
      END IF;
    END LOOP;
  END IF;
  RETURN ARRAY(SELECT public.needs_marked(q, from_shuffle, from_slug, back, rows_max));
END
$$;
