import Type, { type Static } from 'typebox';
import { Scope } from './post.ts';
import { Bilingual, Closed, Code } from '../primitives.ts';

export const ChainStep = Closed(
  {
    code: Code,
    post: Code,
    title: Bilingual,
    /** `endorse` passes the item up; `approve` is signed and must be the last step's. */
    decision: Type.Enum(['endorse', 'approve']),
    scope: Scope,
    /** Working days after which the step counts as stalled. */
    dueWorkingDays: Type.Integer({ minimum: 1, maximum: 90 }),
    /** Whether someone with delegated authority ("หรือผู้มีอำนาจอนุมัติ") may take the step. */
    delegable: Type.Boolean(),
  },
  { title: 'ChainStep' },
);
export type ChainStep = Static<typeof ChainStep>;
