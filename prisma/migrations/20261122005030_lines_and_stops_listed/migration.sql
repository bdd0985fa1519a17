-- A list reads kinds, goals and areas of two dozen needs that lie anywhere: from the indexes alone, which are a fraction of
-- the rows with their words, and stay in memory.
CREATE INDEX campaign_line_listed ON public.campaign_line (campaign_id, position) INCLUDE (id, category, goal_minor);
CREATE INDEX campaign_stop_listed ON public.campaign_stop (campaign_id, position) INCLUDE (area_code);
