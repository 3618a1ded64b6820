import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, Sha256, Uuid } from './primitives.ts';
import { ActorStamp } from './actorStamp.ts';
import type { Action } from './workflow.ts';

/** The event that each move leaves. Total over the moves, so that an unaudited move does not compile. */
export const MOVE_EVENTS = {
  submit: 'item.submitted',
  endorse: 'item.endorsed',
  approve: 'item.approved',
  return: 'item.returned',
  reject: 'item.rejected',
  recall: 'item.recalled',
  publish: 'item.published',
  schedule: 'item.scheduled',
  unschedule: 'item.unscheduled',
  discard: 'item.discarded',
  revise: 'item.revised',
  withdraw: 'item.withdrawn',
  take_down: 'item.taken_down',
} as const satisfies Record<Action, `item.${string}`>;

export const EVENT_TYPES = [
  'item.created',
  'item.edited',
  ...Object.values(MOVE_EVENTS),
  'item.step_passed_over',
  'item.superseded',
  'item.expired',
  'item.remarked',
  'item.file_attached',
  'item.finding_justified',
  'item.paper_recorded',
  'item.paper_confirmed',
  'item.paper_refused',
  'item.refused',
  'item.broken_found',
  'item.broken_mended',
  'file.examined',
  'file.damaged',
  'user.created',
  'user.edited',
  'user.email_changed',
  'user.suspended',
  'user.resumed',
  'user.password_reset',
  'user.password_changed',
  'user.ended',
  'session.started',
  'session.refused',
  'session.ended',
  'session.reuse_detected',
  'passkey.registered',
  'passkey.revoked',
  'second_factor.set',
  'second_factor.removed',
  'second_factor.reset',
  'appointment.made',
  'appointment.ended',
  'committee.seated',
  'committee.unseated',
  'power.requested',
  'power.confirmed',
  'power.refused',
  'power.withdrawn',
  'power.denied',
  'power.first_confirmed',
  'power.envelope_made',
  'power.order_kept',
  'work_group.created',
  'work_group.edited',
  'policy.loaded',
  'seal.registered',
  'seal.rotated',
  'checkpoint.signed',
  'redirects.loaded',
  'opinion.received',
  'opinion.judged',
  'assessment.loaded',
  'assessment.shown',
  'assessment.hidden',
  'assessment.copied_forward',
  'assessment.linked',
  'assessment.verified',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
export const EventType = Type.Enum(EVENT_TYPES);

/** One row of the append-only log. `hash` = SHA-256(previous hash + "\n" + RFC 8785 JSON of the row without hashes). */
export const LogEvent = Closed(
  {
    seq: Type.Integer({ minimum: 1 }),
    at: Instant,
    type: EventType,
    by: ActorStamp,
    itemId: Nullable(Uuid),
    revisionId: Nullable(Uuid),
    subjectId: Nullable(Uuid),
    details: Type.Record(Type.String(), Type.Unknown()),
    requestId: Nullable(Type.String()),
    previousHash: Sha256,
    hash: Sha256,
  },
  { title: 'LogEvent' },
);
export type LogEvent = Static<typeof LogEvent>;

/** Newest first; `nextCursor` is the `seq` before which the next page begins, as text, or null on the last page. */
export const LogPage = Closed(
  { events: Type.Array(LogEvent), nextCursor: Nullable(Type.String()) },
  { title: 'LogPage' },
);
export type LogPage = Static<typeof LogPage>;
