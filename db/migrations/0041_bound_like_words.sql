-- What was typed wrong is compared with fewer words: with those that are as long. Whether a title has such a word
-- now is seen among the newest titles first: for a common one the index of titles gathers all that have it.
CREATE OR REPLACE FUNCTION search_words_like(wanted text) RETURNS TABLE (word text, likeness real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3 AS $$
  WITH near AS MATERIALIZED (
    SELECT w.word, similarity(w.word, wanted) AS likeness FROM search_words w
    WHERE w.word % wanted AND abs(char_length(w.word) - char_length(wanted)) <= 3 + char_length(wanted) / 4
    ORDER BY likeness DESC, w.word LIMIT 12),
  newest AS MATERIALIZED (
    SELECT d.title FROM search_documents d ORDER BY d.year DESC, d.published_at DESC, d.publication_id DESC LIMIT 500)
  SELECT l.word, l.likeness FROM near l
  WHERE EXISTS (SELECT FROM newest n WHERE strpos(n.title, l.word) > 0)
    OR EXISTS (SELECT FROM search_documents d WHERE d.title LIKE '%' || l.word || '%')
$$;
