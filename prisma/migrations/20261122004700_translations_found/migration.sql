-- Search looks through the words of a page in each of its languages.
CREATE OR REPLACE FUNCTION public.need_texts(campaign_ids uuid[]) RETURNS TABLE (campaign_id uuid, is_title boolean, words text)
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT c.id, t.is_title, t.words FROM public.visible_campaign c, LATERAL (VALUES (true, c.title), (false, c.story)) AS t (is_title, words)
    WHERE c.id = ANY (campaign_ids)
  UNION ALL SELECT l.campaign_id, false, l.label FROM public.campaign_line l WHERE l.campaign_id = ANY (campaign_ids)
  UNION ALL SELECT s.campaign_id, false, s.text FROM public.campaign_stop s WHERE s.campaign_id = ANY (campaign_ids)
  UNION ALL SELECT u.campaign_id, false, u.text FROM public.visible_update u WHERE u.campaign_id = ANY (campaign_ids)
  UNION ALL SELECT o.campaign_id, t.is_title, t.words FROM public.campaign_translation o, LATERAL (VALUES (true, o.title), (false, o.story),
      (false, array_to_string(o.stops, ' ')), (false, array_to_string(o.labels, ' '))) AS t (is_title, words)
    WHERE o.campaign_id = ANY (campaign_ids) $$;

CREATE TRIGGER listed_on_insert AFTER INSERT ON public.campaign_translation REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION public.relist_changed();
CREATE TRIGGER listed_on_delete AFTER DELETE ON public.campaign_translation REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION public.relist_changed();

SELECT public.relist(ARRAY(SELECT DISTINCT campaign_id FROM public.campaign_translation));
SELECT public.keep_needs_listed();
