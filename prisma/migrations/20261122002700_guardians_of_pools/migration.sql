-- A guardian whom the second person refused speaks for nobody: the child leaves every group at once. Here, since the
-- tables of groups come before those of guardians.
CREATE FUNCTION private.leave_with_guardian() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.consent_id = (SELECT id FROM private.consent WHERE case_id = NEW.case_id ORDER BY version DESC LIMIT 1) THEN
    PERFORM private.leave_pools(NEW.case_id);
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION private.leave_with_guardian() FROM PUBLIC;
CREATE TRIGGER refused_guardian_leaves_pools AFTER UPDATE OF decision ON private.guardian_vetting
  FOR EACH ROW WHEN (NEW.decision = 'refused') EXECUTE FUNCTION private.leave_with_guardian();

-- A need that stands behind a page is not removed while its case is there: payments are bounded by it.
CREATE FUNCTION private.keep_pooled_need() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM private.pool_need n JOIN private.case_file f ON f.id = n.case_id WHERE n.needs_line_id = OLD.id AND f.erased_at IS NULL) THEN
    RAISE EXCEPTION 'this need stands behind the page of a group' USING ERRCODE = 'HW002';
  END IF;
  RETURN OLD;
END
$$;
REVOKE ALL ON FUNCTION private.keep_pooled_need() FROM PUBLIC;
CREATE TRIGGER pooled_need_is_kept BEFORE DELETE ON private.needs_line
  FOR EACH ROW EXECUTE FUNCTION private.keep_pooled_need();
