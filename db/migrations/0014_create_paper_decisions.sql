-- Decisions signed with ink. The scan is evidence: never public, never changed; the decision itself is written when a
-- second person has compared the scan, and then counts as any other.

CREATE TABLE paper_decisions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  revision_id uuid NOT NULL REFERENCES revisions,
  round integer NOT NULL CHECK (round > 0),
  step text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('endorse', 'approve')),
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  paper text NOT NULL CHECK (paper IN ('memo', 'form')),
  sha256 text NOT NULL REFERENCES blobs,
  name text NOT NULL,
  media_type text NOT NULL,
  signer uuid NOT NULL REFERENCES users,
  appointment_id uuid NOT NULL REFERENCES appointments,
  signer_stamp jsonb NOT NULL,
  signed_on date NOT NULL,
  note text,
  state text NOT NULL DEFAULT 'recorded' CHECK (state IN ('recorded', 'confirmed', 'refused')),
  recorded_by uuid NOT NULL REFERENCES users,
  recorded_stamp jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  checked_by uuid REFERENCES users,
  checked_stamp jsonb,
  checked_at timestamptz,
  refusal text,
  decision_id uuid UNIQUE REFERENCES decisions,
  CONSTRAINT paper_decisions_checked CHECK (
    CASE state WHEN 'recorded' THEN num_nonnulls(checked_by, checked_stamp, checked_at, refusal, decision_id) = 0
      WHEN 'confirmed' THEN num_nulls(checked_by, checked_stamp, checked_at, decision_id) = 0 AND refusal IS NULL
      ELSE num_nulls(checked_by, checked_stamp, checked_at, refusal) = 0 AND decision_id IS NULL END),
  CONSTRAINT paper_decisions_four_eyes CHECK (
    recorded_by <> signer AND checked_by IS DISTINCT FROM recorded_by AND checked_by IS DISTINCT FROM signer)
);
COMMENT ON TABLE paper_decisions IS 'Scans of papers signed with ink, who signed them, who recorded and who compared them.';
COMMENT ON COLUMN paper_decisions.state IS 'A recorded one whose item has moved on is void; that follows from the item and is not written.';
CREATE INDEX paper_decisions_by_item ON paper_decisions (item_id, recorded_at);
CREATE INDEX paper_decisions_by_blob ON paper_decisions (sha256);
CREATE UNIQUE INDEX paper_decisions_one_waits ON paper_decisions (revision_id, round, step) WHERE state = 'recorded';

-- What was recorded stays as it was; it is confirmed or refused once.
CREATE FUNCTION guard_paper_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'recorded' OR NEW.state = 'recorded'
    OR to_jsonb(NEW) - '{state,checked_by,checked_stamp,checked_at,refusal,decision_id}'::text[]
      IS DISTINCT FROM to_jsonb(OLD) - '{state,checked_by,checked_stamp,checked_at,refusal,decision_id}'::text[] THEN
    RAISE EXCEPTION 'paper decision % can only be confirmed or refused, once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_paper_decision BEFORE UPDATE ON paper_decisions
  FOR EACH ROW EXECUTE FUNCTION guard_paper_decision();

-- No decision says that it was signed on paper without a scan of it that a second person has confirmed, for the same
-- step and content and of the same person. Asked at the end of the transaction, since each row names the other.
CREATE FUNCTION guard_paper_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.signature ->> 'class' = 'paper' AND NOT EXISTS (
      SELECT FROM paper_decisions p
      WHERE p.decision_id = NEW.id AND p.state = 'confirmed' AND p.sha256 = NEW.signature ->> 'evidence'
        AND p.signer = NEW.decided_by AND p.kind = NEW.kind AND p.revision_id = NEW.revision_id
        AND p.round = NEW.round AND p.step = NEW.step AND p.content_hash = NEW.content_hash
        AND NOT EXISTS (SELECT FROM revision_contributors c
          WHERE c.revision_id = p.revision_id AND c.user_id = p.checked_by)) THEN
    RAISE EXCEPTION 'decision % has no confirmed paper', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_paper_signature AFTER INSERT ON decisions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_paper_signature();

GRANT SELECT, INSERT, UPDATE ON paper_decisions TO phoeiphrae_app;
