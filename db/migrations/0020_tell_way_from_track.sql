-- The track of an item is what its category says; the way is how its revision goes. They differ for what was taken down or
-- moved between tracks, and lists are filtered by either. The column revisions.track has held the way of everything that
-- left the draft since the beginning; it keeps its name, since programs of before this read it.

ALTER TABLE items ADD COLUMN way text NOT NULL DEFAULT 'approval' CHECK (way IN ('approval', 'immediate'));
COMMENT ON COLUMN items.track IS 'What the category says.';
COMMENT ON COLUMN items.way IS 'How the revision in hand goes, or the last one went: through the chain or out at once.';
COMMENT ON COLUMN revisions.track IS 'The way of the revision: through the chain or out at once. Of a draft it may still change.';

-- Every rule about an item asks for its last publication.
CREATE INDEX publications_by_item ON publications (item_id, revision_number);

UPDATE items i SET way = CASE
  WHEN r.state NOT IN ('draft', 'returned') THEN r.track
  WHEN i.track = 'immediate' AND p.track IS DISTINCT FROM 'approval' AND p.taken_down IS NOT TRUE AND NOT EXISTS (
    SELECT FROM revisions s WHERE s.item_id = i.id AND s.round > 0 AND s.number > coalesce(p.revision_number, 0))
  THEN 'immediate'
  ELSE 'approval' END
FROM items o
  JOIN LATERAL (
    SELECT state, track FROM revisions WHERE item_id = o.id
    ORDER BY state IN ('draft', 'in_review', 'returned', 'approved', 'scheduled') DESC, state = 'published' DESC, number DESC
    LIMIT 1) r ON true
  LEFT JOIN LATERAL (
    SELECT track, taken_down, revision_number FROM publications WHERE item_id = o.id
    ORDER BY revision_number DESC LIMIT 1) p ON true
WHERE o.id = i.id;

CREATE INDEX items_by_way ON items (way, updated_at DESC, id DESC);
