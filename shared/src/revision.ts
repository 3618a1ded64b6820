import Type, { type Static } from 'typebox';
import { ActorStamp } from './actorStamp.ts';
import { Content } from './content.ts';
import { Decision } from './decision.ts';
import { Track } from './policy/track.ts';
import { Closed, Code, Instant, Nullable, Sha256, Uuid } from './primitives.ts';
import { State } from './workflow.ts';

export const SelfCheckAnswer = Closed(
  { code: Code, answer: Nullable(Type.Enum(['yes', 'no'])), note: Type.String({ maxLength: 1000 }) },
  { title: 'SelfCheckAnswer' },
);
export type SelfCheckAnswer = Static<typeof SelfCheckAnswer>;

export const Revision = Closed(
  {
    id: Uuid,
    number: Type.Integer({ minimum: 1 }),
    state: State,
    /** What the category says. */
    track: Track,
    /** How this revision goes, or went: an item that changes track, or was taken down, goes through the whole chain. */
    way: Track,
    step: Nullable(Code),
    content: Content,
    contentHash: Sha256,
    selfCheck: Type.Array(SelfCheckAnswer),
    policyVersion: Type.Integer(),
    contributors: Type.Array(ActorStamp),
    decisions: Type.Array(Decision),
    createdAt: Instant,
    updatedAt: Instant,
    submittedAt: Nullable(Instant),
    publishAt: Nullable(Instant),
    publishedAt: Nullable(Instant),
    endedAt: Nullable(Instant),
    endReason: Nullable(Type.String()),
  },
  { title: 'Revision' },
);
export type Revision = Static<typeof Revision>;
