-- A payment is written down within two months of its day. A year that was mistyped would otherwise open a month long ago,
-- and every month since would have to be closed one by one.

CREATE FUNCTION ledger.check_value_date() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF NEW.value_date < (system.now() AT TIME ZONE 'UTC')::date - 60 THEN
    RAISE EXCEPTION 'the value date lies too far back' USING ERRCODE = 'HW003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER value_date_is_near BEFORE UPDATE OF value_date ON ledger.disbursement
  FOR EACH ROW WHEN (OLD.value_date IS NULL AND NEW.value_date IS NOT NULL) EXECUTE FUNCTION ledger.check_value_date();
REVOKE ALL ON FUNCTION ledger.check_value_date() FROM PUBLIC;
