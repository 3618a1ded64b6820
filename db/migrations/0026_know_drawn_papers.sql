-- The office's own papers are known again by their bytes: whoever holds one asks what it is and whether it still stands.
-- One row for each distinct paper that was given out; drawing the same again adds nothing.
CREATE TABLE drawn_papers (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  kind text NOT NULL CHECK (kind IN ('memo', 'form', 'form_completed', 'certificate', 'item', 'committee')),
  revision_id uuid REFERENCES revisions,
  content_hash text,
  drawn_at timestamptz NOT NULL,
  CONSTRAINT drawn_papers_of_revision CHECK ((kind = 'committee') = (revision_id IS NULL)
    AND (revision_id IS NULL) = (content_hash IS NULL))
);
COMMENT ON TABLE drawn_papers IS 'SHA-256 of each paper that was drawn and given out, and of what it is.';
CREATE INDEX drawn_papers_by_revision ON drawn_papers (revision_id);
GRANT SELECT, INSERT ON drawn_papers TO phoeiphrae_app;

-- What anyone who holds a paper may hear. Of a revision that was never public: what kind of paper, and whether it still
-- stands; no title, no address. A paper stands while its revision does, and nothing was decided since it was drawn.
CREATE FUNCTION public_drawn_paper(digest text)
RETURNS TABLE (kind text, drawn_at timestamptz, code text, current boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.kind, d.drawn_at, p.verify_code,
    CASE WHEN d.kind = 'committee' THEN NOT EXISTS (
        SELECT FROM events e WHERE e.type IN ('committee.seated', 'committee.unseated') AND e.at > d.drawn_at)
      ELSE d.content_hash = r.content_hash
        AND CASE WHEN p.id IS NULL THEN r.state IN ('draft', 'in_review', 'returned', 'approved', 'scheduled')
          ELSE p.ended_at IS NULL AND (d.kind IN ('memo', 'form') OR d.drawn_at >= p.published_at) END
        AND NOT EXISTS (SELECT FROM decisions x WHERE x.revision_id = r.id AND x.decided_at > d.drawn_at) END
  FROM drawn_papers d
    LEFT JOIN revisions r ON r.id = d.revision_id
    LEFT JOIN publications p ON p.revision_id = d.revision_id
  WHERE d.sha256 = digest
$$;
REVOKE ALL ON FUNCTION public_drawn_paper(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_drawn_paper(text) TO phoeiphrae_public, phoeiphrae_app;
