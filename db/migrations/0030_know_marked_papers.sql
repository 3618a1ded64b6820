-- A paper that was scanned, or saved again by a viewer, has other bytes than were drawn, and still carries its code. By what
-- the code says its reader hears what the paper is and whether it still stands: no more than by its bytes.
CREATE FUNCTION public_marked_paper(paper text, revision uuid, hash text)
RETURNS TABLE (kind text, drawn_at timestamptz, code text, current boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT paper, d.at, p.verify_code,
    hash = r.content_hash
      AND CASE WHEN p.id IS NULL THEN r.state IN ('draft', 'in_review', 'returned', 'approved', 'scheduled')
        ELSE p.ended_at IS NULL END
      AND NOT EXISTS (SELECT FROM decisions x WHERE x.revision_id = r.id AND x.decided_at > d.at)
  FROM revisions r
    CROSS JOIN LATERAL (SELECT max(w.drawn_at) AS at FROM drawn_papers w
      WHERE w.revision_id = r.id AND w.content_hash = hash AND w.kind = paper) d
    LEFT JOIN publications p ON p.revision_id = r.id
  WHERE r.id = revision AND paper IN ('memo', 'form') AND (hash = r.content_hash OR d.at IS NOT NULL)
$$;

-- Which papers with this code were given out: their code is the same, and does not say which of them one holds.
CREATE FUNCTION public_papers_of_code(digits text) RETURNS TABLE (kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT d.kind FROM publications p JOIN drawn_papers d ON d.revision_id = p.revision_id
  WHERE p.verify_code = digits AND d.kind IN ('certificate', 'form_completed', 'item')
$$;

-- A printed item carries its address; what is or was last public there.
CREATE FUNCTION public_newest_code(address text) RETURNS TABLE (code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT verify_code FROM publications WHERE slug = address ORDER BY published_at DESC LIMIT 1
$$;
-- Where the paper's words can be read, they name the SHA-256 of the content.
CREATE INDEX publications_by_content_hash ON publications (content_hash);
CREATE FUNCTION public_code_of_content(hash text) RETURNS TABLE (code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT verify_code FROM publications WHERE content_hash = hash ORDER BY published_at DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION public_marked_paper(text, uuid, text), public_papers_of_code(text), public_newest_code(text),
  public_code_of_content(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_marked_paper(text, uuid, text), public_papers_of_code(text), public_newest_code(text),
  public_code_of_content(text) TO phoeiphrae_public, phoeiphrae_app;
