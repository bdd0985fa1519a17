-- Roles and schemas, made once by whoever may create roles and owns the database, before any migration. Safe to run
-- again. It needs no superuser: a managed PostgreSQL gives none.
DO $$
DECLARE
  actor text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'homeward_owner') THEN
    CREATE ROLE homeward_owner NOLOGIN;
  END IF;
  FOREACH actor IN ARRAY ARRAY['public','survivor','officer','reviewer','finance','auditor','admin','worker','identity','donor'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'homeward_' || actor) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', 'homeward_' || actor);
    END IF;
    IF NOT pg_has_role(session_user, 'homeward_' || actor, 'SET') THEN
      EXECUTE format('GRANT %I TO %I WITH INHERIT FALSE, SET TRUE', 'homeward_' || actor, session_user);
    END IF;
  END LOOP;
  -- The owner hands the job queue's door to the worker role, so it must be able to become it.
  GRANT homeward_worker TO homeward_owner;
  EXECUTE format('GRANT homeward_owner TO %I', session_user);
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE ON DATABASE %I TO homeward_owner, homeward_worker', current_database());
  ALTER SCHEMA public OWNER TO homeward_owner;
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  SET LOCAL ROLE homeward_owner;
  CREATE SCHEMA IF NOT EXISTS system;
  CREATE SCHEMA IF NOT EXISTS identity;
  CREATE SCHEMA IF NOT EXISTS private;
  CREATE SCHEMA IF NOT EXISTS ledger;
  CREATE SCHEMA IF NOT EXISTS giving;
  CREATE SCHEMA IF NOT EXISTS audit;
END
$$;
