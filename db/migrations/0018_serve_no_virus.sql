-- A file in which the virus scanner found something after it was published is served no more than one whose bytes are damaged.
-- The scanner may have come, or have learnt, later than the publication.

CREATE OR REPLACE VIEW public_files WITH (security_barrier) AS
  SELECT p.slug, p.item_id, f ->> 'sha256' AS sha256, f ->> 'name' AS name, b.media_type, b.size,
    (b.damaged_at IS NOT NULL OR coalesce(e.scan ->> 'result' = 'found', false)) AS damaged,
    (place - 1)::integer AS position,
    (SELECT count(*)::integer FROM file_pages g WHERE g.sha256 = b.sha256 AND g.page > 0) AS pages,
    EXISTS (SELECT FROM file_pages g WHERE g.sha256 = b.sha256 AND g.page = 0) AS has_thumbnail
  FROM publications p
    CROSS JOIN LATERAL jsonb_array_elements(p.canonical::jsonb #> '{content,files}') WITH ORDINALITY AS x (f, place)
    JOIN blobs b ON b.sha256 = f ->> 'sha256'
    LEFT JOIN file_examinations e ON e.sha256 = b.sha256
  WHERE p.ended_at IS NULL AND p.file_hashes <> '{}';
