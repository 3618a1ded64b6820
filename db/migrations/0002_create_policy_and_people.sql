-- The announcement, version by version, and the people: accounts, appointments, committee, sessions.

CREATE TABLE policies (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version integer NOT NULL UNIQUE CHECK (version >= 1),
  code text NOT NULL,
  effective_from date NOT NULL,
  document jsonb NOT NULL,
  sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  loaded_at timestamptz NOT NULL
);
COMMENT ON TABLE policies IS 'Versions of the announcement as data; never changed once loaded.';

CREATE TABLE work_groups (
  code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]{0,63}$'),
  name_th text NOT NULL,
  name_en text NOT NULL,
  aliases text[] NOT NULL DEFAULT '{}',
  active boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  username text NOT NULL UNIQUE CHECK (username ~ '^[a-z][a-z0-9._-]{2,59}$'),
  name text NOT NULL,
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT true,
  one_time_password_expires_at timestamptz,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'ended')),
  is_demo boolean NOT NULL DEFAULT false,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON COLUMN users.is_demo IS 'A demonstration account; production refuses to start while one exists.';

CREATE TABLE appointments (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  post text NOT NULL,
  capacity text NOT NULL CHECK (capacity IN ('substantive', 'acting', 'performing', 'delegated')),
  work_groups text[] NOT NULL DEFAULT '{}',
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from - 1),
  order_number text,
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES users,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT appointments_order_number CHECK (capacity = 'substantive' OR order_number IS NOT NULL)
);
COMMENT ON COLUMN appointments.valid_to IS
  'Last day (Asia/Bangkok) on which it holds; it ends by itself. The day before valid_from: revoked before it held a whole day.';
CREATE INDEX appointments_by_user ON appointments (user_id);
CREATE INDEX appointments_by_post ON appointments (post, valid_from, valid_to);

CREATE TABLE committee_memberships (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seat integer NOT NULL CHECK (seat >= 1),
  user_id uuid NOT NULL REFERENCES users,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  order_number text NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX committee_memberships_by_user ON committee_memberships (user_id);

CREATE TABLE sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  refresh_hash text NOT NULL UNIQUE,
  previous_refresh_hash text,
  rotated_at timestamptz,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text,
  user_agent text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT ''
);
COMMENT ON COLUMN sessions.previous_refresh_hash IS 'A second use of this one means that the token was stolen: the session ends.';
CREATE INDEX sessions_by_user ON sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_by_previous ON sessions (previous_refresh_hash);

CREATE TABLE throttle_hits (
  bucket text NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE throttle_hits IS 'Failed sign-ins by hashed bucket; shared by all API processes.';
CREATE INDEX throttle_hits_by_bucket ON throttle_hits (bucket, at);

CREATE TABLE idempotency_keys (
  user_id uuid NOT NULL REFERENCES users,
  key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  request_hash text NOT NULL,
  status integer,
  headers jsonb,
  body jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, key)
);
COMMENT ON TABLE idempotency_keys IS 'Answer of each keyed write, kept so that a retry has one effect.';

GRANT SELECT, INSERT ON policies TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE ON work_groups, users, appointments, committee_memberships, sessions TO phoeiphrae_app;
GRANT SELECT, INSERT, DELETE ON throttle_hits TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO phoeiphrae_app;
