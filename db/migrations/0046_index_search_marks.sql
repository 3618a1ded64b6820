-- Candidates of a search are found by one index that answers any combination of parts at once, and exactly, so that a text is
-- read only to see whether the parts stand in it as they were typed: by the rows of three signs that it has, and its words.
-- The index of trigrams before it had the text of each candidate read again for each part.

-- pg_trgm takes tone marks for the ends of words; here they are signs like others, for which letters of no Thai text stand.
CREATE FUNCTION search_signs(text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(text, U&'\0E47\0E48\0E49\0E4A\0E4B\0E4C', 'ăąćĉċč')
$$;

CREATE FUNCTION search_marks(text text, words tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100000
SET search_path = public, pg_temp AS $$
DECLARE
  signs text[] := show_trgm(search_signs(text));
  bare tsvector := strip(words);
BEGIN
  -- A tsvector has room for 1 MiB; a row of signs is a number of eight letters in it. What has more is a candidate always.
  IF cardinality(signs) * 8 + octet_length(bare::text) > 1000000 THEN
    RETURN '*'::tsvector;
  END IF;
  RETURN array_to_tsvector(signs) || bare;
END $$;
-- It costs so much to say that nobody does it for a row that is looked at, where the index knows it.
COMMENT ON FUNCTION search_marks(text, tsvector) IS 'By what a search document is found: rows of three signs of its text, as pg_trgm numbers them, and its words.';

-- In pieces of a tsquery, those that begin with # are rows of three signs. pg_trgm adds rows with blanks at both ends of a word;
-- what is left without those of its first and its last two signs is the row itself. A row that pg_trgm does not know demands nothing.
CREATE FUNCTION search_wanted(pieces text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public, pg_temp AS $$
  SELECT string_agg(CASE WHEN p.piece LIKE '#%' THEN
    (SELECT coalesce(quote_literal(min(r.number)), '!''-''') FROM unnest(show_trgm(search_signs(substr(p.piece, 2)))) r (number)
      WHERE r.number <> ALL (show_trgm(search_signs(substr(p.piece, 2, 2))) || show_trgm(search_signs(substr(p.piece, 3, 2)))))
    ELSE p.piece END, ' ' ORDER BY p.place)::tsquery
  FROM unnest(pieces) WITH ORDINALITY AS p (piece, place)
$$;

-- What is written goes into the index at once: a list of what is to go in later would be read by every search.
CREATE INDEX search_documents_marks ON search_documents USING gin (search_marks(text, words)) WITH (fastupdate = off);
-- No plan depends on how common a mark is, and to reckon it would cut thousands of texts anew.
ALTER INDEX search_documents_marks ALTER COLUMN 1 SET STATISTICS 0;
DROP INDEX search_documents_text, search_documents_words;

REVOKE ALL ON FUNCTION search_signs(text), search_marks(text, tsvector), search_wanted(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_signs(text), search_marks(text, tsvector), search_wanted(text[]) TO phoeiphrae_public, phoeiphrae_app;
