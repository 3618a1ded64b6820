-- A right password that was being checked stood among the failures until it was taken back: a process that was killed in
-- between left a failure behind that nobody had made. What is under way is no failure, and ends by itself.

CREATE TABLE throttle_attempts (
  id uuid NOT NULL,
  bucket text NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (id, bucket)
);
COMMENT ON TABLE throttle_attempts IS 'What may be guessed and is being checked, by hashed bucket; gone with its outcome.';
COMMENT ON COLUMN throttle_attempts.until IS 'After this moment its process is taken for dead, and it counts no more.';
CREATE INDEX throttle_attempts_by_bucket ON throttle_attempts (bucket, until);

GRANT SELECT, INSERT, DELETE ON throttle_attempts TO phoeiphrae_app;
