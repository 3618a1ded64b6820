-- Citizens who follow a part of what is published by e-mail: who asked, for what, and what they are to be told.
-- Addresses are personal data: nobody but the program reads these tables, and what is ended is deleted.

CREATE TABLE subscription_topics (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  query text NOT NULL UNIQUE CHECK (query = '' OR query LIKE '?_%'),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE subscription_topics IS 'Each part of what is published that somebody follows, once, however many do.';
COMMENT ON COLUMN subscription_topics.query IS 'Filters of the public list as they stand in an address, in one order; empty for everything.';

CREATE TABLE subscribers (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  address text NOT NULL CHECK (address ~ '^[A-Za-z0-9._%+''-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$' AND length(address) <= 254),
  locale text NOT NULL CHECK (locale IN ('th', 'en')),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE subscribers IS 'Addresses that were asked for or confirmed. With its last subscription an address goes.';
CREATE UNIQUE INDEX subscribers_address ON subscribers (lower(address));

CREATE TABLE subscriptions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  subscriber_id uuid NOT NULL REFERENCES subscribers ON DELETE CASCADE,
  topic_id uuid NOT NULL REFERENCES subscription_topics,
  requested_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  since_leaf bigint CHECK (since_leaf >= 0),
  UNIQUE (subscriber_id, topic_id),
  CONSTRAINT subscriptions_told_once_confirmed CHECK ((confirmed_at IS NULL) = (since_leaf IS NULL))
);
COMMENT ON COLUMN subscriptions.since_leaf IS 'The first leaf of the public log that came after it was confirmed: nothing older is told.';
CREATE INDEX subscriptions_of_topic ON subscriptions (topic_id);
CREATE INDEX subscriptions_unconfirmed ON subscriptions (requested_at) WHERE confirmed_at IS NULL;
CREATE INDEX subscriptions_since ON subscriptions (since_leaf) WHERE confirmed_at IS NOT NULL;

CREATE TABLE subscriber_links (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  subscriber_id uuid NOT NULL REFERENCES subscribers ON DELETE CASCADE,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE subscriber_links IS 'The secret in the links of each mail, by its digest alone. Whoever has it sees and ends what that address follows.';
CREATE INDEX subscriber_links_of ON subscriber_links (subscriber_id);
CREATE INDEX subscriber_links_age ON subscriber_links (made_at);

CREATE TABLE digest_rounds (
  day date PRIMARY KEY,
  from_leaf bigint NOT NULL,
  to_leaf bigint NOT NULL,
  next_leaf bigint NOT NULL,
  queued_to uuid,
  done_at timestamptz,
  CONSTRAINT digest_rounds_in_order CHECK (0 <= from_leaf AND from_leaf <= next_leaf AND next_leaf <= to_leaf)
);
COMMENT ON TABLE digest_rounds IS 'What is told on a day: the leaves of the public log from one to before another, and how far that has come.';
COMMENT ON COLUMN digest_rounds.next_leaf IS 'The first that is not compared with the topics yet.';
COMMENT ON COLUMN digest_rounds.queued_to IS 'The last subscriber whose mail was written, in the order of their ids.';

CREATE TABLE digest_matches (
  day date NOT NULL REFERENCES digest_rounds ON DELETE CASCADE,
  topic_id uuid NOT NULL REFERENCES subscription_topics ON DELETE CASCADE,
  leaf bigint NOT NULL,
  slug text NOT NULL,
  revision_number integer NOT NULL,
  PRIMARY KEY (day, topic_id, leaf)
);
COMMENT ON TABLE digest_matches IS 'What became public and is in a topic. Whether it still is, and its words, are asked when the mail goes.';
CREATE INDEX digest_matches_of_topic ON digest_matches (topic_id);

GRANT SELECT, INSERT, DELETE ON subscriber_links, digest_matches TO phoeiphrae_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON subscription_topics, subscribers, subscriptions, digest_rounds TO phoeiphrae_app;

-- Their mail is sent as that of staff is, after it.
ALTER TABLE outbox ALTER COLUMN user_id DROP NOT NULL;
ALTER TABLE outbox ADD COLUMN subscriber_id uuid REFERENCES subscribers ON DELETE CASCADE;
ALTER TABLE outbox ADD CONSTRAINT outbox_one_reader CHECK (num_nonnulls(user_id, subscriber_id) = 1);
COMMENT ON COLUMN outbox.subscriber_id IS 'A citizen, in place of a user. What is for an address goes with it.';
CREATE INDEX outbox_of_subscriber ON outbox (subscriber_id, created_at) WHERE subscriber_id IS NOT NULL;
-- Staff first, then who waits for a link, then the daily digests.
ALTER TABLE outbox ADD COLUMN turn smallint NOT NULL DEFAULT 0 CHECK (turn BETWEEN 0 AND 2);
COMMENT ON COLUMN outbox.turn IS '0 for staff, 1 for links that somebody waits for, 2 for digests: what is due goes in this order.';
CREATE INDEX outbox_turn ON outbox (turn, next_try_at, id) WHERE sent_at IS NULL AND dropped_at IS NULL AND failed_at IS NULL;
-- What was sent to citizens is deleted after some days.
CREATE INDEX outbox_age_of_subscribers ON outbox (created_at) WHERE subscriber_id IS NOT NULL;
GRANT DELETE ON outbox TO phoeiphrae_app;
