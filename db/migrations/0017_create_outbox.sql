-- Mail: where people get it, and what is to be sent. A row is written in the transaction of the act that it tells of.

ALTER TABLE users ADD COLUMN email text
  CHECK (email ~ '^[A-Za-z0-9._%+''-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$' AND length(email) <= 254);
COMMENT ON COLUMN users.email IS 'Where the system writes to; an administrator sets it. Never public.';

CREATE TABLE outbox (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users,
  kind text NOT NULL,
  item_id uuid REFERENCES items,
  details jsonb NOT NULL DEFAULT '{}',
  dedupe_key text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  next_try_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  handed_at timestamptz,
  sent_at timestamptz,
  dropped_at timestamptz,
  failed_at timestamptz,
  last_error text,
  state text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN dropped_at IS NOT NULL THEN 'dropped'
      WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END) STORED,
  CONSTRAINT outbox_one_end CHECK (num_nonnulls(sent_at, dropped_at, failed_at) <= 1)
);
COMMENT ON TABLE outbox IS 'Mail to be sent, and what became of it. The words are made when it is sent, from what holds then.';
COMMENT ON COLUMN outbox.dedupe_key IS 'What the mail tells and to whom: told once, whoever asks for it again.';
COMMENT ON COLUMN outbox.next_try_at IS 'Not before then. While a process has it in hand: when another may take it.';
COMMENT ON COLUMN outbox.handed_at IS
  'Since when the mail server may have it. Without an answer after this it is not sent again: it may have arrived.';
COMMENT ON COLUMN outbox.dropped_at IS 'When it was found to be no longer for this person, or no longer true.';
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE sent_at IS NULL AND dropped_at IS NULL AND failed_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON outbox TO phoeiphrae_app;
