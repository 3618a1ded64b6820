-- An announcement that was in force before can be enacted again, after another: an act of its own, and so a version of its
-- own, whose document and templates may be those of an earlier version.

ALTER TABLE policies DROP CONSTRAINT policies_sha256_key;
CREATE INDEX policies_by_sha256 ON policies (sha256);

-- Which versions still bind what is under way is asked with every request.
CREATE INDEX revisions_in_flight_by_policy ON revisions (policy_id) WHERE state IN ('in_review', 'approved', 'scheduled');

-- As before, but the log tells of the version itself, and not of an earlier one that says the same.
CREATE OR REPLACE FUNCTION guard_policy_template() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'the templates of a version never change' USING ERRCODE = 'check_violation';
  END IF;
  -- Only before the log tells of the version: a template that came later would be covered by no hash.
  IF EXISTS (SELECT FROM policies p JOIN events e ON e.type = 'policy.loaded'
      AND (e.body::jsonb -> 'details' ->> 'version')::integer = p.version WHERE p.id = NEW.policy_id) THEN
    RAISE EXCEPTION 'a template is loaded together with its version' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
