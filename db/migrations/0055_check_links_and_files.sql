-- What is public points to addresses of others and carries files: whether they can be reached is looked at from time to time.
-- A row here is there only while something public has it: with the card of a publication goes all that was noted of it.

CREATE TABLE checked_publications (
  publication_id uuid PRIMARY KEY REFERENCES public_cards ON DELETE CASCADE,
  read_with integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE checked_publications IS 'One row for each publication that is public now: whether its links and files are noted.';
COMMENT ON COLUMN checked_publications.read_with IS 'The version of the function that found its links; 0 is one that waits to be read.';
CREATE INDEX checked_publications_read ON checked_publications (read_with);

CREATE TABLE checked_hosts (
  host text PRIMARY KEY,
  free_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL GENERATED ALWAYS AS (greatest(free_at, due_at)) STORED,
  lease uuid,
  asked_on date,
  asked integer NOT NULL DEFAULT 0 CHECK (asked >= 0),
  asked_at timestamptz,
  answered_at timestamptz
);
COMMENT ON TABLE checked_hosts IS 'Servers of others, by name and port. One process asks one of them one thing at a time.';
COMMENT ON COLUMN checked_hosts.free_at IS 'Not asked before: its pause, its budget of the day, its own wish, or the end of a lease.';
COMMENT ON COLUMN checked_hosts.due_at IS 'When the first of its links is to be asked for.';
COMMENT ON COLUMN checked_hosts.lease IS 'Of the process that asks it now. What another one finds out is not written down.';
COMMENT ON COLUMN checked_hosts.asked IS 'So many times on asked_on, a day in Bangkok.';
COMMENT ON COLUMN checked_hosts.answered_at IS 'When it last said anything at all: whether the office is online is told by that.';
CREATE INDEX checked_hosts_due ON checked_hosts (next_at);
CREATE INDEX checked_hosts_asked ON checked_hosts (asked_at);
CREATE INDEX checked_hosts_answered ON checked_hosts (answered_at);

CREATE TABLE checked_targets (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('link', 'file')),
  address text NOT NULL CHECK (octet_length(address) BETWEEN 1 AND 2000),
  host text REFERENCES checked_hosts,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'working', 'failing', 'broken', 'unclear')),
  since timestamptz NOT NULL,
  checked_at timestamptz,
  failure text,
  status integer,
  failed_days smallint NOT NULL DEFAULT 0 CHECK (failed_days >= 0),
  last_failed_on date,
  next_check_at timestamptz NOT NULL,
  read_at timestamptz,
  UNIQUE (kind, address),
  CONSTRAINT checked_targets_host CHECK ((kind = 'link') = (host IS NOT NULL)),
  CONSTRAINT checked_targets_failure CHECK ((state IN ('failing', 'broken', 'unclear')) = (failure IS NOT NULL))
);
COMMENT ON TABLE checked_targets IS 'Addresses and files that something public points to, each once, and how they were found last.';
COMMENT ON COLUMN checked_targets.address IS 'Of a link as it is asked for, without what stands behind a #; of a file its SHA-256.';
COMMENT ON COLUMN checked_targets.since IS 'When it came to this state; of a broken link, when it was first found not to work.';
COMMENT ON COLUMN checked_targets.status IS 'What the server answered last; null without an answer.';
COMMENT ON COLUMN checked_targets.failed_days IS 'On so many days in a row it failed, by the days of Bangkok.';
COMMENT ON COLUMN checked_targets.read_at IS 'Of a file: when all its bytes were last known to be those of its digest.';
CREATE INDEX checked_targets_of_host ON checked_targets (host, next_check_at) WHERE kind = 'link';
CREATE INDEX checked_targets_files ON checked_targets (next_check_at) WHERE kind = 'file';

CREATE TABLE checked_uses (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  target_id uuid NOT NULL REFERENCES checked_targets ON DELETE CASCADE,
  publication_id uuid NOT NULL REFERENCES public_cards ON DELETE CASCADE,
  label text NOT NULL,
  places text[] NOT NULL CHECK (places <@ ARRAY['external_link', 'body', 'source', 'file'] AND cardinality(places) > 0),
  -- What the card and the target say; the database fills in these.
  item_id uuid NOT NULL,
  work_group text NOT NULL,
  state text NOT NULL,
  since timestamptz NOT NULL,
  UNIQUE (publication_id, target_id)
);
COMMENT ON TABLE checked_uses IS 'Which publication points to what. What it needs for a list is kept beside it.';
COMMENT ON COLUMN checked_uses.label IS 'Of a file its name in this publication; of a link its address again.';
ALTER TABLE checked_uses ALTER work_group SET (n_distinct = -0.01), ALTER state SET (n_distinct = -0.01);
CREATE INDEX checked_uses_of_target ON checked_uses (target_id);
-- Any filters together, the latest change first.
CREATE INDEX checked_uses_recent ON checked_uses (since DESC, id DESC);
CREATE INDEX checked_uses_s ON checked_uses (state, since DESC, id DESC);
CREATE INDEX checked_uses_w ON checked_uses (work_group, since DESC, id DESC);
CREATE INDEX checked_uses_sw ON checked_uses (state, work_group, since DESC, id DESC);

-- What does not work now, for everyone: nobody writes it but the triggers below.
CREATE TABLE public_faults (
  use_id uuid PRIMARY KEY REFERENCES checked_uses ON DELETE CASCADE,
  publication_id uuid NOT NULL REFERENCES public_cards ON DELETE CASCADE,
  kind text NOT NULL,
  label text NOT NULL,
  failure text NOT NULL,
  since timestamptz NOT NULL
);
COMMENT ON TABLE public_faults IS 'One row for each link and file of what is public now that is broken now; kept by keep_public_fault().';
CREATE INDEX public_faults_recent ON public_faults (since DESC, use_id DESC);
CREATE INDEX public_faults_of_publication ON public_faults (publication_id);

CREATE FUNCTION await_checks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO checked_publications (publication_id) VALUES (NEW.publication_id);
  RETURN NULL;
END $$;
CREATE TRIGGER await_checks AFTER INSERT ON public_cards FOR EACH ROW EXECUTE FUNCTION await_checks();

CREATE FUNCTION keep_checked_use() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT c.item_id, c.work_group INTO STRICT NEW.item_id, NEW.work_group
    FROM public_cards c WHERE c.publication_id = NEW.publication_id;
  -- Whoever writes down how the target is waits until this one is there to be told.
  SELECT t.state, t.since INTO STRICT NEW.state, NEW.since FROM checked_targets t WHERE t.id = NEW.target_id FOR UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_checked_use BEFORE INSERT ON checked_uses FOR EACH ROW EXECUTE FUNCTION keep_checked_use();

CREATE FUNCTION keep_public_fault(used uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM public_faults WHERE use_id = used;
  INSERT INTO public_faults (use_id, publication_id, kind, label, failure, since)
    SELECT u.id, u.publication_id, t.kind, u.label, t.failure, t.since
    FROM checked_uses u JOIN checked_targets t ON t.id = u.target_id WHERE u.id = used AND t.state = 'broken';
$$;

CREATE FUNCTION tell_checked_uses() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE checked_uses SET state = NEW.state, since = NEW.since WHERE target_id = NEW.id;
  IF 'broken' IN (OLD.state, NEW.state) THEN
    PERFORM keep_public_fault(u.id) FROM checked_uses u WHERE u.target_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_checked_uses AFTER UPDATE ON checked_targets FOR EACH ROW
  WHEN ((OLD.state, OLD.since, OLD.failure) IS DISTINCT FROM (NEW.state, NEW.since, NEW.failure))
  EXECUTE FUNCTION tell_checked_uses();

CREATE FUNCTION tell_new_use() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_public_fault(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_new_use AFTER INSERT ON checked_uses FOR EACH ROW
  WHEN (NEW.state = 'broken') EXECUTE FUNCTION tell_new_use();

REVOKE ALL ON FUNCTION await_checks(), keep_checked_use(), keep_public_fault(uuid), tell_checked_uses(), tell_new_use() FROM PUBLIC;

-- What is public already is read by a job, once the program runs.
INSERT INTO checked_publications (publication_id) SELECT publication_id FROM public_cards;

GRANT SELECT, UPDATE ON checked_publications TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON checked_hosts, checked_targets TO phoeiphrae_app;
GRANT SELECT, INSERT, DELETE ON checked_uses TO phoeiphrae_app;
GRANT SELECT ON public_faults TO phoeiphrae_app, phoeiphrae_public;
