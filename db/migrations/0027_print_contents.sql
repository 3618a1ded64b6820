-- What was refused, or waits for a decision, is not to go out under another item by whoever may publish alone. Each content
-- that was put before the chain or published has prints, by which its bytes and nearly equal texts are found by index.
CREATE TABLE content_prints (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  revision_id uuid NOT NULL REFERENCES revisions ON DELETE CASCADE,
  revision_number integer NOT NULL,
  round integer NOT NULL,
  part text NOT NULL CHECK (part IN ('whole', 'words', 'body', 'file')),
  sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bands bigint[] NOT NULL,
  signature text NOT NULL,
  standing text CHECK (standing IN ('in_review', 'returned', 'rejected', 'recalled', 'withdrawn', 'taken_down')),
  at timestamptz NOT NULL,
  CONSTRAINT content_prints_file CHECK ((part = 'file') = (sha256 IS NOT NULL))
);
COMMENT ON TABLE content_prints IS 'By what a content that was put before the chain or published is known again under another item.';
COMMENT ON COLUMN content_prints.bands IS 'Bands of the MinHash of the text; two texts with one in common are compared. Empty where there is no text.';
COMMENT ON COLUMN content_prints.signature IS 'The MinHash, a byte for each place, in base64; empty where there is no text.';
COMMENT ON COLUMN content_prints.standing IS 'Why it may not go out under another item; null while nothing speaks against it.';
CREATE INDEX content_prints_by_revision ON content_prints (revision_id, round);
CREATE INDEX content_prints_by_item ON content_prints (item_id);
-- Only of what stands in the way: what is public, or was superseded by something better, is never looked through.
CREATE INDEX content_prints_by_band ON content_prints USING gin (bands) WITH (fastupdate = off) WHERE standing IS NOT NULL;
CREATE INDEX content_prints_by_file ON content_prints (sha256) WHERE standing IS NOT NULL AND sha256 IS NOT NULL;

CREATE FUNCTION standing_of_print(state text, round integer, taken_down boolean, before text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN state IN ('in_review', 'returned', 'rejected') THEN state
    WHEN state = 'withdrawn' THEN CASE WHEN taken_down THEN 'taken_down' ELSE 'withdrawn' END
    -- Taken back after it was put before the chain; what was returned before stays so.
    WHEN state IN ('draft', 'discarded') AND round > 0 THEN coalesce(nullif(before, 'in_review'), 'recalled')
  END
$$;

-- A content stands as its revision does. What was submitted in an earlier round keeps how that round ended.
CREATE FUNCTION stand_prints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE content_prints p
    SET standing = standing_of_print(NEW.state, p.round,
      EXISTS (SELECT FROM publications x WHERE x.revision_id = NEW.id AND x.taken_down), p.standing)
    WHERE p.revision_id = NEW.id AND p.round = NEW.round;
  RETURN NULL;
END $$;
CREATE TRIGGER stand_prints AFTER UPDATE OF state ON revisions FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION stand_prints();

-- What those who watch over the process are told: what was put before the chain or went out although a like content waits
-- or was refused. Written in the transaction of the act.
CREATE TABLE content_likenesses (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id uuid NOT NULL REFERENCES items,
  revision_id uuid NOT NULL REFERENCES revisions ON DELETE CASCADE,
  round integer NOT NULL,
  way text NOT NULL CHECK (way IN ('approval', 'immediate')),
  other_item_id uuid NOT NULL REFERENCES items,
  other_revision_id uuid NOT NULL REFERENCES revisions ON DELETE CASCADE,
  how text NOT NULL CHECK (how IN ('bytes', 'text')),
  standing text NOT NULL,
  reason text,
  at timestamptz NOT NULL
);
COMMENT ON COLUMN content_likenesses.reason IS 'Why it may be published all the same, in the words of someone who decides; null on the approval track.';
CREATE INDEX content_likenesses_recent ON content_likenesses (at DESC, id DESC);

-- The text of a file gives its print once, when it is examined.
ALTER TABLE file_examinations ADD COLUMN print text;
COMMENT ON COLUMN file_examinations.print IS 'The print of the masked text, packed; null where it was examined before there were prints.';

GRANT SELECT, INSERT, DELETE ON content_prints TO phoeiphrae_app;
GRANT UPDATE (standing) ON content_prints TO phoeiphrae_app;
GRANT SELECT, INSERT ON content_likenesses TO phoeiphrae_app;
