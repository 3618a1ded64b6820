import Type, { type Static } from 'typebox';
import { ActorStamp } from './actorStamp.ts';
import { Closed, Code, Instant, Nullable, Sha256, Uuid } from './primitives.ts';
import { SignatureClass } from './statement.ts';

export const Decision = Closed(
  {
    id: Uuid,
    step: Code,
    kind: Type.Enum(['endorse', 'approve', 'return', 'reject', 'pass_over']),
    by: ActorStamp,
    contentHash: Sha256,
    reasonCode: Nullable(Code),
    reason: Nullable(Type.String()),
    /** Of an approval: how it was signed; null otherwise, and for approvals before they were sealed. */
    signature: Nullable(SignatureClass),
    decidedAt: Instant,
  },
  { title: 'Decision' },
);
export type Decision = Static<typeof Decision>;
