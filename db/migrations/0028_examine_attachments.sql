-- That bytes are known already showed in how soon they were examined: at once. Each attachment waits for an examination of
-- its own, whatever is known of its bytes from elsewhere; what is said of it until then is what is said of any new file.
ALTER TABLE item_files
  ADD COLUMN state text NOT NULL DEFAULT 'done' CHECK (state IN ('waiting', 'running', 'done')),
  ADD COLUMN waits_since timestamptz,
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN lease_until timestamptz,
  ADD COLUMN scan jsonb;
COMMENT ON COLUMN item_files.state IS 'Whether the bytes were examined since they were attached here; then their examination speaks.';
COMMENT ON COLUMN item_files.waits_since IS 'An examination that began after this moment is the one that is waited for.';
COMMENT ON COLUMN item_files.lease_until IS 'While running: until when the examiner may hold it. While waiting: not before then.';
COMMENT ON COLUMN item_files.scan IS 'While the virus scanner has not seen the bytes since they were attached here: that it is waited for.';
CREATE INDEX item_files_due ON item_files (lease_until NULLS FIRST, waits_since) WHERE state <> 'done';
CREATE INDEX item_files_unscanned ON item_files (sha256) WHERE scan IS NOT NULL;
GRANT UPDATE (state, waits_since, attempts, lease_until, scan) ON item_files TO phoeiphrae_app;
