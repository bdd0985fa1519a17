-- What a kept page must hear of, beside the changes of campaigns that are announced already (foundation_rules).
--
-- Money: never from a posting, since a commit that notifies holds one lock of the whole cluster (decision 0008). The
-- sealer, which follows every second, announces that entries were finished.

CREATE TRIGGER entries_sealed AFTER UPDATE ON ledger.seal_head
  FOR EACH ROW WHEN (NEW.chain = 'ledger' AND NEW.seq > OLD.seq) EXECUTE FUNCTION public.announce_change();
CREATE TRIGGER root_stored AFTER INSERT ON ledger.daily_root
  FOR EACH STATEMENT EXECUTE FUNCTION public.announce_change();

-- Time: the end of a consent is no write, so nothing announces it. Every instance asks over its listening connection.
-- Answers whether, since a moment it names, a page reached its end or a month (of paid totals) did. Nobody learns more
-- than who reads the site all the time: the moment may not be long ago.
CREATE INDEX campaign_ends ON public.campaign (visible_until) WHERE status = 'published';

CREATE FUNCTION public.public_time_passed(p_since timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN coalesce(
  EXISTS (SELECT FROM public.campaign WHERE status = 'published' AND visible_until <= system.now()
    AND visible_until > greatest(p_since, system.now() - interval '10 seconds'))
  OR date_trunc('month', p_since AT TIME ZONE 'UTC') <> date_trunc('month', system.now() AT TIME ZONE 'UTC'), false);

REVOKE ALL ON FUNCTION public.public_time_passed(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.public_time_passed(timestamptz) TO homeward_public;

-- The list is read in this order, a page at a time; what it is narrowed by, and a page's updates, are found at once.
CREATE INDEX campaign_listed ON public.campaign (shuffle, slug) WHERE status = 'published';
CREATE INDEX campaign_line_category ON public.campaign_line (category, campaign_id);
CREATE INDEX campaign_stop_area ON public.campaign_stop (area_code, campaign_id) WHERE area_code IS NOT NULL;
CREATE INDEX campaign_update_of ON public.campaign_update (campaign_id, month);
