-- The database's own word on the two promises that matter most, whatever the application does:
-- a submitted revision does not change, and nothing becomes public that was not allowed to.

CREATE FUNCTION guard_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'returned') AND (NEW.content, NEW.content_hash, NEW.self_check, NEW.policy_id, NEW.track,
      NEW.category, NEW.round) IS DISTINCT FROM (OLD.content, OLD.content_hash, OLD.self_check, OLD.policy_id, OLD.track,
      OLD.category, OLD.round) THEN
    RAISE EXCEPTION 'revision % is %, its content is frozen', OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.item_id, NEW.number) IS DISTINCT FROM (OLD.item_id, OLD.number) THEN
    RAISE EXCEPTION 'a revision stays with its item' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_revision BEFORE UPDATE ON revisions FOR EACH ROW EXECUTE FUNCTION guard_revision();

CREATE FUNCTION guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  r revisions;
  category_track text;
BEGIN
  SELECT * INTO STRICT r FROM revisions WHERE id = NEW.revision_id;
  IF r.item_id <> NEW.item_id OR r.content_hash <> NEW.content_hash OR r.content <> (NEW.canonical::jsonb -> 'content') THEN
    RAISE EXCEPTION 'publication differs from revision %', r.id USING ERRCODE = 'check_violation';
  END IF;
  SELECT c ->> 'track' INTO category_track
    FROM policies p, jsonb_array_elements(p.document -> 'categories') c
    WHERE p.id = r.policy_id AND c ->> 'code' = r.category;
  IF category_track IS DISTINCT FROM 'immediate' AND r.track <> 'approval' THEN
    RAISE EXCEPTION 'category % needs approval', r.category USING ERRCODE = 'check_violation';
  END IF;
  IF r.track = 'approval' AND NOT EXISTS (
      SELECT FROM decisions d
      WHERE d.revision_id = r.id AND d.round = r.round AND d.kind = 'approve' AND d.content_hash = NEW.content_hash
        AND NOT EXISTS (SELECT FROM revision_contributors c WHERE c.revision_id = r.id AND c.user_id = d.decided_by)) THEN
    RAISE EXCEPTION 'revision % was not approved', r.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_publication BEFORE INSERT ON publications FOR EACH ROW EXECUTE FUNCTION guard_publication();

CREATE FUNCTION guard_publication_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'publication % has ended', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF to_jsonb(NEW) - '{ended_at,ended,taken_down,end_reason,ended_by}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{ended_at,ended,taken_down,end_reason,ended_by}'::text[] THEN
    RAISE EXCEPTION 'a publication can only be ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_publication_end BEFORE UPDATE ON publications FOR EACH ROW EXECUTE FUNCTION guard_publication_end();
