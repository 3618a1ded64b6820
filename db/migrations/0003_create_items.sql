-- Items, their revisions, the decisions on them, and what is on the public site.
-- Working copies (revisions) and live copies (publications) are different tables on purpose.

CREATE TABLE items (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE,
  work_group text NOT NULL REFERENCES work_groups,
  created_by uuid NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- A summary of the revision that matters now, kept in the same transaction, so that lists need no joins.
  title text NOT NULL,
  category text NOT NULL,
  track text NOT NULL CHECK (track IN ('approval', 'immediate')),
  fiscal_year integer,
  state text NOT NULL,
  step text,
  held_since timestamptz NOT NULL,
  live boolean NOT NULL DEFAULT false,
  search_text text NOT NULL DEFAULT ''
);
CREATE INDEX items_recent ON items (updated_at DESC, id DESC);
CREATE INDEX items_by_category ON items (category, updated_at DESC, id DESC);
CREATE INDEX items_by_work_group ON items (work_group, updated_at DESC, id DESC);
CREATE INDEX items_by_state ON items (state, step, updated_at DESC, id DESC);
CREATE INDEX items_by_fiscal_year ON items (fiscal_year, updated_at DESC, id DESC);
CREATE INDEX items_by_track ON items (track, updated_at DESC, id DESC);
CREATE INDEX items_held_since ON items (held_since);
CREATE INDEX items_search ON items USING gin (search_text gin_trgm_ops);

CREATE TABLE revisions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  number integer NOT NULL CHECK (number >= 1),
  state text NOT NULL CHECK (state IN ('draft', 'in_review', 'returned', 'approved', 'scheduled', 'published',
    'superseded', 'withdrawn', 'expired', 'rejected', 'discarded')),
  track text NOT NULL CHECK (track IN ('approval', 'immediate')),
  category text NOT NULL,
  policy_id uuid NOT NULL REFERENCES policies,
  content jsonb NOT NULL,
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  self_check jsonb NOT NULL DEFAULT '[]',
  round integer NOT NULL DEFAULT 0,
  step text,
  created_by uuid NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  state_since timestamptz NOT NULL,
  submitted_at timestamptz,
  submitted_by uuid REFERENCES users,
  publish_at timestamptz,
  published_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  UNIQUE (item_id, number),
  CONSTRAINT revisions_step_in_review CHECK ((state = 'in_review') = (step IS NOT NULL)),
  CONSTRAINT revisions_scheduled_time CHECK ((state = 'scheduled') = (publish_at IS NOT NULL))
);
COMMENT ON COLUMN revisions.round IS 'How often it was submitted; decisions count within their round.';
CREATE UNIQUE INDEX revisions_one_open ON revisions (item_id)
  WHERE state IN ('draft', 'in_review', 'returned', 'approved', 'scheduled');
CREATE UNIQUE INDEX revisions_one_published ON revisions (item_id) WHERE state = 'published';
CREATE INDEX revisions_scheduled ON revisions (publish_at) WHERE state = 'scheduled';
CREATE INDEX revisions_in_review ON revisions (step, state_since) WHERE state = 'in_review';

CREATE TABLE revision_contributors (
  revision_id uuid NOT NULL REFERENCES revisions,
  user_id uuid NOT NULL REFERENCES users,
  stamp jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (revision_id, user_id)
);
COMMENT ON TABLE revision_contributors IS 'Everyone who wrote on a revision; none of them may decide on it.';

CREATE TABLE decisions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  revision_id uuid NOT NULL REFERENCES revisions,
  round integer NOT NULL,
  step text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('endorse', 'approve', 'return', 'reject', 'pass_over')),
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  decided_by uuid REFERENCES users,
  appointment_id uuid REFERENCES appointments,
  stamp jsonb NOT NULL,
  reason_code text,
  reason text,
  statement jsonb,
  decided_at timestamptz NOT NULL,
  CONSTRAINT decisions_person CHECK (kind = 'pass_over' OR (decided_by IS NOT NULL AND appointment_id IS NOT NULL)),
  CONSTRAINT decisions_reason CHECK (kind IN ('endorse', 'approve') OR reason IS NOT NULL),
  CONSTRAINT decisions_signed CHECK (kind <> 'approve' OR statement IS NOT NULL)
);
CREATE INDEX decisions_by_revision ON decisions (revision_id, decided_at);
-- Four eyes by person: one decision a person and round; and one outcome a step and round.
CREATE UNIQUE INDEX decisions_once_a_person ON decisions (revision_id, round, decided_by) WHERE decided_by IS NOT NULL;
CREATE UNIQUE INDEX decisions_once_a_step ON decisions (revision_id, round, step);

CREATE TABLE publications (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  revision_id uuid NOT NULL UNIQUE REFERENCES revisions,
  revision_number integer NOT NULL,
  slug text NOT NULL,
  category text NOT NULL,
  track text NOT NULL,
  work_group text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL,
  fiscal_year integer,
  -- What was approved, as the canonical text (RFC 8785) that the hash was made of.
  canonical text NOT NULL,
  content_hash text NOT NULL,
  policy_version integer NOT NULL,
  approvals jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  published_by jsonb NOT NULL,
  first_published_at timestamptz NOT NULL,
  valid_until date,
  search_text text NOT NULL DEFAULT '',
  ended_at timestamptz,
  ended text CHECK (ended IN ('superseded', 'withdrawn', 'expired')),
  taken_down boolean NOT NULL DEFAULT false,
  end_reason text,
  ended_by text,
  CONSTRAINT publications_ended CHECK ((ended_at IS NULL) = (ended IS NULL)),
  CONSTRAINT publications_hash CHECK (content_hash = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'))
);
CREATE UNIQUE INDEX publications_one_live ON publications (item_id) WHERE ended_at IS NULL;
CREATE INDEX publications_recent ON publications (published_at DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX publications_by_category ON publications (category, published_at DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX publications_by_track ON publications (track, published_at DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX publications_by_work_group ON publications (work_group, published_at DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX publications_by_fiscal_year ON publications (fiscal_year, published_at DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX publications_by_slug ON publications (slug, published_at DESC);
CREATE INDEX publications_expiring ON publications (valid_until) WHERE ended_at IS NULL AND valid_until IS NOT NULL;
CREATE INDEX publications_search ON publications USING gin (search_text gin_trgm_ops) WHERE ended_at IS NULL;

CREATE TABLE remarks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  item_id uuid NOT NULL REFERENCES items,
  revision_number integer NOT NULL,
  user_id uuid NOT NULL REFERENCES users,
  stamp jsonb NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX remarks_by_item ON remarks (item_id, created_at);

CREATE TABLE notices (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  kind text NOT NULL,
  item_id uuid REFERENCES items,
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE notices IS 'What a person is told in the console; written in the transaction of the act it tells of.';
CREATE INDEX notices_by_user ON notices (user_id, created_at DESC);

GRANT SELECT, INSERT, UPDATE ON items, revisions, publications, notices TO phoeiphrae_app;
GRANT SELECT, INSERT ON revision_contributors, decisions, remarks TO phoeiphrae_app;
