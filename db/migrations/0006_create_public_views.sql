-- All that the public role can see. Views run with their owner's rights; the tables behind them stay closed.

CREATE VIEW public_items WITH (security_barrier) AS
  SELECT id, item_id, slug, category, track, work_group, title, summary, fiscal_year, canonical, content_hash,
    revision_number, policy_version, approvals, published_at, published_by ->> 'postTitle' AS published_by,
    first_published_at, search_text
  FROM publications WHERE ended_at IS NULL;

CREATE VIEW public_revisions WITH (security_barrier) AS
  SELECT p.slug, p.revision_number, p.published_at, p.ended_at, p.ended
  FROM publications p
  WHERE EXISTS (SELECT FROM publications l WHERE l.item_id = p.item_id AND l.ended_at IS NULL);

CREATE VIEW public_tombstones WITH (security_barrier) AS
  SELECT DISTINCT ON (p.item_id) p.slug, p.ended, p.ended_at, p.end_reason, p.ended_by
  FROM publications p
  WHERE p.ended IN ('withdrawn', 'expired')
    AND NOT EXISTS (SELECT FROM publications l WHERE l.item_id = p.item_id AND l.ended_at IS NULL)
  ORDER BY p.item_id, p.ended_at DESC;

CREATE VIEW public_policies WITH (security_barrier) AS
  SELECT id, version, code, effective_from, document, sha256, loaded_at FROM policies;

CREATE VIEW public_work_groups WITH (security_barrier) AS
  SELECT code, name_th, name_en, aliases, position FROM work_groups WHERE active;

CREATE VIEW public_committee WITH (security_barrier) AS
  SELECT m.seat, u.name, m.valid_from, m.valid_to, m.order_number
  FROM committee_memberships m JOIN users u ON u.id = m.user_id WHERE u.status = 'active';

GRANT SELECT ON public_items, public_revisions, public_tombstones, public_policies, public_work_groups, public_committee
  TO phoeiphrae_public, phoeiphrae_app;
