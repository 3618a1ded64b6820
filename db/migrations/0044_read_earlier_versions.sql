-- Every revision that was published keeps an address of its own. What was replaced is shown as it was, for as long as
-- something of its item is public; what was withdrawn, taken down or expired leaves its notice and no word of itself. One
-- statement answers for what is shown, for what has gone and for what never was.

CREATE UNIQUE INDEX publications_versions ON publications (slug, revision_number);

CREATE FUNCTION public_version(address text, number integer)
RETURNS TABLE (slug text, category text, track text, work_group text, canonical text, content_hash text,
  revision_number integer, policy_version integer, approvals jsonb, published_at timestamptz, published_by text,
  first_published_at timestamptz, verify_code text, files jsonb, revisions jsonb, ended_at timestamptz, present jsonb,
  notice jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.slug, s.category, s.track, s.work_group, s.canonical, s.content_hash, s.revision_number, s.policy_version,
    s.approvals, s.published_at, s.published_by ->> 'postTitle', s.first_published_at, s.verify_code,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', h,
        'pages', (SELECT count(*) FROM file_pages g WHERE g.sha256 = h AND g.page > 0),
        'hasThumbnail', EXISTS (SELECT FROM file_pages g WHERE g.sha256 = h AND g.page = 0))), '[]')
      FROM unnest(s.file_hashes) h),
    (SELECT jsonb_agg(jsonb_build_object('number', r.revision_number, 'publishedAt', r.published_at, 'endedAt', r.ended_at,
        'ended', r.ended) ORDER BY r.revision_number DESC)
      FROM publications r WHERE r.item_id = s.item_id),
    s.ended_at,
    jsonb_build_object('number', live.revision_number, 'title', live.title, 'publishedAt', live.published_at,
      'verifyCode', live.verify_code),
    CASE WHEN s.id IS NULL THEN (
      -- Of a revision that was replaced it is the ending that took its item away.
      SELECT jsonb_build_object('ended', e.ended, 'endedAt', e.ended_at, 'reason', e.end_reason, 'by', e.ended_by)
      FROM publications e
      WHERE e.item_id = p.item_id AND e.ended IN ('withdrawn', 'expired') AND (e.id = p.id OR live.id IS NULL)
      ORDER BY e.ended_at DESC LIMIT 1) END
  FROM publications p
    LEFT JOIN publications live ON live.item_id = p.item_id AND live.ended_at IS NULL
    LEFT JOIN publications s ON s.id = p.id AND live.id IS NOT NULL AND (s.ended IS NULL OR s.ended = 'superseded')
  WHERE p.slug = address AND p.revision_number = number;
END;

-- Bytes in which a virus was found later, or that were found damaged, are served no more than those of the present revision.
CREATE FUNCTION public_version_file(address text, number integer, digest text)
RETURNS TABLE (name text, media_type text, size bigint, damaged boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT f ->> 'name', b.media_type, b.size,
    b.damaged_at IS NOT NULL OR coalesce(e.scan ->> 'result' = 'found', false)
  FROM publications p
    JOIN publications live ON live.item_id = p.item_id AND live.ended_at IS NULL
    CROSS JOIN LATERAL jsonb_array_elements(p.canonical::jsonb #> '{content,files}') WITH ORDINALITY AS x (f, place)
    JOIN blobs b ON b.sha256 = f ->> 'sha256'
    LEFT JOIN file_examinations e ON e.sha256 = b.sha256
  WHERE p.slug = address AND p.revision_number = number AND (p.ended IS NULL OR p.ended = 'superseded')
    AND p.file_hashes @> ARRAY[digest] AND f ->> 'sha256' = digest
  ORDER BY place LIMIT 1;
END;

CREATE FUNCTION public_version_page(address text, number integer, digest text, page_number integer)
RETURNS TABLE (image_sha256 text, media_type text, size bigint, damaged boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT g.image_sha256, b.media_type, b.size, b.damaged_at IS NOT NULL
  FROM publications p
    JOIN publications live ON live.item_id = p.item_id AND live.ended_at IS NULL
    JOIN file_pages g ON g.sha256 = digest AND g.page = page_number
    JOIN blobs b ON b.sha256 = g.image_sha256
  WHERE p.slug = address AND p.revision_number = number AND (p.ended IS NULL OR p.ended = 'superseded')
    AND p.file_hashes @> ARRAY[digest];
END;

REVOKE ALL ON FUNCTION public_version(text, integer), public_version_file(text, integer, text),
  public_version_page(text, integer, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_version(text, integer), public_version_file(text, integer, text),
  public_version_page(text, integer, text, integer) TO phoeiphrae_public, phoeiphrae_app;
