-- With every request it is asked which versions of the announcement still bind something. What is in flight is little beside
-- what is stored, and is found by its version without the rest.

CREATE INDEX revisions_bound ON revisions (policy_id) WHERE state IN ('in_review', 'approved', 'scheduled');
