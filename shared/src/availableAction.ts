import Type, { type Static } from 'typebox';
import { Closed, Nullable } from './primitives.ts';
import { Action } from './workflow.ts';

export const AvailableAction = Closed(
  {
    action: Action,
    method: Type.Literal('POST'),
    href: Type.String(),
    reason: Type.Enum(['none', 'internal', 'public']),
    bindsHash: Type.Boolean(),
    reauthenticate: Type.Boolean(),
    /** The post and capacity in which the caller would act. */
    as: Nullable(Type.String()),
  },
  { title: 'AvailableAction' },
);
export type AvailableAction = Static<typeof AvailableAction>;
