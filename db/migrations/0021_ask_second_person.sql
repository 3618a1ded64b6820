-- Nobody alone: what gives or takes power waits until a second person confirms it.

CREATE TABLE envelope_codes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  used_by uuid REFERENCES users
);
COMMENT ON TABLE envelope_codes IS
  'Codes printed for a sealed envelope: by one the holder of the last step shows to have been reached past every administrator. The newest unused one counts.';
CREATE INDEX envelope_codes_unused ON envelope_codes (created_at) WHERE used_at IS NULL;

CREATE TABLE power_acts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('appointment', 'seat', 'password', 'second_factor', 'passkey')),
  subject_id uuid NOT NULL REFERENCES users,
  -- The order (of an appointment or a seat) as it was asked for, or the passkey that is to be revoked.
  asked jsonb NOT NULL,
  order_number text,
  order_file text CHECK (order_file ~ '^[0-9a-f]{64}$'),
  requested_by uuid NOT NULL REFERENCES users,
  requested_stamp jsonb NOT NULL,
  requested_at timestamptz NOT NULL,
  lapses_at timestamptz NOT NULL,
  -- One half of a one-time password, encrypted, for as long as the act waits; the other half is made when it is confirmed.
  half_password text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid REFERENCES users,
  decided_stamp jsonb,
  decided_at timestamptz,
  reason text,
  -- The code by which the person concerned stood in for a second person: whoever asked does not have it.
  envelope_code_id uuid REFERENCES envelope_codes,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT power_acts_decided CHECK ((state = 'waiting') = (decided_by IS NULL)
    AND num_nulls(decided_by, decided_stamp, decided_at) IN (0, 3)),
  -- Whoever asks confirms nothing, and whoever it is about only with the envelope.
  CONSTRAINT power_acts_second_person CHECK (state <> 'confirmed'
    OR (decided_by <> requested_by AND (decided_by <> subject_id OR envelope_code_id IS NOT NULL))),
  CONSTRAINT power_acts_half_password CHECK (state = 'waiting' OR half_password IS NULL)
);
COMMENT ON TABLE power_acts IS
  'Appointments, seats and resets that wait for a second person, and what became of them. One that waits past lapses_at has lapsed.';
CREATE INDEX power_acts_by_time ON power_acts (requested_at DESC, id DESC);
CREATE INDEX power_acts_waiting ON power_acts (lapses_at) WHERE state = 'waiting';
CREATE INDEX power_acts_by_subject ON power_acts (subject_id);

CREATE FUNCTION guard_power_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting' OR to_jsonb(NEW) - '{state,decided_by,decided_stamp,decided_at,reason,envelope_code_id,version,half_password}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{state,decided_by,decided_stamp,decided_at,reason,envelope_code_id,version,half_password}'::text[] THEN
    RAISE EXCEPTION 'act of power % can only be decided, once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_power_act BEFORE UPDATE ON power_acts FOR EACH ROW EXECUTE FUNCTION guard_power_act();

ALTER TABLE appointments
  ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false,
  ADD COLUMN power_act_id uuid REFERENCES power_acts,
  ADD COLUMN confirmed_by text,
  ADD COLUMN order_file text CHECK (order_file ~ '^[0-9a-f]{64}$');
ALTER TABLE committee_memberships
  ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false,
  ADD COLUMN power_act_id uuid REFERENCES power_acts,
  ADD COLUMN confirmed_by text,
  ADD COLUMN order_file text CHECK (order_file ~ '^[0-9a-f]{64}$');
COMMENT ON COLUMN appointments.unconfirmed IS
  'Made when the office was set up, and not yet confirmed by the holder of the last step: shown so on every decision.';
COMMENT ON COLUMN appointments.confirmed_by IS 'The second person, as named at that moment.';
CREATE INDEX appointments_unconfirmed ON appointments (created_at) WHERE unconfirmed;
CREATE INDEX committee_memberships_unconfirmed ON committee_memberships (created_at) WHERE unconfirmed;

CREATE TABLE account_openers (
  user_id uuid NOT NULL REFERENCES users,
  opener_id uuid NOT NULL REFERENCES users,
  since timestamptz NOT NULL,
  PRIMARY KEY (user_id, opener_id)
);
COMMENT ON TABLE account_openers IS
  'Who, besides its owner, can open an account: whoever saw its one-time password, and whoever can open theirs. Empty once two people handed out a password, each one half.';
CREATE INDEX account_openers_by_opener ON account_openers (opener_id);

GRANT SELECT, INSERT, UPDATE ON power_acts, envelope_codes TO phoeiphrae_app;
GRANT SELECT, INSERT, DELETE ON account_openers TO phoeiphrae_app;
