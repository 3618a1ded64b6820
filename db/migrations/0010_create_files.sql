-- Files: which bytes are kept, which item may use them, what their examination said, and that nothing is published
-- that was not examined. The bytes themselves are in the blob store, under their SHA-256.

CREATE TABLE blobs (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint NOT NULL CHECK (size >= 0),
  media_type text NOT NULL,
  stored_at timestamptz NOT NULL,
  damaged_at timestamptz
);
COMMENT ON COLUMN blobs.media_type IS 'Decided by the content, never by a name.';
COMMENT ON COLUMN blobs.damaged_at IS 'Since when the bytes in the store are known not to be these; they are not served.';
CREATE INDEX blobs_damaged ON blobs (damaged_at) WHERE damaged_at IS NOT NULL;

CREATE TABLE item_files (
  item_id uuid NOT NULL REFERENCES items,
  sha256 text NOT NULL REFERENCES blobs,
  name text NOT NULL,
  uploaded_by uuid NOT NULL REFERENCES users,
  stamp jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (item_id, sha256)
);
COMMENT ON TABLE item_files IS 'Which bytes an item may use. Whoever knows the digest of another item''s file cannot use it here.';
CREATE INDEX item_files_by_blob ON item_files (sha256);

CREATE TABLE file_examinations (
  sha256 text PRIMARY KEY REFERENCES blobs,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- While running: until when the examiner may hold it. While waiting: not before then.
  lease_until timestamptz,
  engine integer,
  result jsonb,
  masked_text text NOT NULL DEFAULT '',
  scan jsonb,
  examined_at timestamptz,
  CONSTRAINT file_examinations_result CHECK (state NOT IN ('done', 'failed') OR result IS NOT NULL)
);
COMMENT ON COLUMN file_examinations.engine IS 'Version of the examiner that gave the result.';
COMMENT ON COLUMN file_examinations.masked_text IS 'What could be read, personal data masked; the whole values are kept nowhere.';
COMMENT ON COLUMN file_examinations.scan IS 'What the virus scanner said, {"result": "waiting|clean|found"}; null when there is none.';
CREATE INDEX file_examinations_due ON file_examinations (lease_until NULLS FIRST) WHERE state IN ('waiting', 'running');
CREATE INDEX file_examinations_by_engine ON file_examinations (engine);

CREATE TABLE file_pages (
  sha256 text NOT NULL REFERENCES blobs,
  page integer NOT NULL CHECK (page >= 0),
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  image_sha256 text NOT NULL REFERENCES blobs,
  PRIMARY KEY (sha256, page)
);
COMMENT ON TABLE file_pages IS 'Pictures of the pages for the preview, from page 1; page 0 is the thumbnail.';
CREATE INDEX file_pages_by_image ON file_pages (image_sha256);

CREATE TABLE finding_justifications (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  source text NOT NULL CHECK (source = 'content' OR source ~ '^[0-9a-f]{64}$'),
  finding_key text NOT NULL,
  reason text NOT NULL CHECK (char_length(reason) >= 20),
  user_id uuid NOT NULL REFERENCES users,
  stamp jsonb NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE finding_justifications IS 'Why personal data that was found may be published all the same, by someone who decides and did not write.';
CREATE INDEX finding_justifications_by_item ON finding_justifications (item_id, at);

ALTER TABLE publications ADD COLUMN file_hashes text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN publications.file_hashes IS 'The digests of its files, in their order, as the canonical text has them.';
CREATE INDEX publications_by_file ON publications USING gin (file_hashes);

-- Nothing goes out that was not examined and found fit, that came from another item, or whose bytes are not there.
CREATE FUNCTION guard_publication_files() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  files jsonb := coalesce(NEW.canonical::jsonb #> '{content,files}', '[]');
  unfit text;
BEGIN
  IF NEW.file_hashes IS DISTINCT FROM ARRAY(
      SELECT f ->> 'sha256' FROM jsonb_array_elements(files) WITH ORDINALITY AS x (f, place) ORDER BY place) THEN
    RAISE EXCEPTION 'publication of % names other files than were approved', NEW.revision_id
      USING ERRCODE = 'check_violation';
  END IF;
  SELECT f ->> 'sha256' INTO unfit FROM jsonb_array_elements(files) AS x (f)
    WHERE NOT EXISTS (
      SELECT FROM blobs b
        JOIN item_files i ON i.sha256 = b.sha256 AND i.item_id = NEW.item_id
        JOIN file_examinations e ON e.sha256 = b.sha256
      WHERE b.sha256 = f ->> 'sha256' AND b.damaged_at IS NULL
        AND b.size = (f ->> 'size')::bigint AND b.media_type = f ->> 'mediaType'
        AND e.state = 'done' AND e.result ->> 'verdict' = 'accepted'
        AND coalesce(e.scan ->> 'result', 'clean') = 'clean')
    LIMIT 1;
  IF unfit IS NOT NULL THEN
    RAISE EXCEPTION 'file % is not fit to be published', unfit USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_publication_files BEFORE INSERT ON publications
  FOR EACH ROW EXECUTE FUNCTION guard_publication_files();

-- What the public role can see of files: those of publications that are live now.
CREATE VIEW public_files WITH (security_barrier) AS
  SELECT p.slug, p.item_id, f ->> 'sha256' AS sha256, f ->> 'name' AS name, b.media_type, b.size,
    (b.damaged_at IS NOT NULL) AS damaged, (place - 1)::integer AS position,
    (SELECT count(*)::integer FROM file_pages g WHERE g.sha256 = b.sha256 AND g.page > 0) AS pages,
    EXISTS (SELECT FROM file_pages g WHERE g.sha256 = b.sha256 AND g.page = 0) AS has_thumbnail
  FROM publications p
    CROSS JOIN LATERAL jsonb_array_elements(p.canonical::jsonb #> '{content,files}') WITH ORDINALITY AS x (f, place)
    JOIN blobs b ON b.sha256 = f ->> 'sha256'
  WHERE p.ended_at IS NULL AND p.file_hashes <> '{}';

CREATE VIEW public_file_pages WITH (security_barrier) AS
  SELECT p.slug, g.sha256, g.page, g.width, g.height, g.image_sha256, b.media_type, b.size,
    (b.damaged_at IS NOT NULL) AS damaged
  FROM publications p
    JOIN file_pages g ON g.sha256 = ANY (p.file_hashes)
    JOIN blobs b ON b.sha256 = g.image_sha256
  WHERE p.ended_at IS NULL;

GRANT SELECT, INSERT ON blobs, item_files, finding_justifications TO phoeiphrae_app;
-- Bytes that were put back intact may be served again; nothing else about them changes.
GRANT UPDATE (damaged_at) ON blobs TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE ON file_examinations TO phoeiphrae_app;
-- Pictures are drawn again when the file is examined again.
GRANT SELECT, INSERT, DELETE ON file_pages TO phoeiphrae_app;
GRANT SELECT ON public_files, public_file_pages TO phoeiphrae_public, phoeiphrae_app;
