-- What lists, search, facets and the overview are read from, so that they cost the same however many needs there are.
--
-- A need that may be read has one row in public.need_listing: its place in the random order, when its consent ends, and
-- its marks: 'all', 'kind:medical', 'form:debt_bondage', 'progress:open', 'area:BD' (with all wider areas), 'at:BD' (the
-- country, or what is wider, where it took place), 'way:BD>MY' and 'wide:034>035' (first and last place), 'w:' and 't:'
-- with each word of its public text and of its title. How many needs have a mark is in public.need_tally, and what changed
-- since it was last written up in public.need_tally_change: nobody waits for anybody over a number.
--
-- Rows follow what they are made from within the same transaction: a page that comes down has no row, no words and no
-- part in any number at that commit. The end of a consent is no write: each read compares it with the clock, and takes
-- what has run out from the numbers. Only progress follows money a moment later, once its entries are sealed.
-- Whatever stands here, a page is shown by public.visible_campaign alone.
--
-- A row also has three marks for its part of the random order: one of 16, of 256 and of 4,096. A list asks for its marks
-- within one part after the other, of a size in which a few dozen are expected to have them (the numbers say how many), and
-- stops when the page is full: it reads as many rows among a hundred thousand needs as among a thousand. Who has rare marks
-- is asked for at once. What is asked are groups of marks, all of which must hold.
--
-- public.find_needs, public.count_needs, public.tallied_kinds, public.read_search_words (public)
-- public.keep_needs_listed() → rows changed (worker; every second, from any number of instances)
-- public.relist(campaign_ids) (owner; triggers, and after rows were written behind their back)

CREATE TABLE public.need_listing (
  campaign_id uuid PRIMARY KEY REFERENCES public.campaign (id) ON DELETE CASCADE,
  slug text NOT NULL,
  shuffle double precision NOT NULL,
  visible_until timestamptz(3) NOT NULL,
  document tsvector NOT NULL
);
CREATE INDEX need_listing_order ON public.need_listing (shuffle, slug);
CREATE INDEX need_listing_ends ON public.need_listing (visible_until);
-- A list of what is yet to be indexed would be read through by every search.
CREATE INDEX need_listing_marks ON public.need_listing USING gin (document) WITH (fastupdate = off);

CREATE TABLE public.need_tally (
  mark text COLLATE "C" PRIMARY KEY,
  needs integer NOT NULL
);
CREATE TABLE public.need_tally_change (
  mark text COLLATE "C" NOT NULL,
  delta integer NOT NULL
);
CREATE INDEX need_tally_change_mark ON public.need_tally_change (mark);

-- A word that may be found, under itself and under what is left of it without one or two of its letters: two words that
-- differ by a slip or two have a form in common, whatever their script.
CREATE TABLE public.search_form (
  form text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (form, word)
);
CREATE INDEX search_form_word ON public.search_form (word);

-- Needs whose progress may have changed, and how far the ledger was followed.
CREATE TABLE public.listing_due (
  campaign_id uuid NOT NULL
);
CREATE TABLE public.listing_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  through_seq bigint NOT NULL DEFAULT 0
);
INSERT INTO public.listing_head (through_seq) SELECT seq FROM ledger.seal_head WHERE chain = 'ledger';

-- ── words ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Without case, accents, vowel signs and punctuation; Arabic letters that are written one for the other are one.
CREATE FUNCTION public.search_words(of_text text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN ARRAY(
  SELECT left(w, 32) FROM regexp_split_to_table(
    replace(replace(replace(replace(translate(
      regexp_replace(lower(normalize(of_text, NFKD) COLLATE "pg_c_utf8"),
        '[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]', '', 'g'),
      'đðħıłøəŋةى', 'ddhiloanهي'), 'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), 'þ', 'th') COLLATE "pg_c_utf8",
    '[^[:alnum:]]+') w
  WHERE length(w) >= 2);

CREATE FUNCTION public.slips_allowed(of_word text) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN CASE WHEN length(of_word) < 4 THEN 0 WHEN length(of_word) BETWEEN 8 AND 14 THEN 2 ELSE 1 END;

CREATE FUNCTION public.forms_of(of_word text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  WITH RECURSIVE cut (form, left_out) AS (
    SELECT of_word, 0
    UNION SELECT left(c.form, i - 1) || substr(c.form, i + 1), c.left_out + 1 FROM cut c, generate_series(1, length(c.form)) i
      WHERE c.left_out < public.slips_allowed(of_word))
  SELECT DISTINCT form FROM cut $$;

-- Everything of a need that search may look through. Nothing else is ever searched: an update is one once it is told.
CREATE FUNCTION public.need_texts(campaign_ids uuid[]) RETURNS TABLE (campaign_id uuid, is_title boolean, words text)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT c.id, t.is_title, t.words FROM public.visible_campaign c, LATERAL (VALUES (true, c.title), (false, c.story)) AS t (is_title, words)
    WHERE c.id = ANY (campaign_ids)
  UNION ALL SELECT l.campaign_id, false, l.label FROM public.campaign_line l WHERE l.campaign_id = ANY (campaign_ids)
  UNION ALL SELECT s.campaign_id, false, s.text FROM public.campaign_stop s WHERE s.campaign_id = ANY (campaign_ids)
  UNION ALL SELECT u.campaign_id, false, u.text FROM public.visible_update u WHERE u.campaign_id = ANY (campaign_ids) $$;

-- ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION public.progress_marks(campaign_ids uuid[]) RETURNS TABLE (campaign_id uuid, mark text)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT p.campaign_id, 'progress:' || CASE WHEN sum(p.missing_minor) <= 0 THEN 'met' WHEN sum(p.allocated_minor) > 0 THEN 'begun' ELSE 'open' END
  FROM public.line_progress p WHERE p.campaign_id = ANY (campaign_ids) GROUP BY p.campaign_id $$;

CREATE FUNCTION public.need_marks(campaign_ids uuid[]) RETURNS TABLE (campaign_id uuid, mark text)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  WITH stop AS (
    SELECT s.campaign_id, s.position, s.area_code, coalesce(
      (SELECT h.holder_code FROM public.area_holder h WHERE h.area_code = s.area_code AND h.level = 'country'), split_part(s.area_code, '-', 1)) AS place
    FROM public.campaign_stop s WHERE s.campaign_id = ANY (campaign_ids) AND s.area_code IS NOT NULL
  ), placed AS (
    SELECT s.*, h.level FROM stop s JOIN public.area_holder h ON h.area_code = s.place AND h.holder_code = s.place
  ), way AS (
    SELECT p.campaign_id, (array_agg(p.place ORDER BY p.position))[1] AS first, (array_agg(p.place ORDER BY p.position DESC))[1] AS last
    FROM placed p WHERE p.level <> 'continent' GROUP BY p.campaign_id
  ), wide AS (
    SELECT w.campaign_id, f.holder_code AS first, l.holder_code AS last FROM way w
    JOIN public.area_holder f ON f.area_code = w.first AND f.level = 'subregion' JOIN public.area_holder l ON l.area_code = w.last AND l.level = 'subregion'
  )
  SELECT c.id, 'all' FROM public.visible_campaign c WHERE c.id = ANY (campaign_ids)
  UNION ALL SELECT c.id, 'form:' || c.form FROM public.visible_campaign c WHERE c.id = ANY (campaign_ids) AND c.form IS NOT NULL
  UNION ALL SELECT l.campaign_id, 'kind:' || l.category FROM public.campaign_line l WHERE l.campaign_id = ANY (campaign_ids)
  UNION ALL SELECT p.campaign_id, p.mark FROM public.progress_marks(campaign_ids) p
  UNION ALL SELECT p.campaign_id, 'at:' || p.place FROM placed p WHERE p.level <> 'continent'
  UNION ALL SELECT p.campaign_id, 'area:' || h.holder_code FROM placed p JOIN public.area_holder h ON h.area_code = p.place
  UNION ALL SELECT p.campaign_id, 'area:' || p.area_code FROM placed p
  UNION ALL SELECT w.campaign_id, 'way:' || w.first || '>' || w.last FROM way w WHERE w.first <> w.last
  UNION ALL SELECT w.campaign_id, 'wide:' || w.first || '>' || w.last FROM wide w WHERE w.first <> w.last
  UNION ALL SELECT t.campaign_id, k.kind || w.word FROM public.need_texts(campaign_ids) t, unnest(public.search_words(t.words)) AS w (word),
    LATERAL (VALUES ('w:'), (CASE WHEN t.is_title THEN 't:' END)) AS k (kind) WHERE k.kind IS NOT NULL $$;

CREATE FUNCTION public.order_mark(shuffle double precision, level integer) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN 's' || level || ':' || lpad(to_hex(greatest(0, least(floor(shuffle * 16 ^ level), 16 ^ level - 1))::integer), level, '0');

CREATE FUNCTION public.relist(campaign_ids uuid[]) RETURNS void
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

CREATE FUNCTION public.relist_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  changed uuid[];
BEGIN
  IF TG_TABLE_NAME = 'campaign' AND TG_OP = 'DELETE' THEN
    changed := ARRAY(SELECT id FROM old_rows);
  ELSIF TG_TABLE_NAME = 'campaign' THEN
    changed := ARRAY(SELECT id FROM new_rows);
  ELSIF TG_OP = 'INSERT' THEN
    changed := ARRAY(SELECT DISTINCT campaign_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    changed := ARRAY(SELECT DISTINCT campaign_id FROM old_rows);
  ELSE
    changed := ARRAY(SELECT campaign_id FROM new_rows UNION SELECT campaign_id FROM old_rows);
  END IF;
  IF changed <> '{}' THEN
    PERFORM public.relist(changed);
  END IF;
  RETURN NULL;
END
$$;
DO $$
DECLARE
  source text;
BEGIN
  FOREACH source IN ARRAY ARRAY['campaign', 'campaign_line', 'campaign_stop', 'campaign_update'] LOOP
    EXECUTE format('CREATE TRIGGER listed_on_insert AFTER INSERT ON public.%I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.relist_changed()', source);
    EXECUTE format('CREATE TRIGGER listed_on_update AFTER UPDATE ON public.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.relist_changed()', source);
    EXECUTE format('CREATE TRIGGER listed_on_delete AFTER DELETE ON public.%I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.relist_changed()', source);
  END LOOP;
END
$$;

-- Other budgets, other progress. It is looked at with the money, so that this transaction waits for nobody's row.
CREATE FUNCTION public.note_listing_due() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO public.listing_due (campaign_id)
    SELECT DISTINCT l.campaign_id FROM new_rows b JOIN public.campaign_line l ON l.id = b.campaign_line_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER listing_follows_budget AFTER INSERT ON ledger.line_budget_change REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION public.note_listing_due();

-- ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION public.tally_listing() RETURNS trigger
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
CREATE TRIGGER tallied_on_insert AFTER INSERT ON public.need_listing REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION public.tally_listing();
CREATE TRIGGER tallied_on_update AFTER UPDATE ON public.need_listing REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION public.tally_listing();
CREATE TRIGGER tallied_on_delete AFTER DELETE ON public.need_listing REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION public.tally_listing();

-- How many needs that may be read now have each of these marks; none is left out rather than told as 0.
CREATE FUNCTION public.tallied(marks text[]) RETURNS TABLE (mark text, needs integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog ROWS 10 AS $$
  SELECT n.mark, sum(n.needs)::integer FROM (
    SELECT t.mark, t.needs FROM public.need_tally t WHERE t.mark = ANY (marks)
    UNION ALL SELECT c.mark, c.delta FROM public.need_tally_change c WHERE c.mark = ANY (marks)
    UNION ALL SELECT e.mark, -1 FROM public.need_listing l, unnest(tsvector_to_array(l.document)) AS e (mark)
      WHERE l.visible_until <= system.now() AND e.mark = ANY (marks)
  ) n GROUP BY n.mark HAVING sum(n.needs) > 0 $$;

-- The same for all marks of these kinds. A place with few needs has no number, and a way that few went is not there at
-- all. Regions come only for the country they are asked for.
CREATE FUNCTION public.tallied_kinds(kinds text[], of_country text DEFAULT NULL) RETURNS TABLE (kind text, value text, needs integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off ROWS 300 AS $$
  SELECT split_part(n.mark, ':', 1), split_part(n.mark, ':', 2), CASE WHEN n.needs >= 3 OR n.mark NOT SIMILAR TO '(area|at):%' THEN n.needs END FROM (
    SELECT a.mark, sum(a.needs)::integer AS needs FROM (
      SELECT t.mark, t.needs FROM unnest(kinds) AS k (kind) JOIN public.need_tally t ON t.mark >= (k.kind || ':') COLLATE "C" AND t.mark < (k.kind || ';') COLLATE "C"
      UNION ALL SELECT c.mark, c.delta FROM unnest(kinds) AS k (kind) JOIN public.need_tally_change c ON c.mark >= (k.kind || ':') COLLATE "C" AND c.mark < (k.kind || ';') COLLATE "C"
      UNION ALL SELECT e.mark, -1 FROM public.need_listing l, unnest(tsvector_to_array(l.document)) AS e (mark)
        WHERE l.visible_until <= system.now() AND split_part(e.mark, ':', 1) = ANY (kinds)
    ) a GROUP BY a.mark
  ) n
  WHERE n.needs > 0 AND (n.needs >= 3 OR n.mark NOT SIMILAR TO '(way|wide):%')
    AND (n.mark NOT LIKE 'area:%-%' OR n.mark LIKE 'area:' || of_country || '-%') $$;

-- ── lists ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Who has these marks, wherever they stand in the order. Plans are made once a session and the table grows under them, so
-- the way through the index of marks is the only one left.
CREATE FUNCTION public.needs_marked(q tsquery, from_shuffle double precision, from_slug text, back boolean, rows_max integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET enable_seqscan = off SET enable_indexscan = off ROWS 25 AS $$
  WITH hit AS MATERIALIZED (
    SELECT l.campaign_id, l.shuffle, l.slug FROM public.need_listing l WHERE l.document @@ q AND (l.visible_until + interval '0') > system.now()
  )
  SELECT h.campaign_id FROM hit h
  WHERE CASE WHEN from_slug IS NULL THEN true WHEN back THEN (h.shuffle, h.slug) < (from_shuffle, from_slug) ELSE (h.shuffle, h.slug) > (from_shuffle, from_slug) END
  ORDER BY CASE WHEN back THEN -h.shuffle ELSE h.shuffle END, CASE WHEN back THEN '' ELSE h.slug END, h.slug DESC
  LIMIT rows_max $$;

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

-- What can be found of words as people type them: the word itself, longer words that begin so, and words like it.
CREATE FUNCTION public.read_search_words(parts text[]) RETURNS TABLE (part integer, word text, is_known boolean, longer text[], near text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET jit = off AS $$
  SELECT p.part::integer, w.word, EXISTS (SELECT FROM public.tallied(ARRAY['w:' || w.word])),
    ARRAY(SELECT substr(t.mark, 3) FROM public.tallied(ARRAY(
      SELECT n.mark FROM public.need_tally n WHERE length(w.word) >= 3 AND n.mark > ('w:' || w.word) COLLATE "C" AND n.mark < ('w:' || w.word || chr(1114111)) COLLATE "C"
      ORDER BY n.mark LIMIT 100)) t ORDER BY t.needs DESC, t.mark LIMIT 16),
    ARRAY(SELECT substr(t.mark, 3) FROM public.tallied(ARRAY(
      SELECT DISTINCT 'w:' || f.word FROM public.search_form f WHERE f.form = ANY (ARRAY(SELECT public.forms_of(w.word))) AND f.word <> w.word LIMIT 60)) t
      ORDER BY t.needs DESC, t.mark)
  FROM unnest(parts[1:16]) WITH ORDINALITY AS p (words, part), unnest((public.search_words(left(p.words, 200)))[1:8]) WITH ORDINALITY AS w (word, at)
  ORDER BY p.part, w.at LIMIT 16 $$;

-- ── what time and money change ─────────────────────────────────────────────────────────────────────────────
-- Waits for nobody: a row that somebody else holds is looked at the next time.
CREATE FUNCTION public.keep_needs_listed() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  head bigint;
  through bigint;
  looked uuid[];
  marks text[];
  deltas integer[];
  ended integer;
  moved integer := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('homeward.keep_needs_listed', 0)) THEN
    RETURN 0;
  END IF;

  DELETE FROM public.need_listing WHERE campaign_id IN (
    SELECT l.campaign_id FROM public.need_listing l WHERE l.visible_until <= system.now() FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS ended = ROW_COUNT;

  SELECT through_seq INTO head FROM public.listing_head;
  SELECT max(s.seq) INTO through FROM (SELECT seq FROM ledger.entry_seal WHERE seq > head ORDER BY seq LIMIT 20000) s;
  IF through IS NOT NULL THEN
    INSERT INTO public.listing_due (campaign_id)
      SELECT DISTINCT l.campaign_id FROM ledger.entry_seal s JOIN ledger.posting p ON p.entry_id = s.entry_id JOIN ledger.account a ON a.id = p.account_id
        JOIN public.campaign_line l ON l.id = a.campaign_line_id WHERE s.seq > head AND s.seq <= through;
    UPDATE public.listing_head SET through_seq = through;
  END IF;
  IF EXISTS (SELECT FROM public.listing_due) THEN
    looked := ARRAY(SELECT l.campaign_id FROM public.need_listing l WHERE l.campaign_id IN (SELECT d.campaign_id FROM public.listing_due d)
      ORDER BY l.campaign_id FOR UPDATE SKIP LOCKED);
    UPDATE public.need_listing l SET document = ts_delete(l.document, ARRAY['progress:open', 'progress:begun', 'progress:met']) || array_to_tsvector(ARRAY[p.mark])
      FROM public.progress_marks(looked) p WHERE l.campaign_id = p.campaign_id AND tsvector_to_array(l.document) @> ARRAY[p.mark] IS NOT TRUE;
    GET DIAGNOSTICS moved = ROW_COUNT;
    DELETE FROM public.listing_due d WHERE d.campaign_id = ANY (looked) OR NOT EXISTS (SELECT FROM public.need_listing l WHERE l.campaign_id = d.campaign_id);
  END IF;

  IF EXISTS (SELECT FROM public.need_tally_change) THEN
    WITH change AS (DELETE FROM public.need_tally_change RETURNING mark, delta),
      net AS (SELECT c.mark, sum(c.delta)::integer AS delta FROM change c GROUP BY c.mark HAVING sum(c.delta) <> 0)
    SELECT coalesce(array_agg(n.mark), '{}'), coalesce(array_agg(n.delta), '{}') INTO marks, deltas FROM net n;
    INSERT INTO public.need_tally AS t (mark, needs) SELECT n.mark, n.delta FROM unnest(marks, deltas) AS n (mark, delta)
      ON CONFLICT (mark) DO UPDATE SET needs = t.needs + excluded.needs;
    DELETE FROM public.search_form f WHERE f.word IN (
      SELECT substr(t.mark, 3) FROM public.need_tally t WHERE t.mark = ANY (marks) AND t.mark LIKE 'w:%' AND t.needs <= 0);
    DELETE FROM public.need_tally t WHERE t.mark = ANY (marks) AND t.needs <= 0;
    INSERT INTO public.search_form (form, word)
      SELECT f.form, substr(n.mark, 3) FROM unnest(marks, deltas) AS n (mark, delta), LATERAL public.forms_of(substr(n.mark, 3)) AS f (form)
      WHERE n.delta > 0 AND n.mark LIKE 'w:%' AND NOT EXISTS (SELECT FROM public.search_form s WHERE s.word = substr(n.mark, 3))
      ON CONFLICT DO NOTHING;
  END IF;
  IF moved > 0 THEN
    PERFORM pg_notify('homeward_invalidate', '*');
  END IF;
  RETURN ended + moved;
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

REVOKE ALL ON FUNCTION public.search_words(text), public.slips_allowed(text), public.forms_of(text), public.need_texts(uuid[]), public.progress_marks(uuid[]),
  public.need_marks(uuid[]), public.relist(uuid[]), public.relist_changed(), public.note_listing_due(), public.tally_listing(), public.tallied(text[]),
  public.tallied_kinds(text[], text), public.needs_marked(tsquery, double precision, text, boolean, integer),
  public.needs_marked_within(tsquery, tsquery, double precision, text, boolean, integer),
  public.order_mark(double precision, integer), public.all_marks(text[]), public.needs_expected(text[]),
  public.needs_from(text[], text[], double precision, text, boolean, integer),
  public.find_needs(text[], text[], integer, double precision, text, boolean, integer), public.count_needs(text[], integer),
  public.read_search_words(text[]), public.keep_needs_listed() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.tallied_kinds(text[], text), public.find_needs(text[], text[], integer, double precision, text, boolean, integer),
  public.count_needs(text[], integer), public.read_search_words(text[]) TO homeward_public;
GRANT EXECUTE ON FUNCTION public.keep_needs_listed() TO homeward_worker;
