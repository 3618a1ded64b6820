-- What is public now, and nothing else, in a table of its own: a list of it is a walk down an index, which no view that
-- guards its rows would let an ORDER BY through to. Nobody writes it but the trigger on publications, so that no way of
-- publishing or ending can forget it.

CREATE TABLE public_cards (
  publication_id uuid PRIMARY KEY,
  item_id uuid NOT NULL UNIQUE,
  slug text NOT NULL UNIQUE,
  revision_number integer NOT NULL,
  category text NOT NULL,
  track text NOT NULL,
  work_group text NOT NULL,
  fiscal_year integer,
  title text NOT NULL,
  summary text NOT NULL,
  published_at timestamptz NOT NULL,
  first_published_at timestamptz NOT NULL
);
COMMENT ON TABLE public_cards IS 'One row for each publication that is public now; kept by keep_public_card().';
-- Plans are made once for all values. Whatever share of all a value has, its own index is walked: a filter that is taken to
-- let much through would be applied to a walk over everything, which goes on to the end for a value that is rare.
ALTER TABLE public_cards ALTER category SET (n_distinct = -0.01), ALTER track SET (n_distinct = -0.01),
  ALTER work_group SET (n_distinct = -0.01), ALTER fiscal_year SET (n_distinct = -0.01);

INSERT INTO public_cards (publication_id, item_id, slug, revision_number, category, track, work_group, fiscal_year, title,
    summary, published_at, first_published_at)
  SELECT id, item_id, slug, revision_number, category, track, work_group, fiscal_year, title, summary, published_at,
    first_published_at
  FROM publications WHERE ended_at IS NULL ORDER BY published_at, id;

-- Any filters together, newest first, from any place on: each set of columns that can be asked for has its order kept.
CREATE INDEX public_cards_recent ON public_cards (published_at DESC, publication_id DESC);
CREATE INDEX public_cards_c ON public_cards (category, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_t ON public_cards (track, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_w ON public_cards (work_group, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_y ON public_cards (fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_ct ON public_cards (category, track, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_cw ON public_cards (category, work_group, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_cy ON public_cards (category, fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_tw ON public_cards (track, work_group, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_ty ON public_cards (track, fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_wy ON public_cards (work_group, fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_ctw ON public_cards (category, track, work_group, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_cty ON public_cards (category, track, fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_cwy ON public_cards (category, work_group, fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_twy ON public_cards (track, work_group, fiscal_year, published_at DESC, publication_id DESC);
CREATE INDEX public_cards_ctwy
  ON public_cards (category, track, work_group, fiscal_year, published_at DESC, publication_id DESC);

CREATE FUNCTION keep_public_card() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public_cards WHERE publication_id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.ended_at IS NULL THEN
    INSERT INTO public_cards (publication_id, item_id, slug, revision_number, category, track, work_group, fiscal_year,
        title, summary, published_at, first_published_at)
      VALUES (NEW.id, NEW.item_id, NEW.slug, NEW.revision_number, NEW.category, NEW.track, NEW.work_group,
        NEW.fiscal_year, NEW.title, NEW.summary, NEW.published_at, NEW.first_published_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_public_card AFTER INSERT OR UPDATE OR DELETE ON publications
  FOR EACH ROW EXECUTE FUNCTION keep_public_card();

-- How many cards there are, in all and of each kind, kept, so that no request counts.
CREATE TABLE public_counts (
  counted_by text NOT NULL CHECK (counted_by IN ('all', 'category', 'track', 'work_group', 'fiscal_year', 'month')),
  -- Of the column that they are counted by; the month of publishing in Bangkok is like 2026-11. Empty for all.
  value text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (counted_by, value)
) WITH (fillfactor = 50);
COMMENT ON TABLE public_counts IS 'How many public_cards there are; kept by count_public_card(). What is not there is 0.';

CREATE FUNCTION public_counts_of(card public_cards) RETURNS TABLE (counted_by text, value text) LANGUAGE sql STABLE AS $$
  SELECT k, v FROM (VALUES ('all', ''), ('category', card.category), ('track', card.track),
    ('work_group', card.work_group), ('fiscal_year', card.fiscal_year::text),
    ('month', to_char(card.published_at AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM'))) x (k, v)
  WHERE v IS NOT NULL
$$;

INSERT INTO public_counts (counted_by, value, count)
  SELECT k.counted_by, k.value, count(*) FROM public_cards c CROSS JOIN LATERAL public_counts_of(c) k
  GROUP BY k.counted_by, k.value;

CREATE FUNCTION count_public_card() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Two transactions that count the same rows in another order would stop each other. The number is one of advisoryLocks.ts.
  PERFORM pg_advisory_xact_lock(5202577);
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public_counts k USING public_counts_of(OLD) o
      WHERE (k.counted_by, k.value) = (o.counted_by, o.value) AND k.count = 1;
    UPDATE public_counts k SET count = k.count - 1 FROM public_counts_of(OLD) o
      WHERE (k.counted_by, k.value) = (o.counted_by, o.value);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO public_counts AS k (counted_by, value, count)
      SELECT n.counted_by, n.value, 1 FROM public_counts_of(NEW) n
      ON CONFLICT (counted_by, value) DO UPDATE SET count = k.count + 1;
  END IF;
  RETURN NULL;
END $$;
-- At the end of the transaction: whoever waits for the lock holds nothing that another wants before it ends too.
CREATE CONSTRAINT TRIGGER count_public_card AFTER INSERT OR UPDATE OR DELETE ON public_cards
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_public_card();

REVOKE ALL ON FUNCTION keep_public_card(), count_public_card(), public_counts_of(public_cards) FROM PUBLIC;
GRANT SELECT ON public_cards, public_counts TO phoeiphrae_public, phoeiphrae_app;

-- Lists were read from these through a view that let none of them be used.
DROP INDEX publications_recent, publications_by_category, publications_by_track, publications_by_work_group,
  publications_by_fiscal_year;

ANALYZE public_cards, public_counts;
