-- The templates of the papers belong to a version of the announcement, as its categories and its chain do: what was
-- submitted under a version is drawn by that version's templates for ever.

CREATE TABLE policy_templates (
  policy_id uuid NOT NULL REFERENCES policies,
  name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_-]{0,59}\.(typ|svg)$'),
  source text NOT NULL CHECK (length(source) <= 300000),
  PRIMARY KEY (policy_id, name)
);
COMMENT ON TABLE policy_templates IS 'Typst files of a version of the announcement; its sha256 covers them. Never changed.';

CREATE FUNCTION guard_policy_template() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'the templates of a version never change' USING ERRCODE = 'check_violation';
  END IF;
  -- Only before the log tells of the version: a template that came later would be covered by no hash.
  IF EXISTS (SELECT FROM policies p JOIN events e ON e.type = 'policy.loaded'
      AND e.body::jsonb -> 'details' ->> 'sha256' = p.sha256 WHERE p.id = NEW.policy_id) THEN
    RAISE EXCEPTION 'a template is loaded together with its version' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_policy_template BEFORE INSERT OR UPDATE OR DELETE ON policy_templates
  FOR EACH ROW EXECUTE FUNCTION guard_policy_template();

-- The public draws its papers by the same words; they are part of a public announcement.
CREATE VIEW public_policy_templates WITH (security_barrier) AS
  SELECT p.version, t.name, t.source FROM policy_templates t JOIN policies p ON p.id = t.policy_id;

GRANT SELECT, INSERT ON policy_templates TO phoeiphrae_app;
GRANT SELECT ON public_policy_templates TO phoeiphrae_public, phoeiphrae_app;
