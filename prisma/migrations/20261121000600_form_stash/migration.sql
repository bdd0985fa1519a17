-- Sign-in: tries that are counted on every instance, codes used once, forms that outlive a session,
-- and roles that really take two people (the constraints alone would let one actor write both names).

-- ── tries ──────────────────────────────────────────────────────────────────────────────────────────────────
-- A key is a keyed hash of an e-mail address, a user or a network address: none of them can be read here.
CREATE TABLE identity.attempt (
  kind text NOT NULL CHECK (kind IN ('password', 'second-factor', 'recovery', 'address', 'recovery-address')),
  key bytea NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  last_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  locked_until timestamptz(3),
  PRIMARY KEY (kind, key)
);
CREATE INDEX attempt_last_at ON identity.attempt (last_at);

-- Counts a try before it is judged, so that parallel guesses cannot slip past the count. Answers the seconds to
-- wait (0: go on) and whether this try, if it fails, has closed the door. Each failure after that doubles the wait.
CREATE FUNCTION identity.begin_attempt(of_kind text, of_key bytea, allowed integer, first_wait integer, longest_wait integer, forgotten_after integer,
  OUT wait_seconds integer, OUT closes boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  at timestamptz := clock_timestamp();
  found identity.attempt;
BEGIN
  INSERT INTO identity.attempt (kind, key) VALUES (of_kind, of_key) ON CONFLICT DO NOTHING;
  SELECT * INTO found FROM identity.attempt WHERE kind = of_kind AND key = of_key FOR UPDATE;
  closes := false;
  IF found.locked_until > at THEN
    wait_seconds := ceil(extract(epoch FROM found.locked_until - at));
    RETURN;
  END IF;
  wait_seconds := 0;
  IF found.last_at < at - make_interval(secs => forgotten_after) THEN
    found.failures := 0;
  END IF;
  found.failures := found.failures + 1;
  closes := found.failures >= allowed;
  UPDATE identity.attempt SET
    failures = found.failures,
    last_at = at,
    locked_until = CASE WHEN closes THEN at + make_interval(secs => least(longest_wait, first_wait * power(2, least(found.failures - allowed, 20)))) END
  WHERE kind = of_kind AND key = of_key;
END
$$;

-- A try that succeeded: an account starts afresh; an address only gets this one try back, or one known password
-- would open the door to guessing all others.
CREATE FUNCTION identity.forgive_attempt(of_kind text, of_key bytea, allowed integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
BEGIN ATOMIC
  DELETE FROM identity.attempt WHERE kind = of_kind AND key = of_key AND of_kind NOT IN ('address', 'recovery-address');
  UPDATE identity.attempt SET failures = greatest(failures - 1, 0), locked_until = CASE WHEN failures > allowed THEN locked_until END
  WHERE kind = of_kind AND key = of_key;
END;

-- A code from an authenticator app counts once, though its clock would accept it for a minute and a half.
CREATE TABLE identity.used_code (
  user_id uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, code_hash)
);

-- The sign-in library looks for these; tries are counted above instead, so that all of them grow alike.
ALTER TABLE identity.two_factor
  ADD COLUMN failed_verification_count integer NOT NULL DEFAULT 0,
  ADD COLUMN locked_until timestamptz(3);

-- ── forms that outlive a session ───────────────────────────────────────────────────────────────────────────
CREATE TABLE identity.form_stash (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key_hash bytea NOT NULL UNIQUE,
  user_id uuid NOT NULL REFERENCES identity."user" (id) ON DELETE CASCADE,
  sealed bytea NOT NULL CHECK (octet_length(sealed) <= 1100000),
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz(3) NOT NULL,
  offered_at timestamptz(3),
  CHECK (expires_at <= created_at + interval '1 hour')
);
CREATE INDEX form_stash_user ON identity.form_stash (user_id);
CREATE INDEX form_stash_expires ON identity.form_stash (expires_at);

-- ── roles take two people, and each acts in their own name ────────────────────────────────────────────────
-- The first two administrators of an empty installation have nobody to propose them: only then may both be missing.
ALTER TABLE identity.role_grant
  DROP CONSTRAINT role_grant_approval_whole,
  ADD CONSTRAINT role_grant_approval_whole
    CHECK ((approved_by IS NULL) = (approved_at IS NULL) OR (role = 'admin' AND proposed_by IS NULL AND approved_by IS NULL));

CREATE FUNCTION identity.check_role_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  actor uuid := system.actor_id();
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a grant is revoked, never deleted' USING ERRCODE = 'HW002';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.proposed_by IS NULL THEN
    IF NEW.role <> 'admin' OR NEW.approved_at IS NULL OR NEW.approved_by IS NOT NULL OR NEW.revoked_at IS NOT NULL
       OR (SELECT count(*) FROM identity.role_grant) >= 2 OR EXISTS (SELECT FROM identity.role_grant WHERE proposed_by IS NOT NULL) THEN
      RAISE EXCEPTION 'only the first two administrators of an empty installation need no proposal' USING ERRCODE = 'HW001';
    END IF;
    RETURN NEW;
  END IF;
  IF actor IS NULL OR NOT identity.holds_role(actor, 'admin') THEN
    RAISE EXCEPTION 'only an administrator changes roles' USING ERRCODE = 'HW001';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.proposed_by <> actor OR NEW.approved_at IS NOT NULL OR NEW.revoked_at IS NOT NULL THEN
      RAISE EXCEPTION 'a grant begins as a proposal in one''s own name' USING ERRCODE = 'HW001';
    END IF;
    IF NEW.user_id = actor THEN
      RAISE EXCEPTION 'nobody proposes a role for themselves' USING ERRCODE = 'HW005';
    END IF;
    NEW.proposed_at := system.now();
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.user_id, NEW.role, NEW.proposed_at) IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.role, OLD.proposed_at)
     OR NEW.office_id IS DISTINCT FROM OLD.office_id OR NEW.proposed_by IS DISTINCT FROM OLD.proposed_by OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'a grant is only approved once and revoked once' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.approved_by IS DISTINCT FROM OLD.approved_by OR NEW.approved_at IS DISTINCT FROM OLD.approved_at THEN
    IF OLD.approved_at IS NOT NULL OR NEW.revoked_at IS NOT NULL THEN
      RAISE EXCEPTION 'this grant is decided' USING ERRCODE = 'HW002';
    END IF;
    IF NEW.approved_by IS DISTINCT FROM actor THEN
      RAISE EXCEPTION 'approval is given in one''s own name' USING ERRCODE = 'HW001';
    END IF;
    IF actor = OLD.proposed_by OR actor = OLD.user_id THEN
      RAISE EXCEPTION 'a second administrator approves, who is neither the proposer nor the person' USING ERRCODE = 'HW005';
    END IF;
    IF NOT identity.holds_role(OLD.proposed_by, 'admin') THEN
      RAISE EXCEPTION 'whoever proposed this is no longer an administrator' USING ERRCODE = 'HW001';
    END IF;
    NEW.approved_at := system.now();
  END IF;
  IF NEW.revoked_by IS DISTINCT FROM OLD.revoked_by OR NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
    IF NEW.revoked_by IS DISTINCT FROM actor THEN
      RAISE EXCEPTION 'a role is revoked in one''s own name' USING ERRCODE = 'HW001';
    END IF;
    IF OLD.role = 'admin' AND OLD.approved_at IS NOT NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('identity.administrators'));
      IF (SELECT count(*) FROM identity.role_grant
          WHERE role = 'admin' AND approved_at IS NOT NULL AND revoked_at IS NULL AND id <> OLD.id) < 2 THEN
        RAISE EXCEPTION 'two administrators must remain, or no role could be granted again' USING ERRCODE = 'HW002';
      END IF;
    END IF;
    NEW.revoked_at := system.now();
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER role_grant_in_own_name BEFORE INSERT OR UPDATE OR DELETE ON identity.role_grant
  FOR EACH ROW EXECUTE FUNCTION identity.check_role_grant();
CREATE TRIGGER role_grants_are_never_emptied BEFORE TRUNCATE ON identity.role_grant
  FOR EACH STATEMENT EXECUTE FUNCTION system.refuse_change();

CREATE FUNCTION identity.record_role_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM audit.record(
    CASE WHEN NEW.revoked_at IS NOT NULL AND NEW.approved_at IS NULL THEN 'role.declined'
         WHEN NEW.revoked_at IS NOT NULL THEN 'role.revoked'
         WHEN NEW.proposed_by IS NULL THEN 'role.first-administrator'
         WHEN NEW.approved_at IS NOT NULL THEN 'role.approved'
         ELSE 'role.proposed' END,
    'user', NEW.user_id::text, jsonb_build_object('grant', NEW.id, 'role', NEW.role, 'office', NEW.office_id));
  RETURN NULL;
END
$$;
CREATE TRIGGER role_grant_is_recorded AFTER INSERT OR UPDATE ON identity.role_grant
  FOR EACH ROW EXECUTE FUNCTION identity.record_role_grant();

-- Once, on an empty installation; refused ever after, also when two calls race.
CREATE FUNCTION identity.appoint_first_administrators(one uuid, other uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF one = other THEN
    RAISE EXCEPTION 'the first administrators are two people' USING ERRCODE = 'HW005';
  END IF;
  LOCK TABLE identity.role_grant IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM identity.role_grant) THEN
    RAISE EXCEPTION 'this installation has administrators: they grant all further roles' USING ERRCODE = 'HW001';
  END IF;
  INSERT INTO identity.role_grant (user_id, role, approved_at) VALUES (one, 'admin', system.now()), (other, 'admin', system.now());
END
$$;

-- The demonstration's accounts share a password that is printed: no live installation may hold one.
CREATE FUNCTION identity.refuse_demonstration_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF lower(NEW.email) LIKE '%@demo.homeward.test' AND EXISTS (SELECT FROM system.installation WHERE mode = 'live') THEN
    RAISE EXCEPTION 'a live installation has no demonstration accounts' USING ERRCODE = 'HW001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER no_demonstration_account_when_live BEFORE INSERT OR UPDATE OF email ON identity."user"
  FOR EACH ROW EXECUTE FUNCTION identity.refuse_demonstration_account();

-- ── who may do what ────────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON FUNCTION identity.begin_attempt(text, bytea, integer, integer, integer, integer), identity.forgive_attempt(text, bytea, integer),
  identity.appoint_first_administrators(uuid, uuid), identity.check_role_grant(), identity.record_role_grant(), identity.refuse_demonstration_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.begin_attempt(text, bytea, integer, integer, integer, integer), identity.forgive_attempt(text, bytea, integer),
  identity.appoint_first_administrators(uuid, uuid) TO homeward_identity;
GRANT SELECT, DELETE ON identity.attempt TO homeward_identity;
GRANT SELECT, INSERT, DELETE ON identity.used_code TO homeward_identity;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.form_stash TO homeward_identity;
-- An administrator writes names only where a name of theirs belongs, and never reads a session's token.
REVOKE INSERT, UPDATE ON identity.role_grant FROM homeward_admin;
GRANT INSERT (user_id, role, office_id, proposed_by), UPDATE (approved_by, approved_at, revoked_by, revoked_at) ON identity.role_grant TO homeward_admin;
REVOKE SELECT ON identity.session FROM homeward_admin;
GRANT SELECT (id, user_id, created_at, updated_at, expires_at) ON identity.session TO homeward_admin;
