-- Lists that are narrowed by filters, at a cost that does not know how many needs there are.
--
-- public.need_place has a row for each need under each way to narrow the list to it by area and kind of need (each or
-- none), with its form and progress: 'BD|legal|debt_bondage|begun', '|legal|debt_bondage|begun', 'BD||debt_bondage|begun' …
-- in the random order. A list reads the first rows of its places and no others: one place where form and progress are
-- chosen, else one for each of their few values, side by side. How many needs have a place is tallied as any other mark
-- ('=BD|legal|debt_bondage|begun'), so that filters are counted, together too, without looking at needs.
--
-- Words stay with the index of marks. Parts of the order are quarters of quarters now, so that one part holds the few
-- dozen rows that a page wants; where they do not do, larger parts follow, and then all at once.
--
-- Views and functions ask the clock once, not row by row.

-- All rows are written anew below; what was tallied of them goes with them.
DELETE FROM public.need_listing;

-- ── the clock ──────────────────────────────────────────────────────────────────────────────────────────────
-- Nobody knows beforehand how many rows a moment that is asked for leaves: by the index of ends a plan would read all
-- needs to find one. That index is for those who look for ends.
CREATE OR REPLACE VIEW public.visible_campaign WITH (security_barrier) AS
  SELECT id, slug, locale, title, story, form, age_band, currency, published_month, shuffle
  FROM public.campaign WHERE status = 'published' AND (visible_until + interval '0') > (SELECT system.now());

CREATE OR REPLACE VIEW public.line_progress WITH (security_barrier) AS
  SELECT l.id AS campaign_line_id, l.campaign_id, c.currency,
    coalesce(p.published_minor, l.goal_minor) AS goal_minor,
    greatest(0, coalesce(p.published_minor - p.missing_minor, 0)) AS allocated_minor,
    coalesce(p.missing_minor, l.goal_minor) AS missing_minor,
    least(coalesce(p.published_minor, l.goal_minor), coalesce((SELECT sum(m.paid_minor) FROM ledger.line_public_paid m
      WHERE m.campaign_line_id = l.id AND m.month < (SELECT date_trunc('month', system.now() AT TIME ZONE 'UTC')::date)), 0))::bigint AS paid_minor
  FROM public.campaign_line l JOIN public.visible_campaign c ON c.id = l.campaign_id
  LEFT JOIN LATERAL (
    SELECT q.budgeted_minor - q.allocated_minor AS missing_minor,
      q.budgeted_minor - coalesce((SELECT sum(b.delta_minor) FROM ledger.line_budget_change b WHERE b.campaign_line_id = l.id AND b.reason = 'raised'), 0)::bigint AS published_minor
    FROM ledger.line_position q WHERE q.campaign_line_id = l.id
  ) p ON true;

-- ── places ─────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE public.need_place (
  place text COLLATE "C" NOT NULL,
  shuffle double precision NOT NULL,
  slug text NOT NULL,
  campaign_id uuid NOT NULL,
  PRIMARY KEY (place, shuffle, slug) INCLUDE (campaign_id)
);

-- A page of the list is read from indexes and nothing else: rows that hold the words of a need are wide, and kinds, goals and
-- areas of two dozen needs lie anywhere.
DROP INDEX public.need_listing_order;
CREATE INDEX need_listing_order ON public.need_listing (shuffle, slug) INCLUDE (campaign_id);
CREATE INDEX campaign_line_listed ON public.campaign_line (campaign_id, position) INCLUDE (id, category, goal_minor);
CREATE INDEX campaign_stop_listed ON public.campaign_stop (campaign_id, position) INCLUDE (area_code);

-- Taken apart by the planner, which a function with settings of its own is not.
CREATE FUNCTION public.places_of(document tsvector) RETURNS SETOF text
LANGUAGE sql IMMUTABLE AS $$
  SELECT a || '|' || k || '|' || f.form || '|' || f.band
  FROM (SELECT array_append(array_agg(substr(m, 6)) FILTER (WHERE m ^@ 'area:'), '') AS areas,
      array_append(array_agg(substr(m, 6)) FILTER (WHERE m ^@ 'kind:'), '') AS kinds,
      coalesce(min(substr(m, 6)) FILTER (WHERE m ^@ 'form:'), '') AS form,
      coalesce(min(substr(m, 10)) FILTER (WHERE m ^@ 'progress:'), '') AS band
    FROM unnest(tsvector_to_array(document)) AS m) f, unnest(f.areas) AS a, unnest(f.kinds) AS k $$;

-- All that is tallied of a row.
CREATE FUNCTION public.tallied_marks(document tsvector) RETURNS SETOF text
LANGUAGE sql IMMUTABLE AS $$
  SELECT m FROM unnest(tsvector_to_array(document)) m WHERE m !~ '^s[0-9]:'
  UNION ALL SELECT '=' || p FROM public.places_of(document) AS p $$;

-- Nobody counts the rows of a change beforehand: each finds its places by their index.
CREATE OR REPLACE FUNCTION public.tally_listing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.need_place (place, shuffle, slug, campaign_id)
      SELECT p.place, l.shuffle, l.slug, l.campaign_id FROM new_rows l, public.places_of(l.document) AS p (place) ORDER BY 1, 2 ON CONFLICT DO NOTHING;
    INSERT INTO public.need_tally_change (mark, delta)
      SELECT m.mark, count(*) FROM new_rows l, public.tallied_marks(l.document) AS m (mark) GROUP BY m.mark;
  ELSIF TG_OP = 'DELETE' THEN
    WITH gone AS MATERIALIZED (SELECT p.place, l.shuffle, l.slug FROM old_rows l, public.places_of(l.document) AS p (place))
    DELETE FROM public.need_place d USING gone g WHERE d.place = g.place AND d.shuffle = g.shuffle AND d.slug = g.slug;
    INSERT INTO public.need_tally_change (mark, delta)
      SELECT m.mark, -count(*) FROM old_rows l, public.tallied_marks(l.document) AS m (mark) GROUP BY m.mark;
  ELSE
    WITH gone AS MATERIALIZED (
      SELECT p.place, l.shuffle, l.slug FROM old_rows l, public.places_of(l.document) AS p (place)
      EXCEPT SELECT p.place, l.shuffle, l.slug FROM new_rows l, public.places_of(l.document) AS p (place))
    DELETE FROM public.need_place d USING gone g WHERE d.place = g.place AND d.shuffle = g.shuffle AND d.slug = g.slug;
    INSERT INTO public.need_place (place, shuffle, slug, campaign_id)
      SELECT p.place, l.shuffle, l.slug, l.campaign_id FROM new_rows l, public.places_of(l.document) AS p (place)
      EXCEPT SELECT p.place, l.shuffle, l.slug, l.campaign_id FROM old_rows l, public.places_of(l.document) AS p (place)
      ORDER BY 1, 2 ON CONFLICT DO NOTHING;
    INSERT INTO public.need_tally_change (mark, delta)
      SELECT m.mark, sum(m.delta) FROM (
        SELECT public.tallied_marks(l.document) AS mark, 1 AS delta FROM new_rows l
        UNION ALL SELECT public.tallied_marks(l.document), -1 FROM old_rows l) m
      GROUP BY m.mark HAVING sum(m.delta) <> 0;
  END IF;
  RETURN NULL;
END
$$;

-- The places that a list asks for; null where it asks for more than filters, one of each sort.
CREATE FUNCTION public.places_asked(asked text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN count(f.m) = cardinality(asked) AND count(DISTINCT f.m[1]) = cardinality(asked) AND cardinality(asked) > 0 THEN
    ARRAY(SELECT coalesce(min(f.m[2]) FILTER (WHERE f.m[1] = 'area'), '') || '|' || coalesce(min(f.m[2]) FILTER (WHERE f.m[1] = 'kind'), '') || '|' || form || '|' || band
      FROM unnest(coalesce(array_agg(f.m[2]) FILTER (WHERE f.m[1] = 'form'), enum_range(NULL::public.exploitation_form)::text[] || ''::text)) AS form,
        unnest(coalesce(array_agg(f.m[2]) FILTER (WHERE f.m[1] = 'progress'), '{open,begun,met,""}')) AS band) END
  FROM (SELECT regexp_match(g, '^''(area|kind|form|progress):([^''\\|&()]+)''$') AS m FROM unnest(asked) AS g) f $$;

-- ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION public.tallied(marks text[]) RETURNS TABLE (mark text, needs integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off SET plan_cache_mode = force_generic_plan ROWS 10 AS $$
DECLARE
  now constant timestamptz := system.now();
  -- Those whose consent has just ended; there is hardly ever one.
  ended constant uuid[] := ARRAY(SELECT l.campaign_id FROM public.need_listing l WHERE l.visible_until <= now);
BEGIN
  IF ended = '{}' THEN
    RETURN QUERY SELECT n.mark, sum(n.needs)::integer FROM (
        SELECT t.mark, t.needs FROM public.need_tally t WHERE t.mark = ANY (marks)
        UNION ALL SELECT c.mark, c.delta FROM public.need_tally_change c WHERE c.mark = ANY (marks)
      ) n GROUP BY n.mark HAVING sum(n.needs) > 0;
  ELSE
    RETURN QUERY SELECT n.mark, sum(n.needs)::integer FROM (
        SELECT t.mark, t.needs FROM public.need_tally t WHERE t.mark = ANY (marks)
        UNION ALL SELECT c.mark, c.delta FROM public.need_tally_change c WHERE c.mark = ANY (marks)
        UNION ALL SELECT e.mark, -1 FROM public.need_listing l, public.tallied_marks(l.document) AS e (mark)
          WHERE l.campaign_id = ANY (ended) AND e.mark = ANY (marks)
      ) n GROUP BY n.mark HAVING sum(n.needs) > 0;
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION public.tallied_kinds(kinds text[], of_country text DEFAULT NULL) RETURNS TABLE (kind text, value text, needs integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan ROWS 300 AS $$
DECLARE
  now constant timestamptz := system.now();
  ended constant uuid[] := ARRAY(SELECT l.campaign_id FROM public.need_listing l WHERE l.visible_until <= now);
  region constant text := of_country || '-';
BEGIN
  -- Nearly always all is written up.
  IF ended = '{}' AND NOT EXISTS (SELECT FROM public.need_tally_change) THEN
    RETURN QUERY SELECT k.kind, substr(t.mark, length(k.kind) + 2), CASE WHEN t.needs >= 3 OR k.kind NOT IN ('area', 'at') THEN t.needs END
      FROM unnest(kinds) AS k (kind) JOIN public.need_tally t ON t.mark >= (k.kind || ':') COLLATE "C" AND t.mark < (k.kind || ';') COLLATE "C"
      WHERE t.needs > 0 AND (t.needs >= 3 OR k.kind NOT IN ('way', 'wide'))
        AND (k.kind <> 'area' OR position('-' IN t.mark) = 0 OR substr(t.mark, 6) ^@ region);
    RETURN;
  END IF;
  RETURN QUERY SELECT n.kind, substr(n.mark, length(n.kind) + 2), CASE WHEN n.needs >= 3 OR n.kind NOT IN ('area', 'at') THEN n.needs END FROM (
      SELECT a.kind, a.mark, sum(a.needs)::integer AS needs FROM (
        SELECT k.kind, t.mark, t.needs FROM unnest(kinds) AS k (kind)
          JOIN public.need_tally t ON t.mark >= (k.kind || ':') COLLATE "C" AND t.mark < (k.kind || ';') COLLATE "C"
        UNION ALL SELECT k.kind, c.mark, c.delta FROM unnest(kinds) AS k (kind)
          JOIN public.need_tally_change c ON c.mark >= (k.kind || ':') COLLATE "C" AND c.mark < (k.kind || ';') COLLATE "C"
        UNION ALL SELECT split_part(e.mark, ':', 1), e.mark, -1 FROM public.need_listing l, unnest(tsvector_to_array(l.document)) AS e (mark)
          WHERE l.campaign_id = ANY (ended) AND split_part(e.mark, ':', 1) = ANY (kinds)
      ) a GROUP BY a.kind, a.mark
    ) n
    WHERE n.needs > 0 AND (n.needs >= 3 OR n.kind NOT IN ('way', 'wide'))
      AND (n.kind <> 'area' OR position('-' IN n.mark) = 0 OR substr(n.mark, 6) ^@ region);
END
$$;

-- How many are found: exactly where nothing but filters or one word is asked for, else counted as far as `most`.
CREATE OR REPLACE FUNCTION public.count_needs(asked text[], most integer) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  now constant timestamptz := system.now();
  q constant tsquery := public.all_marks(asked);
  marks text[];
BEGIN
  IF q IS NULL OR numnode(q) = 1 THEN
    marks := ARRAY[coalesce(btrim(q::text, ''''), 'all')];
  ELSE
    marks := (SELECT array_agg('=' || p) FROM unnest(public.places_asked(asked)) AS p);
  END IF;
  IF marks IS NULL THEN
    RETURN cardinality(public.needs_from(asked, NULL, NULL, NULL, false, least(most, 1000)));
  ELSIF EXISTS (SELECT FROM public.need_listing l WHERE l.visible_until <= now) THEN
    RETURN coalesce((SELECT sum(t.needs) FROM public.tallied(marks) t), 0);
  END IF;
  RETURN greatest(0, (SELECT coalesce(sum(t.needs), 0) FROM public.need_tally t WHERE t.mark = ANY (marks))
    + (SELECT coalesce(sum(c.delta), 0) FROM public.need_tally_change c WHERE c.mark = ANY (marks)));
END
$$;

-- ── lists ──────────────────────────────────────────────────────────────────────────────────────────────────
DROP FUNCTION public.order_mark(double precision, integer);
CREATE FUNCTION public.order_part(shuffle double precision, level integer) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN greatest(0, least(floor(shuffle * 4 ^ level), 4 ^ level - 1))::integer;
-- The parts of the order that a row is in: of 4, of 16, … of 65,536.
CREATE FUNCTION public.order_marks(shuffle double precision) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN ARRAY(SELECT 's' || level || ':' || public.order_part(shuffle, level) FROM generate_series(1, 8) AS level);

CREATE OR REPLACE FUNCTION public.relist(campaign_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- Whoever comes second waits here, and reads what the first one left.
  PERFORM 1 FROM public.need_listing l WHERE l.campaign_id = ANY (campaign_ids) ORDER BY l.campaign_id FOR UPDATE;
  DELETE FROM public.need_listing l WHERE l.campaign_id = ANY (campaign_ids)
    AND NOT EXISTS (SELECT FROM public.campaign c WHERE c.id = l.campaign_id AND c.status = 'published' AND (c.visible_until + interval '0') > (SELECT system.now()));
  INSERT INTO public.need_listing AS l (campaign_id, slug, shuffle, visible_until, document)
    SELECT c.id, c.slug, c.shuffle, c.visible_until, array_to_tsvector(m.marks || public.order_marks(c.shuffle))
    FROM public.campaign c JOIN (SELECT n.campaign_id, array_agg(DISTINCT n.mark) AS marks FROM public.need_marks(campaign_ids) n GROUP BY n.campaign_id) m
      ON m.campaign_id = c.id
    WHERE c.id = ANY (campaign_ids) AND c.status = 'published' AND (c.visible_until + interval '0') > (SELECT system.now())
    ORDER BY c.id
  ON CONFLICT (campaign_id) DO UPDATE SET slug = excluded.slug, shuffle = excluded.shuffle, visible_until = excluded.visible_until, document = excluded.document
    WHERE (l.slug, l.shuffle, l.visible_until, l.document) IS DISTINCT FROM (excluded.slug, excluded.shuffle, excluded.visible_until, excluded.document);
END
$$;

CREATE OR REPLACE FUNCTION public.needs_marked(q tsquery, from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET enable_indexscan = off ROWS 25 AS $$
  WITH hit AS MATERIALIZED (
    SELECT l.campaign_id, l.shuffle, l.slug FROM public.need_listing l WHERE l.document @@ q AND (l.visible_until + interval '0') > (SELECT system.now())
  )
  SELECT h.campaign_id FROM hit h
  WHERE CASE WHEN from_slug IS NULL THEN true WHEN back THEN (h.shuffle, h.slug) < (from_shuffle, from_slug) ELSE (h.shuffle, h.slug) > (from_shuffle, from_slug) END
  ORDER BY CASE WHEN back THEN -h.shuffle ELSE h.shuffle END, CASE WHEN back THEN '' ELSE h.slug END, h.slug DESC
  LIMIT rows_max $$;

CREATE OR REPLACE FUNCTION public.needs_marked_within(key tsquery, q tsquery, from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET enable_indexscan = off ROWS 25 AS $$
  WITH hit AS MATERIALIZED (
    -- The function behind @@, which no index answers.
    SELECT l.campaign_id, l.shuffle, l.slug FROM public.need_listing l
    WHERE l.document @@ key AND ts_match_vq(l.document, q) AND (l.visible_until + interval '0') > (SELECT system.now())
  )
  SELECT h.campaign_id FROM hit h
  WHERE CASE WHEN from_slug IS NULL THEN true WHEN back THEN (h.shuffle, h.slug) < (from_shuffle, from_slug) ELSE (h.shuffle, h.slug) > (from_shuffle, from_slug) END
  ORDER BY CASE WHEN back THEN -h.shuffle ELSE h.shuffle END, CASE WHEN back THEN '' ELSE h.slug END, h.slug DESC
  LIMIT rows_max $$;

DROP FUNCTION public.needs_expected(text[]);

-- The next rows in the random order that have these marks, words among them, and none of the others.
-- What the first parts of the order held says how dense words are that many needs have: where they hardly ever meet, the index
-- of marks is asked for all of them at once, which reads no rows in vain; where they often do, the next parts are read.
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

CREATE OR REPLACE FUNCTION public.find_needs(asked text[], in_title text[], from_tier integer, from_shuffle double precision, from_slug text, back boolean, rows_max integer)
RETURNS TABLE (campaign_id uuid, tier integer, shuffle double precision, slug text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off SET plan_cache_mode = force_generic_plan ROWS 25 AS $$
DECLARE
  first constant text[] := CASE WHEN cardinality(in_title) > 0 THEN in_title END;
  -- Where title and text are asked for the same, the title has it all.
  is_one_tier constant boolean := first IS NULL OR first = asked;
  now constant timestamptz := system.now();
  left_over integer := least(rows_max, 100);
  places text[];
  -- Those whose consent has just ended; there is hardly ever one.
  ended constant uuid[] := ARRAY(SELECT l.campaign_id FROM public.need_listing l WHERE l.visible_until <= now);
  taken integer;
BEGIN
  IF is_one_tier THEN
    tier := CASE WHEN first IS NULL THEN 2 ELSE 1 END;
    places := public.places_asked(asked);
    IF from_slug IS NOT NULL AND from_tier <> tier AND (from_tier > tier) <> back THEN
      RETURN;
    ELSIF from_tier <> tier THEN
      from_slug := NULL;
      from_shuffle := NULL;
    END IF;
  END IF;
  IF is_one_tier AND asked = '{}' AND back THEN
    RETURN QUERY SELECT l.campaign_id, 2, l.shuffle, l.slug FROM public.need_listing l
      WHERE (l.shuffle, l.slug) < (coalesce(from_shuffle, 'infinity'), coalesce(from_slug, '')) AND l.campaign_id <> ALL (ended)
      ORDER BY l.shuffle DESC, l.slug DESC LIMIT left_over;
    RETURN;
  ELSIF is_one_tier AND asked = '{}' THEN
    RETURN QUERY SELECT l.campaign_id, 2, l.shuffle, l.slug FROM public.need_listing l
      WHERE (l.shuffle, l.slug) > (coalesce(from_shuffle, '-infinity'), coalesce(from_slug, '')) AND l.campaign_id <> ALL (ended)
      ORDER BY l.shuffle, l.slug LIMIT left_over;
    RETURN;
  ELSIF places IS NOT NULL THEN
    IF back THEN
      RETURN QUERY SELECT d.campaign_id, tier, d.shuffle, d.slug FROM unnest(places) AS p (place), LATERAL (
          SELECT e.campaign_id, e.shuffle, e.slug FROM public.need_place e
          WHERE e.place = p.place AND (e.shuffle, e.slug) < (coalesce(from_shuffle, 'infinity'), coalesce(from_slug, '')) AND e.campaign_id <> ALL (ended)
          ORDER BY e.shuffle DESC, e.slug DESC LIMIT left_over) d
        ORDER BY d.shuffle DESC, d.slug DESC LIMIT left_over;
    ELSE
      RETURN QUERY SELECT d.campaign_id, tier, d.shuffle, d.slug FROM unnest(places) AS p (place), LATERAL (
          SELECT e.campaign_id, e.shuffle, e.slug FROM public.need_place e
          WHERE e.place = p.place AND (e.shuffle, e.slug) > (coalesce(from_shuffle, '-infinity'), coalesce(from_slug, '')) AND e.campaign_id <> ALL (ended)
          ORDER BY e.shuffle, e.slug LIMIT left_over) d
        ORDER BY d.shuffle, d.slug LIMIT left_over;
    END IF;
    RETURN;
  END IF;
  FOREACH tier IN ARRAY CASE WHEN is_one_tier THEN ARRAY[tier] WHEN back THEN '{2,1}' ELSE '{1,2}' END LOOP
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

-- Words like one are looked for only where nobody uses it, nor any that begins so.
CREATE OR REPLACE FUNCTION public.read_search_words(parts text[]) RETURNS TABLE (part integer, word text, is_known boolean, longer text[], near text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  FOR part, word IN SELECT p.part, w.word
    FROM unnest(parts[1:16]) WITH ORDINALITY AS p (words, part), unnest((public.search_words(left(p.words, 200)))[1:8]) WITH ORDINALITY AS w (word, at)
    ORDER BY p.part, w.at LIMIT 16
  LOOP
    is_known := EXISTS (SELECT FROM public.tallied(ARRAY['w:' || word]));
    longer := '{}';
    near := '{}';
    IF length(word) >= 3 THEN
      longer := ARRAY(SELECT substr(t.mark, 3) FROM public.tallied(ARRAY(
        SELECT n.mark FROM public.need_tally n WHERE n.mark > ('w:' || word) COLLATE "C" AND n.mark < ('w:' || word || chr(1114111)) COLLATE "C"
        ORDER BY n.mark LIMIT 100)) t ORDER BY t.needs DESC, t.mark LIMIT 16);
    END IF;
    IF NOT is_known AND longer = '{}' THEN
      near := ARRAY(SELECT substr(t.mark, 3) FROM public.tallied(ARRAY(
        SELECT DISTINCT 'w:' || f.word FROM public.search_form f WHERE f.form = ANY (ARRAY(SELECT public.forms_of(read_search_words.word))) AND f.word <> read_search_words.word LIMIT 60)) t
        ORDER BY t.needs DESC, t.mark);
    END IF;
    RETURN NEXT;
  END LOOP;
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
SELECT public.keep_needs_listed();

REVOKE ALL ON FUNCTION public.places_of(tsvector), public.tallied_marks(tsvector), public.places_asked(text[]),
  public.order_part(double precision, integer), public.order_marks(double precision) FROM PUBLIC;
