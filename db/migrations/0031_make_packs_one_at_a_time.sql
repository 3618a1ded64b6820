-- A pack of evidence takes long and much: a person has one made at a time, sees how far it is, and may call it off from
-- anywhere. Whichever process makes it says so here, again and again while it works.

CREATE TABLE evidence_packs (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  id uuid NOT NULL,
  done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
  total integer NOT NULL CHECK (total >= 0),
  until timestamptz NOT NULL
);
COMMENT ON TABLE evidence_packs IS 'The pack of evidence that is being made for a person; gone with its end, however that comes.';
COMMENT ON COLUMN evidence_packs.done IS 'Steps of it that are done, out of total: each paper is one, each file two (checked, put in).';
COMMENT ON COLUMN evidence_packs.until IS 'After this moment its process is taken for dead, and another pack may be asked for.';

GRANT SELECT, INSERT, UPDATE, DELETE ON evidence_packs TO phoeiphrae_app;
