-- A seat given by mistake can be taken back on the day it begins, as an appointment can.
ALTER TABLE committee_memberships DROP CONSTRAINT committee_memberships_check;
ALTER TABLE committee_memberships ADD CONSTRAINT committee_memberships_term CHECK (valid_to >= valid_from - 1);
COMMENT ON COLUMN committee_memberships.valid_to IS
  'Last day (Asia/Bangkok) of the term; it ends by itself. The day before valid_from: revoked before it held a whole day.';
