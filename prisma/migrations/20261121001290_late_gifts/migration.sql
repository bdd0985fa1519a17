-- A gift that came after its page was gone, from a donor who chose to have it back: its refund is asked for at once, by
-- giving.release_left_over, whatever took the page away. Such a gift begins with its part for refund; parts that become
-- free later come after others, and whoever frees them asks for their refund.
CREATE FUNCTION giving.on_late_gift() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  PERFORM system.emit('campaign.left_over', jsonb_build_object('campaignId', (SELECT campaign_id FROM giving.gift WHERE id = NEW.gift_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER late_gift_goes_back AFTER INSERT ON giving.gift_allocation
  FOR EACH ROW WHEN (NEW.kind = 'refund' AND NEW.position = 1) EXECUTE FUNCTION giving.on_late_gift();
REVOKE ALL ON FUNCTION giving.on_late_gift() FROM PUBLIC;
