-- What is public is found by all of its words: title, summary, text, sources, and what was read in its files. The application
-- writes a document for each publication in the transaction that makes it public, squeezed and normalised by the function that
-- queries go through too; with the card of the publication it goes, whatever ends it.

CREATE TABLE search_documents (
  publication_id uuid PRIMARY KEY REFERENCES public_cards ON DELETE CASCADE,
  -- Of the function that made it: another one is made again. 0 is one that was not made yet.
  version integer NOT NULL DEFAULT 0,
  -- Squeezed to letters and numbers.
  title text NOT NULL DEFAULT '',
  text text NOT NULL DEFAULT '',
  words tsvector NOT NULL DEFAULT '',
  file_types text[] NOT NULL DEFAULT '{}',
  -- By which it is found again without its card: what the card says of it.
  category text NOT NULL,
  track text NOT NULL,
  work_group text NOT NULL,
  fiscal_year integer,
  published_at timestamptz NOT NULL,
  -- The fiscal year that it is of, or else in which it was published: the newest come first.
  year integer NOT NULL
);
COMMENT ON TABLE search_documents IS 'One row for each publication that is public now: by what it is found. Written by the application, beside the card that a trigger keeps.';
COMMENT ON COLUMN search_documents.text IS 'All fields, each ended by U+0001, the title last.';
COMMENT ON COLUMN search_documents.words IS 'Words as the dictionary of ICU cuts them; A in the title, B summary, C the rest of the page, D files.';

CREATE TABLE search_passages (
  publication_id uuid NOT NULL REFERENCES search_documents ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  -- Where its squeezed form begins in the document's text, in characters from 0.
  start integer NOT NULL CHECK (start >= 0),
  part text NOT NULL CHECK (part IN ('summary', 'body', 'remarks', 'source', 'file')),
  file text,
  page integer CHECK (page > 0),
  text text NOT NULL,
  PRIMARY KEY (publication_id, position),
  CONSTRAINT search_passages_file CHECK ((part = 'file') = (file IS NOT NULL) AND (page IS NULL OR part = 'file'))
);
COMMENT ON TABLE search_passages IS 'The text of a search document as people read it, in pieces: of them snippets are made.';
CREATE INDEX search_passages_at ON search_passages (publication_id, start);

-- The fiscal year of a day in Bangkok: it begins in October and is named by the year in which it ends.
CREATE FUNCTION search_year(fiscal_year integer, published_at timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(fiscal_year,
    extract(year FROM published_at AT TIME ZONE 'Asia/Bangkok' + interval '3 months')::integer)
$$;

CREATE FUNCTION keep_search_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.category, c.track, c.work_group, c.fiscal_year, c.published_at, search_year(c.fiscal_year, c.published_at)
    INTO STRICT NEW.category, NEW.track, NEW.work_group, NEW.fiscal_year, NEW.published_at, NEW.year
    FROM public_cards c WHERE c.publication_id = NEW.publication_id;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_search_facts BEFORE INSERT ON search_documents FOR EACH ROW EXECUTE FUNCTION keep_search_facts();

CREATE INDEX search_documents_text ON search_documents USING gin (text gin_trgm_ops);
CREATE INDEX search_documents_title ON search_documents USING gin (title gin_trgm_ops);
CREATE INDEX search_documents_words ON search_documents USING gin (words);
CREATE INDEX search_documents_file_types ON search_documents USING gin (file_types);
CREATE INDEX search_documents_exact ON search_documents USING hash (title);
CREATE INDEX search_documents_recent ON search_documents (year DESC, published_at DESC, publication_id DESC);
CREATE INDEX search_documents_c ON search_documents (category, year DESC, published_at DESC, publication_id DESC);
CREATE INDEX search_documents_w ON search_documents (work_group, year DESC, published_at DESC, publication_id DESC);
CREATE INDEX search_documents_y ON search_documents (fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX search_documents_m ON search_documents (published_at DESC, publication_id DESC);
CREATE INDEX search_documents_version ON search_documents (version);

-- Words and rows of words that titles have, for what was typed wrong. It holds what was once public too; nobody reads it but by
-- the function, which gives no word that no title has now.
CREATE TABLE search_words (word text PRIMARY KEY CHECK (char_length(word) BETWEEN 2 AND 60));
CREATE INDEX search_words_like ON search_words USING gin (word gin_trgm_ops);

CREATE FUNCTION search_words_like(wanted text) RETURNS TABLE (word text, likeness real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.word, l.likeness
  FROM (SELECT w.word, similarity(w.word, wanted) AS likeness FROM search_words w WHERE w.word % wanted
    ORDER BY likeness DESC, w.word LIMIT 12) l
  WHERE EXISTS (SELECT FROM search_documents d WHERE d.title LIKE '%' || l.word || '%')
$$;

-- What is public already is made by a job, once the program runs.
INSERT INTO search_documents (publication_id) SELECT publication_id FROM public_cards;

GRANT SELECT ON search_documents, search_passages TO phoeiphrae_public;
GRANT SELECT, INSERT, DELETE ON search_documents, search_passages TO phoeiphrae_app;
REVOKE ALL ON FUNCTION search_words_like(text), keep_search_facts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_words_like(text) TO phoeiphrae_public, phoeiphrae_app;
GRANT SELECT, INSERT ON search_words TO phoeiphrae_app;
GRANT UPDATE (version, title, text, words, file_types) ON search_documents TO phoeiphrae_app;

-- The list of what is public was searched by it.
DROP INDEX publications_search;

-- The console's list is searched in the same form. What stands is squeezed here as nearly as the database can, and by the
-- application when the item changes.
UPDATE items SET search_text = regexp_replace(search_text, '[\s!-/:-@\[-`{-~“”‘’–—…ฯ]+', '', 'g')
  WHERE search_text ~ '[\s!-/:-@\[-`{-~“”‘’–—…ฯ]';
