-- Whatever staff look at, and what is told unasked, is found by an index, however much is stored.

-- Of some days the log is read in the order of its moments, which is that of its chain but for acts that met.
CREATE INDEX events_by_time ON events (at DESC, seq DESC);
CREATE INDEX events_of_type_by_time ON events (type, at DESC, seq DESC);
CREATE INDEX events_of_actor_by_time ON events (actor_id, at DESC, seq DESC);

-- Every five seconds it is asked whether somebody was told already of what waits too long.
CREATE INDEX notices_of_stalled ON notices (item_id, created_at) WHERE kind = 'stalled';
-- What a person has not read is little beside what was ever told.
CREATE INDEX notices_unread ON notices (user_id, created_at DESC, id DESC) WHERE read_at IS NULL;

-- The published have no step, but an index in which it stands between state and time gives no order.
CREATE INDEX items_of_state ON items (state, updated_at DESC, id DESC);
DROP INDEX items_held_since;
CREATE INDEX items_by_held_since ON items (held_since DESC, id DESC);
-- What went out by one person alone, which those who watch look at first.
CREATE INDEX items_out_at_once ON items (held_since DESC, id DESC) WHERE way = 'immediate' AND state = 'published' AND live;

-- No checkpoint is smaller than one before it, which guard_checkpoint asks of each.
CREATE INDEX checkpoints_by_size ON checkpoints (size);

-- It is revisions_bound by another name.
DROP INDEX revisions_in_flight_by_policy;

-- Leaves are numbered from 0 without a gap, which guard_public_leaf sees to: there is nothing to count.
CREATE OR REPLACE FUNCTION guard_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < (SELECT coalesce(max(size), 0) FROM checkpoints)
     OR NEW.size > (SELECT coalesce(max(index), -1) + 1 FROM public_leaves) THEN
    RAISE EXCEPTION 'a checkpoint of % leaves does not continue the public log', NEW.size USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
