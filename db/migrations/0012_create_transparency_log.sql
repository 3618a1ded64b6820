-- The public log: every act that changes what the public may see is a leaf of a Merkle tree (RFC 9162), whose signed
-- heads leave the house. Leaves are made from events, in their order, by the same transaction as the event.

CREATE TABLE public_leaves (
  index bigint PRIMARY KEY CHECK (index >= 0),
  seq bigint NOT NULL UNIQUE,
  -- Canonical JSON (RFC 8785): what the leaf hash is made of.
  leaf text NOT NULL,
  leaf_hash text NOT NULL CHECK (leaf_hash ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL
);
COMMENT ON COLUMN public_leaves.leaf IS 'Names the leaf hash before it, so that an entry that was changed can be named.';

CREATE TABLE merkle_nodes (
  level integer NOT NULL CHECK (level >= 0),
  index bigint NOT NULL CHECK (index >= 0),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (level, index)
);
COMMENT ON TABLE merkle_nodes IS 'Complete subtrees: the 2^level leaves from index * 2^level on. Any proof needs only some dozens of them.';

CREATE TABLE checkpoints (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  size bigint NOT NULL CHECK (size > 0),
  root text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  -- The signed note (C2SP signed-note, tlog-checkpoint).
  note text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX notices_of_checkpoints ON notices (created_at) WHERE kind = 'checkpoint';
COMMENT ON TABLE checkpoints IS 'Signed tree heads. What was once signed stays.';
CREATE INDEX checkpoints_recent ON checkpoints (at DESC, id DESC);

CREATE FUNCTION guard_public_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest public_leaves;
  said jsonb := NEW.leaf::jsonb;
BEGIN
  SELECT * INTO newest FROM public_leaves ORDER BY index DESC LIMIT 1;
  IF NEW.index <> coalesce(newest.index, -1) + 1 OR NEW.seq <= coalesce(newest.seq, 0)
     OR (said ->> 'index')::bigint IS DISTINCT FROM NEW.index OR (said ->> 'seq')::bigint IS DISTINCT FROM NEW.seq
     OR said ->> 'previous' IS DISTINCT FROM coalesce(newest.leaf_hash, repeat('0', 64))
     OR NEW.leaf_hash <> encode(sha256('\x00'::bytea || convert_to(NEW.leaf, 'UTF8')), 'hex')
     OR NOT EXISTS (SELECT FROM events e WHERE e.seq = NEW.seq AND e.type = said ->> 'type' AND e.at = NEW.at) THEN
    RAISE EXCEPTION 'leaf % does not continue the public log', NEW.index USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_public_leaf BEFORE INSERT ON public_leaves FOR EACH ROW EXECUTE FUNCTION guard_public_leaf();

CREATE FUNCTION guard_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < (SELECT coalesce(max(size), 0) FROM checkpoints) OR NEW.size > (SELECT count(*) FROM public_leaves) THEN
    RAISE EXCEPTION 'a checkpoint of % leaves does not continue the public log', NEW.size USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_checkpoint BEFORE INSERT ON checkpoints FOR EACH ROW EXECUTE FUNCTION guard_checkpoint();

-- The short code on a certificate: derived from the publication, so that it cannot be given to another one.
CREATE FUNCTION verify_code_of(id uuid, content_hash text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT upper(left(encode(sha256(convert_to(id::text || content_hash, 'UTF8')), 'hex'), 12))
$$;
ALTER TABLE publications ADD COLUMN verify_code text;
ALTER TABLE publications DISABLE TRIGGER guard_publication_end;
UPDATE publications SET verify_code = verify_code_of(id, content_hash);
ALTER TABLE publications ENABLE TRIGGER guard_publication_end;
ALTER TABLE publications ALTER COLUMN verify_code SET NOT NULL,
  ADD CONSTRAINT publications_verify_code UNIQUE (verify_code),
  ADD CONSTRAINT publications_verify_code_derived CHECK (verify_code = verify_code_of(id, content_hash));

CREATE FUNCTION give_verify_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Twelve hexadecimal digits seldom meet; where they do, another id is drawn.
  WHILE EXISTS (SELECT FROM publications p WHERE p.verify_code = verify_code_of(NEW.id, NEW.content_hash)) LOOP
    NEW.id := gen_random_uuid();
  END LOOP;
  NEW.verify_code := verify_code_of(NEW.id, NEW.content_hash);
  RETURN NEW;
END $$;
CREATE TRIGGER give_verify_code BEFORE INSERT ON publications FOR EACH ROW EXECUTE FUNCTION give_verify_code();

-- The approval that a publication rests on: none on the immediate track, nothing signed before signatures were kept.
CREATE VIEW publication_approvals AS
  SELECT DISTINCT ON (p.id) p.id AS publication_id, d.statement_text AS statement,
    coalesce(d.signature ->> 'class', 'password') AS class, d.signature, d.seal
  FROM publications p
    JOIN revisions r ON r.id = p.revision_id
    JOIN decisions d ON d.revision_id = r.id AND d.round = r.round AND d.kind = 'approve' AND d.content_hash = p.content_hash
  WHERE r.track = 'approval'
  ORDER BY p.id, d.decided_at DESC;

CREATE VIEW public_log_leaves WITH (security_barrier) AS SELECT index, leaf, leaf_hash FROM public_leaves;
CREATE VIEW public_log_nodes WITH (security_barrier) AS SELECT level, index, hash FROM merkle_nodes;
CREATE VIEW public_log_checkpoints WITH (security_barrier) AS SELECT id, size, root, note, at FROM checkpoints;

-- What a code or a file's digest may tell. Of what is no longer public: that it was, since when not, and why; no word of it.
CREATE VIEW public_verifications WITH (security_barrier) AS
  SELECT p.verify_code, p.slug, p.revision_number, p.published_at, x.verdict, p.ended_at AS replaced_at,
    CASE WHEN x.shown THEN p.content_hash END AS content_hash,
    CASE WHEN x.verdict = 'valid' THEN p.title END AS title,
    CASE WHEN x.shown THEN p.category END AS category,
    CASE WHEN x.shown THEN p.approvals ELSE '[]' END AS approvals,
    CASE WHEN x.shown THEN p.published_by ->> 'postTitle' END AS published_by,
    CASE WHEN x.shown THEN coalesce(a.class, 'none') END AS signature_class,
    live.revision_number AS present_revision, live.title AS present_title, live.published_at AS present_published_at,
    live.verify_code AS present_code,
    CASE WHEN NOT x.shown THEN gone.ended_at END AS ended_at,
    CASE WHEN NOT x.shown AND live.id IS NULL THEN gone.end_reason END AS end_reason,
    CASE WHEN NOT x.shown THEN gone.ended_by END AS ended_by,
    (SELECT l.index FROM events e JOIN public_leaves l ON l.seq = e.seq
      WHERE e.item_id = p.item_id AND e.revision_id = p.revision_id AND e.type = 'item.published') AS leaf_index
  FROM publications p
    LEFT JOIN publications live ON live.item_id = p.item_id AND live.ended_at IS NULL
    LEFT JOIN publication_approvals a ON a.publication_id = p.id
    -- The ending that counts: its own, or, of a revision that was replaced, the one that took the item away.
    LEFT JOIN LATERAL (
      SELECT q.ended, q.ended_at, q.end_reason, q.ended_by FROM publications q
      WHERE q.item_id = p.item_id AND q.ended IN ('withdrawn', 'expired') AND (q.id = p.id OR p.ended = 'superseded')
      ORDER BY q.ended_at DESC LIMIT 1) gone ON true
    CROSS JOIN LATERAL (
      SELECT CASE WHEN p.ended_at IS NULL THEN 'valid' WHEN p.ended = 'superseded' AND live.id IS NOT NULL THEN 'superseded'
        ELSE gone.ended END AS verdict, p.ended_at IS NULL OR (p.ended = 'superseded' AND live.id IS NOT NULL) AS shown) x;

-- By the index over the digests, which a condition on the view would not be let through to.
CREATE FUNCTION public_codes_of_file(digest text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT verify_code FROM publications WHERE file_hashes @> ARRAY[digest]
  ORDER BY ended_at DESC NULLS FIRST, published_at DESC LIMIT 20
$$;
REVOKE ALL ON FUNCTION public_codes_of_file(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_codes_of_file(text) TO phoeiphrae_public, phoeiphrae_app;

-- All of a certificate: of what is public now, and nothing else.
CREATE VIEW public_certificates WITH (security_barrier) AS
  SELECT p.slug, p.revision_number, p.content_hash, p.verify_code, p.published_at, p.track, p.category, p.policy_version,
    p.canonical, a.statement, a.class, a.signature, a.seal, l.index AS leaf_index, l.leaf, l.leaf_hash
  FROM publications p
    JOIN events e ON e.item_id = p.item_id AND e.revision_id = p.revision_id AND e.type = 'item.published'
    JOIN public_leaves l ON l.seq = e.seq
    LEFT JOIN publication_approvals a ON a.publication_id = p.id
  WHERE p.ended_at IS NULL;

GRANT SELECT, INSERT ON public_leaves, merkle_nodes, checkpoints TO phoeiphrae_app;
GRANT SELECT ON publication_approvals TO phoeiphrae_app;
GRANT SELECT ON public_log_leaves, public_log_nodes, public_log_checkpoints, public_verifications, public_certificates
  TO phoeiphrae_public, phoeiphrae_app;
