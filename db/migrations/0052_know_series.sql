-- Items of one series, this year's plan and last year's, lead to each other: which series a publication is of, and which of its
-- months, is written into its search document, made of what was approved by the function that makes the rest of it.

ALTER TABLE search_documents ADD COLUMN series text, ADD COLUMN period text,
  ADD CONSTRAINT search_documents_series_of_a_time CHECK ((series IS NULL) = (period IS NULL));
COMMENT ON COLUMN search_documents.series IS 'The title without the words of its period, squeezed; null for what is of no time. A series is of one category and work group.';
COMMENT ON COLUMN search_documents.period IS 'First month and length, 2026-10/P12M, with #003 where it is the third of these months; in the order of time.';

CREATE INDEX search_documents_series
  ON search_documents (series, category, work_group, period DESC, published_at DESC, publication_id DESC)
  WHERE series IS NOT NULL;

GRANT UPDATE (series, period) ON search_documents TO phoeiphrae_app;
