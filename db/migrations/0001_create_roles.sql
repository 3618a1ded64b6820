-- Two roles that nobody can log in with. The API's connections take one of them at start-up:
-- phoeiphrae_app works on drafts and decisions, phoeiphrae_public reads what is published and nothing else.
-- Roles belong to the whole server, so another database of it may have made them already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phoeiphrae_app') THEN
    BEGIN CREATE ROLE phoeiphrae_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phoeiphrae_public') THEN
    BEGIN CREATE ROLE phoeiphrae_public NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  END IF;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT phoeiphrae_app, phoeiphrae_public TO %I', current_user);
  END IF;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO phoeiphrae_app, phoeiphrae_public;
