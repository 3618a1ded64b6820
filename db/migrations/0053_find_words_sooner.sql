-- What begins with what was typed is found in the order of letters: by trigrams all that have its parts were gathered.
CREATE INDEX search_documents_beginning ON search_documents (left(title, 200) text_pattern_ops);

-- Rows of words with a number in them are no words that somebody types wrong: every title has its own.
DELETE FROM search_words WHERE word ~ '[0-9]{3}';

-- Of words, those that a title has now: most are seen among the newest titles, the others found by the index of titles.
CREATE FUNCTION search_words_in_use(wanted text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH newest AS MATERIALIZED (
    SELECT d.title FROM search_documents d ORDER BY d.year DESC, d.published_at DESC, d.publication_id DESC LIMIT 500)
  SELECT w.word FROM search_words w
  WHERE w.word = ANY (wanted)
    AND (EXISTS (SELECT FROM newest n WHERE strpos(n.title, w.word) > 0)
      OR EXISTS (SELECT FROM search_documents d WHERE d.title LIKE '%' || w.word || '%'))
$$;
REVOKE ALL ON FUNCTION search_words_in_use(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_words_in_use(text[]) TO phoeiphrae_public, phoeiphrae_app;

-- Of the words that are like what was typed, those that a title has now.
CREATE OR REPLACE FUNCTION search_words_like(wanted text) RETURNS TABLE (word text, likeness real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3 AS $$
  WITH near AS MATERIALIZED (
    SELECT w.word, similarity(w.word, wanted) AS likeness FROM search_words w
    WHERE w.word % wanted AND abs(char_length(w.word) - char_length(wanted)) <= 3 + char_length(wanted) / 4
    ORDER BY likeness DESC, w.word LIMIT 12)
  SELECT l.word, l.likeness FROM near l
  WHERE l.word IN (SELECT search_words_in_use((SELECT array_agg(n.word) FROM near n)))
$$;

-- A text is read whenever its marks give hope. Not packed it is read in half the time, and takes three or four times the room;
-- what was written before stays packed until it is written again.
ALTER TABLE search_documents ALTER COLUMN text SET STORAGE EXTERNAL;
