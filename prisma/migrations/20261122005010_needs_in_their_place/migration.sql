-- A page of the list is read from one index and nothing else: it holds whose rows these are.
-- The rows that hold the words of a need are wide, and each would be another page to fetch.

DROP INDEX public.need_listing_order;
CREATE INDEX need_listing_order ON public.need_listing (shuffle, slug) INCLUDE (campaign_id);
DROP INDEX public.need_listing_slug;

ALTER TABLE public.need_place RENAME TO need_place_before;
ALTER TABLE public.need_place_before RENAME CONSTRAINT need_place_pkey TO need_place_before_pkey;
CREATE TABLE public.need_place (
  place text COLLATE "C" NOT NULL,
  shuffle double precision NOT NULL,
  slug text NOT NULL,
  campaign_id uuid NOT NULL
);
INSERT INTO public.need_place (place, shuffle, slug, campaign_id)
  SELECT p.place, p.shuffle, p.slug, l.campaign_id FROM public.need_place_before p JOIN public.need_listing l ON l.slug = p.slug ORDER BY 1, 2, 3;
ALTER TABLE public.need_place ADD PRIMARY KEY (place, shuffle, slug) INCLUDE (campaign_id);
DROP TABLE public.need_place_before;

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
