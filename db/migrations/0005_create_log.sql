-- The append-only log. The application may add and read; the trigger keeps the chain unbroken.

CREATE TABLE events (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  type text NOT NULL,
  actor_id uuid,
  item_id uuid,
  revision_id uuid,
  subject_id uuid,
  request_id text,
  -- The row without its hashes, as canonical JSON (RFC 8785): what the hash is made of.
  body text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL
);
CREATE INDEX events_by_item ON events (item_id, seq);
CREATE INDEX events_by_actor ON events (actor_id, seq);
CREATE INDEX events_by_type ON events (type, seq);

CREATE FUNCTION guard_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_seq bigint;
  last_hash text;
BEGIN
  SELECT seq, hash INTO last_seq, last_hash FROM events ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last_seq, 0) + 1 OR NEW.previous_hash <> coalesce(last_hash, repeat('0', 64))
     OR NEW.hash <> encode(sha256(convert_to(NEW.previous_hash || E'\n' || NEW.body, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'event % does not continue the chain', NEW.seq USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_event BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION guard_event();

GRANT SELECT, INSERT ON events TO phoeiphrae_app;
