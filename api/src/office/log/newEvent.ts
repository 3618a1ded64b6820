import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { EventType } from '@phoeiphrae/shared/event';

/** What an act says of itself for the log. */
export interface NewEvent {
  readonly type: EventType;
  readonly by: ActorStamp;
  readonly at: string;
  readonly requestId: string | null;
  readonly itemId?: string;
  readonly revisionId?: string;
  /** The user, appointment, seat, session or version of the announcement that the event is about. */
  readonly subjectId?: string;
  readonly details?: Record<string, unknown>;
}
