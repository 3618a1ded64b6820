-- Every write of an office waits for the lock of its one chain, and whoever holds it holds it from one statement to the next
-- for as long as the program takes to come to that. So lock, place in the chain and entries are one statement. The body of
-- an entry is given in two parts, between which its number stands: only here it is known. guard_event checks what is written.

CREATE FUNCTION append_events(lock_key integer, entries jsonb) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  entry record;
  last_seq bigint;
  last_hash text;
  body text;
BEGIN
  PERFORM pg_advisory_xact_lock(lock_key);
  SELECT e.seq, e.hash INTO last_seq, last_hash FROM events e ORDER BY e.seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, repeat('0', 64));
  FOR entry IN
    SELECT * FROM jsonb_to_recordset(entries) AS x (at timestamptz, type text, actor_id uuid, item_id uuid, revision_id uuid,
      subject_id uuid, request_id text, before_seq text, after_seq text)
  LOOP
    last_seq := last_seq + 1;
    body := entry.before_seq || last_seq || entry.after_seq;
    INSERT INTO events (seq, at, type, actor_id, item_id, revision_id, subject_id, request_id, body, previous_hash, hash)
      VALUES (last_seq, entry.at, entry.type, entry.actor_id, entry.item_id, entry.revision_id, entry.subject_id,
        entry.request_id, body, last_hash, encode(sha256(convert_to(last_hash || E'\n' || body, 'UTF8')), 'hex'))
      RETURNING hash INTO last_hash;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION append_events(integer, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_events(integer, jsonb) TO phoeiphrae_app;
