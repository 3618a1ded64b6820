-- What is in flight when another announcement is enacted can be returned by that act, which is nobody's decision: it has a
-- reason and no person. A revision that was approved already waits at no step, and none is named for its return.

ALTER TABLE decisions DROP CONSTRAINT decisions_person;
ALTER TABLE decisions ADD CONSTRAINT decisions_person
  CHECK (kind IN ('pass_over', 'return') AND decided_by IS NULL AND appointment_id IS NULL
    OR decided_by IS NOT NULL AND appointment_id IS NOT NULL);
