-- A link to a file outlives the revision that the file was of. Where another revision of the item is public now, the link
-- is answered with what took the file's place: the file of the same name there, or else the one at the same place.
-- By the index over addresses, which a condition on a view would not be let through to.
CREATE FUNCTION public_replaced_file(address text, digest text)
RETURNS TABLE (name text, revision integer, replaced_at timestamptz, present_revision integer, present_title text,
  present_published_at timestamptz, present_code text, present_name text, present_sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT old.name, p.revision_number, p.ended_at, live.revision_number, live.title, live.published_at, live.verify_code,
    new.name, new.sha256
  FROM publications p
    JOIN publications live ON live.item_id = p.item_id AND live.ended_at IS NULL
    CROSS JOIN LATERAL (
      SELECT f ->> 'name' AS name, place
      FROM jsonb_array_elements(p.canonical::jsonb #> '{content,files}') WITH ORDINALITY AS x (f, place)
      WHERE f ->> 'sha256' = digest ORDER BY place LIMIT 1) old
    LEFT JOIN LATERAL (
      SELECT f ->> 'name' AS name, f ->> 'sha256' AS sha256
      FROM jsonb_array_elements(live.canonical::jsonb #> '{content,files}') WITH ORDINALITY AS x (f, place)
      WHERE f ->> 'name' = old.name OR place = old.place
      ORDER BY f ->> 'name' = old.name DESC, place LIMIT 1) new ON true
  WHERE p.slug = address AND p.ended = 'superseded' AND p.file_hashes @> ARRAY[digest]
  ORDER BY p.revision_number DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION public_replaced_file(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_replaced_file(text, text) TO phoeiphrae_public, phoeiphrae_app;

-- What the log says of a file is asked by its digest when the database is verified.
CREATE INDEX events_of_files ON events ((body::jsonb #>> '{details,sha256}'), seq)
  WHERE type IN ('file.examined', 'file.damaged');
