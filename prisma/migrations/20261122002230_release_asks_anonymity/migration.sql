-- The release asks the re-identification rule by name: were it ever gone, no page would come out.
CREATE OR REPLACE FUNCTION private.release_refusal(of_campaign uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  link private.publication;
  page public.campaign;
  granted private.consent;
  of_case private.case_file;
BEGIN
  SELECT * INTO link FROM private.publication WHERE campaign_id = of_campaign;
  IF NOT FOUND THEN
    RETURN private.pooled_release_refusal(of_campaign);
  END IF;
  SELECT * INTO STRICT page FROM public.campaign WHERE id = of_campaign;
  SELECT * INTO STRICT of_case FROM private.case_file WHERE id = link.case_id;
  SELECT * INTO STRICT granted FROM private.consent WHERE id = link.consent_id;
  IF of_case.age_class <> 'adult' THEN
    RETURN 'minor';
  END IF;
  IF of_case.closed_at IS NOT NULL THEN
    RETURN 'closed';
  END IF;
  IF granted.withdrawn_at IS NOT NULL THEN
    RETURN 'consent_withdrawn';
  END IF;
  IF granted.expires_on < (system.now() AT TIME ZONE 'UTC')::date OR page.visible_until <= system.now() THEN
    RETURN 'consent_expired';
  END IF;
  IF granted.version <> (SELECT max(version) FROM private.consent WHERE case_id = link.case_id)
     OR NOT granted.granted_scopes @> ARRAY['needs', 'story']::private.consent_scope_name[]
     OR (page.age_band IS NOT NULL AND NOT granted.granted_scopes @> ARRAY['age_band']::private.consent_scope_name[])
     OR EXISTS (SELECT FROM public.campaign_stop s WHERE s.campaign_id = of_campaign AND (
       (s.area_code IS NOT NULL AND NOT granted.granted_scopes @> ARRAY['journey_country']::private.consent_scope_name[])
       -- Only a region's code has a hyphen.
       OR (s.area_code LIKE '%-%' AND NOT granted.granted_scopes @> ARRAY['journey_region']::private.consent_scope_name[]))) THEN
    RETURN 'consent_covers_not';
  END IF;
  IF EXISTS (SELECT FROM private.consent_condition WHERE consent_id = granted.id AND confirmed_at IS NULL) THEN
    RETURN 'condition_open';
  END IF;
  IF NOT EXISTS (SELECT FROM private.review r JOIN private.risk_assessment k ON k.review_id = r.id
      WHERE r.id = link.review_id AND r.case_id = link.case_id AND r.decision = 'approved' AND k.safe_to_publish) THEN
    RETURN 'risk';
  END IF;
  IF NOT private.gate_stands(link.case_id, (SELECT draft_revision FROM private.review WHERE id = link.review_id)) THEN
    RETURN 'gate';
  END IF;
  IF private.anonymity_holds(of_campaign) IS NOT TRUE THEN
    RETURN 'anonymity';
  END IF;
  RETURN NULL;
END
$$;
