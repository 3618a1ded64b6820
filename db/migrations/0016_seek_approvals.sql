-- One publication's approval is looked up by its indexes, not picked out of all: a revision has at most one approval in
-- a round (decisions_once_a_step), so there is nothing to choose between.
CREATE OR REPLACE VIEW publication_approvals AS
  SELECT p.id AS publication_id, d.statement_text AS statement,
    coalesce(d.signature ->> 'class', 'password') AS class, d.signature, d.seal
  FROM publications p
    JOIN revisions r ON r.id = p.revision_id
    JOIN decisions d ON d.revision_id = r.id AND d.round = r.round AND d.kind = 'approve' AND d.content_hash = p.content_hash
  WHERE r.track = 'approval';
