-- Addresses of the site that an office had before: they stand in letters, on posters and in other people's pages.

CREATE TABLE former_addresses (
  -- Path, and query where it had one, not encoded.
  address text PRIMARY KEY CHECK (address LIKE '/_%' AND length(address) <= 2000),
  -- An address of this site, and never one elsewhere.
  target text NOT NULL CHECK (target ~ '^/([^/\\]|$)' AND length(target) <= 2000)
);
GRANT SELECT ON former_addresses TO phoeiphrae_public;
GRANT SELECT, INSERT, DELETE ON former_addresses TO phoeiphrae_app;
