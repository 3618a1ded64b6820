-- What a signature is made of: the office's seal keys, people's passkeys, statements waiting to be signed, and the
-- second factor of a sign-in. Private keys are never here; what a time-based code is made from is encrypted.

CREATE TABLE seal_keys (
  key_id text PRIMARY KEY CHECK (key_id ~ '^[0-9a-f]{16}$'),
  -- 32 bytes (RFC 8032) in base64url.
  public_key text NOT NULL UNIQUE CHECK (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  -- A key after the first is announced by the one before it: canonical JSON, and that key's signature over it.
  previous_key_id text UNIQUE REFERENCES seal_keys,
  announcement text,
  announcement_signature text,
  CONSTRAINT seal_keys_id CHECK (
    key_id = left(encode(sha256(decode(translate(public_key, '-_', '+/') || '=', 'base64')), 'hex'), 16)),
  CONSTRAINT seal_keys_announced CHECK (num_nulls(previous_key_id, announcement, announcement_signature) IN (0, 3))
);
CREATE UNIQUE INDEX seal_keys_one_in_force ON seal_keys ((true)) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX seal_keys_one_first ON seal_keys ((true)) WHERE previous_key_id IS NULL;

CREATE FUNCTION guard_seal_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NOT NULL OR to_jsonb(NEW) - 'retired_at' IS DISTINCT FROM to_jsonb(OLD) - 'retired_at' THEN
    RAISE EXCEPTION 'seal key % can only be retired, once', OLD.key_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_seal_key BEFORE UPDATE ON seal_keys FOR EACH ROW EXECUTE FUNCTION guard_seal_key();

CREATE TABLE passkeys (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  credential_id text NOT NULL UNIQUE,
  -- COSE_Key (RFC 9052) in base64url.
  public_key text NOT NULL,
  algorithm integer NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  backed_up boolean NOT NULL DEFAULT false,
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid REFERENCES users,
  CONSTRAINT passkeys_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON TABLE passkeys IS 'Never deleted: a signature made before a key was revoked must stay checkable.';
CREATE INDEX passkeys_by_user ON passkeys (user_id, created_at);

CREATE FUNCTION guard_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL OR to_jsonb(NEW) - '{counter,backed_up,last_used_at,revoked_at,revoked_by}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{counter,backed_up,last_used_at,revoked_at,revoked_by}'::text[] THEN
    RAISE EXCEPTION 'passkey % can only be used or revoked', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_passkey BEFORE UPDATE ON passkeys FOR EACH ROW EXECUTE FUNCTION guard_passkey();

CREATE TABLE passkey_registrations (
  user_id uuid PRIMARY KEY REFERENCES users,
  challenge text NOT NULL,
  label text NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE passkey_registrations IS 'A passkey about to be made; one at a time for a person, gone once used.';

CREATE TABLE prepared_statements (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  item_id uuid NOT NULL REFERENCES items,
  revision_id uuid NOT NULL REFERENCES revisions,
  appointment_id uuid NOT NULL REFERENCES appointments,
  content_hash text NOT NULL,
  text text NOT NULL,
  note text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON TABLE prepared_statements IS 'Approval statements shown to the approver and not yet signed; kept for minutes.';
CREATE INDEX prepared_statements_by_expiry ON prepared_statements (expires_at);

CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users,
  -- The secret of RFC 6238, AES-256-GCM: nonce, tag and ciphertext in base64url, bound to the person.
  secret text NOT NULL,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  -- The newest time step (Unix time / 30 s) whose code was used; the same code does not work twice.
  last_step bigint
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES second_factors ON DELETE CASCADE,
  hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, hash)
);

CREATE TABLE pending_sign_ins (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  -- SHA-256 of the token that was given out; the account's version then, so that any change of it makes this void.
  token_hash text NOT NULL UNIQUE,
  user_version integer NOT NULL,
  challenge text NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE pending_sign_ins IS 'The password was right, the second factor is still to come; gone once used.';
CREATE INDEX pending_sign_ins_by_expiry ON pending_sign_ins (expires_at);

-- An approval is a statement, a signature of its class, and the office's seal over the statement. Approvals from before
-- this migration have none of them, and no honest ones can be made for them now: they alone are excepted (NOT VALID).
ALTER TABLE decisions ADD COLUMN statement_text text, ADD COLUMN signature jsonb, ADD COLUMN seal jsonb;
ALTER TABLE decisions DROP CONSTRAINT decisions_signed;
COMMENT ON COLUMN decisions.statement IS 'Of approvals before signatures were sealed; statement_text has replaced it.';
ALTER TABLE decisions ADD CONSTRAINT decisions_sealed CHECK (kind <> 'approve' OR coalesce(
  statement_text IS NOT NULL
  AND statement_text::jsonb ->> 'act' = 'approve'
  AND statement_text::jsonb ->> 'item' = item_id::text
  AND statement_text::jsonb ->> 'contentHash' = content_hash
  AND (statement_text::jsonb ->> 'round')::integer = round
  AND statement_text::jsonb ->> 'method' = signature ->> 'class'
  AND signature ->> 'class' IN ('passkey', 'password', 'paper')
  AND seal ->> 'keyId' IS NOT NULL AND seal ->> 'signature' IS NOT NULL, false)) NOT VALID;

CREATE VIEW public_seal_keys WITH (security_barrier) AS
  SELECT key_id, public_key, created_at, retired_at, previous_key_id, announcement, announcement_signature FROM seal_keys;

GRANT SELECT ON public_seal_keys TO phoeiphrae_public, phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE ON seal_keys, passkeys TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey_registrations, prepared_statements, second_factors, recovery_codes,
  pending_sign_ins TO phoeiphrae_app;
