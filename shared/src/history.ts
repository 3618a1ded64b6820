import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, Sha256 } from './primitives.ts';
import { ChangeNote } from './content.ts';
import { EventType } from './event.ts';
import { ActorStamp } from './actorStamp.ts';

export const HistoryEntry = Closed(
  {
    seq: Type.Integer(),
    at: Instant,
    type: EventType,
    by: ActorStamp,
    revisionNumber: Type.Integer(),
    reason: Nullable(Type.String()),
    contentHash: Nullable(Sha256),
    /** Of an act of publishing: what was said of the change. */
    changeNote: Nullable(ChangeNote),
  },
  { title: 'HistoryEntry' },
);
export type HistoryEntry = Static<typeof HistoryEntry>;

export const ItemHistory = Closed({ entries: Type.Array(HistoryEntry) }, { title: 'ItemHistory' });
export type ItemHistory = Static<typeof ItemHistory>;
