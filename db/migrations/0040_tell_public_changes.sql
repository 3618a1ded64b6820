-- Whoever keeps answers to the public is told, with the commit, what has become old: of which item, or that anything may have.

CREATE FUNCTION tell_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_change', CASE WHEN TG_OP = 'DELETE' THEN OLD.slug ELSE NEW.slug END);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_publication AFTER INSERT OR UPDATE OR DELETE ON publications
  FOR EACH ROW EXECUTE FUNCTION tell_publication();

CREATE FUNCTION tell_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_change', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON policies
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON work_groups
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON committee_memberships
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT ON checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE ON seal_keys
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON former_addresses
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
-- Members of the committee are named.
CREATE TRIGGER tell_public_change AFTER UPDATE OF name, status ON users
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
-- A file of what is public may be found damaged, or a virus in it.
CREATE TRIGGER tell_public_change AFTER UPDATE OF damaged_at ON blobs
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER UPDATE ON file_examinations
  FOR EACH ROW WHEN (OLD.scan IS DISTINCT FROM NEW.scan AND OLD.scan IS NOT NULL)
  EXECUTE FUNCTION tell_public_change();
