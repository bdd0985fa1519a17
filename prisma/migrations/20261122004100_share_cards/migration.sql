-- Which pages may have a share card: where the survivor granted one. A group of children has none: nobody grants it for all.
CREATE VIEW public.visible_card WITH (security_barrier) AS
  SELECT c.id AS campaign_id, c.slug FROM public.visible_campaign c
  WHERE EXISTS (SELECT FROM private.publication p JOIN private.consent k ON k.id = p.consent_id
    WHERE p.campaign_id = c.id AND k.withdrawn_at IS NULL
      AND k.granted_scopes @> ARRAY['share_card']::private.consent_scope_name[]);
GRANT SELECT ON public.visible_card TO homeward_public;
