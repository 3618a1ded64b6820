-- What citizens say of an item, or of the site as a whole. Nobody is asked who they are; what looks like personal data in their
-- words is masked before it comes here. Read by whoever monitors; shown to the public with an answer, or not, and counted.

CREATE TABLE opinions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  receipt_sha256 text NOT NULL UNIQUE CHECK (receipt_sha256 ~ '^[0-9a-f]{64}$'),
  item_id uuid REFERENCES items,
  useful boolean,
  words text NOT NULL CHECK (length(words) <= 2000),
  locale text NOT NULL CHECK (locale IN ('th', 'en')),
  proven boolean NOT NULL,
  in_flood boolean NOT NULL DEFAULT false,
  received_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'shown', 'kept', 'set_aside')),
  reason text,
  answer_th text NOT NULL DEFAULT '' CHECK (length(answer_th) <= 2000),
  answer_en text NOT NULL DEFAULT '' CHECK (length(answer_en) <= 2000),
  answered_at timestamptz,
  judged_by jsonb,
  judged_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT opinions_say_something CHECK (useful IS NOT NULL OR words <> ''),
  CONSTRAINT opinions_judged CHECK ((state = 'waiting') = (judged_at IS NULL) AND (judged_at IS NULL) = (judged_by IS NULL)),
  CONSTRAINT opinions_set_aside_for_a_reason CHECK ((state = 'set_aside') = (reason IS NOT NULL)),
  CONSTRAINT opinions_answered_where_shown CHECK
    ((answer_th || answer_en <> '') = (answered_at IS NOT NULL) AND (answered_at IS NULL OR state = 'shown'))
);
COMMENT ON TABLE opinions IS 'What citizens say. Their words are never changed afterwards.';
COMMENT ON COLUMN opinions.receipt_sha256 IS 'The digest of the code by which whoever said it sees what became of it.';
COMMENT ON COLUMN opinions.item_id IS 'What it is about; null for the site as a whole.';
COMMENT ON COLUMN opinions.proven IS 'Whether the sender’s machine did the work that is asked of robots. What has no such proof counts once somebody has read it.';
COMMENT ON COLUMN opinions.in_flood IS 'Came while there were more than people send: counts once somebody has read it.';
CREATE INDEX opinions_newest ON opinions (received_at DESC, id DESC);
CREATE INDEX opinions_by_state ON opinions (state, received_at DESC, id DESC);
CREATE INDEX opinions_by_item ON opinions (item_id, received_at DESC, id DESC);
CREATE INDEX opinions_by_item_and_state ON opinions (item_id, state, received_at DESC, id DESC);

CREATE TABLE opinion_floods (
  day date NOT NULL,
  item_id uuid REFERENCES items,
  refused integer NOT NULL CHECK (refused > 0),
  CONSTRAINT opinion_floods_of_a_day UNIQUE NULLS NOT DISTINCT (day, item_id)
);
COMMENT ON TABLE opinion_floods IS 'How many were turned away on a day because there were too many at once. Nothing else is kept of them.';

CREATE TABLE opinion_proofs (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  until timestamptz NOT NULL
);
COMMENT ON TABLE opinion_proofs IS 'Work that was used: each serves once. Forgotten when it would not serve any more.';
CREATE INDEX opinion_proofs_old ON opinion_proofs (until);

GRANT SELECT, INSERT ON opinions, opinion_floods TO phoeiphrae_app;
GRANT UPDATE (in_flood, state, reason, answer_th, answer_en, answered_at, judged_by, judged_at, version) ON opinions TO phoeiphrae_app;
GRANT UPDATE (refused) ON opinion_floods TO phoeiphrae_app;
GRANT SELECT, INSERT, DELETE ON opinion_proofs TO phoeiphrae_app;

-- The public reads what is shown, of what is public itself.
CREATE FUNCTION public_opinions(before timestamptz, before_id uuid, most integer)
RETURNS TABLE (id uuid, slug text, title text, useful boolean, words text, received_at timestamptz, answer_th text, answer_en text,
  answered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT o.id, c.slug, c.title, o.useful, o.words, o.received_at, o.answer_th, o.answer_en, o.answered_at
  FROM opinions o LEFT JOIN public_cards c ON c.item_id = o.item_id
  WHERE o.state = 'shown' AND (o.received_at, o.id) < (before, before_id) AND (o.item_id IS NULL OR c.item_id IS NOT NULL)
  ORDER BY o.received_at DESC, o.id DESC LIMIT most;
END;

CREATE FUNCTION public_opinions_of(address text, before timestamptz, before_id uuid, most integer)
RETURNS TABLE (id uuid, slug text, title text, useful boolean, words text, received_at timestamptz, answer_th text, answer_en text,
  answered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT o.id, c.slug, c.title, o.useful, o.words, o.received_at, o.answer_th, o.answer_en, o.answered_at
  FROM public_cards c JOIN opinions o ON o.item_id = c.item_id
  WHERE c.slug = address AND o.state = 'shown' AND (o.received_at, o.id) < (before, before_id)
  ORDER BY o.received_at DESC, o.id DESC LIMIT most;
END;

REVOKE ALL ON FUNCTION public_opinions(timestamptz, uuid, integer), public_opinions_of(text, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_opinions(timestamptz, uuid, integer), public_opinions_of(text, timestamptz, uuid, integer)
  TO phoeiphrae_public, phoeiphrae_app;

-- Pages show them, and what became of one: whoever keeps answers is told.
CREATE FUNCTION tell_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_change', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_opinion AFTER UPDATE OF state, answer_th, answer_en ON opinions
  FOR EACH ROW EXECUTE FUNCTION tell_opinion();
