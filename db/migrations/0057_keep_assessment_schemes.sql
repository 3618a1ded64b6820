-- What assessors look for in a fiscal year, as data that an office brings, and where each number of it is to be found. The
-- numbers change every year, so nothing else refers to them: no address and no item knows of a number.

CREATE TABLE assessment_schemes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  owner text NOT NULL CHECK (owner ~ '^[a-z][a-z0-9_]{0,63}$'),
  owner_th text NOT NULL,
  owner_en text NOT NULL,
  fiscal_year integer NOT NULL,
  title_th text NOT NULL,
  title_en text NOT NULL,
  note_th text NOT NULL,
  note_en text NOT NULL,
  example boolean NOT NULL,
  shown boolean NOT NULL DEFAULT false,
  loaded_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (owner, fiscal_year)
);
COMMENT ON COLUMN assessment_schemes.fiscal_year IS 'The Christian-era year in which the fiscal year ends.';
COMMENT ON COLUMN assessment_schemes.example IS 'Not the assessor’s own list: said wherever it is shown.';
COMMENT ON COLUMN assessment_schemes.shown IS 'Whether the public page lists it: an act of its own, since a list is half empty when it is loaded.';
CREATE INDEX assessment_schemes_newest ON assessment_schemes (fiscal_year DESC, owner);

CREATE TABLE assessment_numbers (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  scheme_id uuid NOT NULL REFERENCES assessment_schemes,
  position integer NOT NULL,
  number text NOT NULL,
  title_th text NOT NULL,
  title_en text NOT NULL,
  elements jsonb NOT NULL,
  coverage text NOT NULL CHECK (coverage IN ('current_year', 'previous_year', 'first_half', 'standing')),
  cadence text NOT NULL CHECK (cadence IN ('on_change', 'yearly', 'half_yearly', 'quarterly', 'monthly')),
  work_group text REFERENCES work_groups,
  from_numbers text[] NOT NULL DEFAULT '{}',
  verified_at timestamptz,
  verified_by jsonb,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (scheme_id, number),
  CONSTRAINT assessment_numbers_verified_by_somebody CHECK ((verified_at IS NULL) = (verified_by IS NULL))
);
COMMENT ON COLUMN assessment_numbers.from_numbers IS 'The crosswalk: numbers of the year before, of the same owner, that this one goes on from.';
COMMENT ON COLUMN assessment_numbers.verified_at IS 'When somebody last looked whether its elements are there. The state is derived, and kept nowhere.';

CREATE TABLE assessment_addresses (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number_id uuid NOT NULL REFERENCES assessment_numbers ON DELETE CASCADE,
  position integer NOT NULL,
  item_id uuid REFERENCES items,
  page text CHECK (page ~ '^/[a-z0-9_/-]*$'),
  url text CHECK (url ~ '^https?://'),
  label text NOT NULL,
  explanation text NOT NULL,
  UNIQUE (number_id, position),
  CONSTRAINT assessment_addresses_one_place CHECK (num_nonnulls(item_id, page, url) = 1)
);
COMMENT ON COLUMN assessment_addresses.explanation IS 'For the assessor: where on the page it is.';
CREATE INDEX assessment_addresses_of_item ON assessment_addresses (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE assessment_checks (
  number_id uuid NOT NULL REFERENCES assessment_numbers ON DELETE CASCADE,
  element text NOT NULL,
  checked_by jsonb NOT NULL,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (number_id, element)
);
COMMENT ON TABLE assessment_checks IS 'Elements that somebody found on the page, who and when.';

GRANT SELECT, INSERT, UPDATE ON assessment_schemes TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON assessment_numbers TO phoeiphrae_app;
GRANT SELECT, INSERT, DELETE ON assessment_addresses, assessment_checks TO phoeiphrae_app;

-- What the public sees of it: schemes that are shown, and of their addresses those that it can read now. A draft that is
-- linked is not there at all, neither its title nor what is explained of it.
CREATE VIEW public_assessment_schemes WITH (security_barrier) AS
  SELECT id, owner, owner_th, owner_en, fiscal_year, title_th, title_en, note_th, note_en, example
  FROM assessment_schemes WHERE shown;

CREATE VIEW public_assessment_numbers WITH (security_barrier) AS
  SELECT n.id, n.scheme_id, n.position, n.number, n.title_th, n.title_en, n.work_group, n.verified_at
  FROM assessment_numbers n JOIN assessment_schemes s ON s.id = n.scheme_id WHERE s.shown;

CREATE VIEW public_assessment_addresses WITH (security_barrier) AS
  SELECT a.number_id, n.scheme_id, a.position, a.page, a.url, a.label, a.explanation, c.slug, c.title, c.published_at
  FROM assessment_addresses a
  JOIN assessment_numbers n ON n.id = a.number_id
  JOIN assessment_schemes s ON s.id = n.scheme_id
  LEFT JOIN public_cards c ON c.item_id = a.item_id
  WHERE s.shown AND (a.item_id IS NULL OR c.item_id IS NOT NULL);

GRANT SELECT ON public_assessment_schemes, public_assessment_numbers, public_assessment_addresses TO phoeiphrae_public;

-- Whoever keeps answers to the public is told.
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON assessment_schemes
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON assessment_numbers
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
CREATE TRIGGER tell_public_change AFTER INSERT OR UPDATE OR DELETE ON assessment_addresses
  FOR EACH STATEMENT EXECUTE FUNCTION tell_public_change();
