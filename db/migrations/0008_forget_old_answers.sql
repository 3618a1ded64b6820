-- The answers of keyed writes hold drafts: they are kept for a few days and found here when they are too old.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
COMMENT ON TABLE idempotency_keys IS 'Answer of each keyed write, kept for some days so that a retry has one effect.';
