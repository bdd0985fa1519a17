-- What the public may know as paid moves with the month in both directions: a payment that came back lowered the months
-- that are over at once, which told the day. It now lowers the month that runs, which is not told yet.
ALTER TABLE ledger.line_public_paid DROP CONSTRAINT line_public_paid_paid_minor_check;

CREATE OR REPLACE FUNCTION ledger.unpublish_paid(p_campaign_line_id uuid, p_amount_minor bigint) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT ledger.publish_paid(p_campaign_line_id, -p_amount_minor) $$;
