-- An order of appointment is known by its number and by its file: the file itself is kept, for those who confirm it, for the
-- person concerned and for whoever answers for the whole. Orders of before named a file by its SHA-256 alone, and stay.

CREATE TABLE order_files (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  size bigint NOT NULL CHECK (size > 0),
  kept_by uuid NOT NULL REFERENCES users,
  kept_at timestamptz NOT NULL,
  bound_at timestamptz
);
COMMENT ON TABLE order_files IS 'Files of orders whose bytes are kept, under their SHA-256, in the blob store. An internal record.';
COMMENT ON COLUMN order_files.bound_at IS
  'When an order first named it; from then on it has a row in blobs and stays. One that none names is forgotten after a day.';
CREATE INDEX order_files_unbound ON order_files (kept_at) WHERE bound_at IS NULL;

CREATE FUNCTION guard_order_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.bound_at IS NOT NULL THEN
    RAISE EXCEPTION 'file % of an order stays as it is', OLD.sha256 USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard_order_file BEFORE UPDATE OR DELETE ON order_files
  FOR EACH ROW EXECUTE FUNCTION guard_order_file();

GRANT SELECT, INSERT, DELETE ON order_files TO phoeiphrae_app;
GRANT UPDATE (kept_at, bound_at) ON order_files TO phoeiphrae_app;
