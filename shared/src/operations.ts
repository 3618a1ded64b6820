import Type, { type Static } from 'typebox';
import { Bilingual, Closed } from './primitives.ts';

/** An operation of the API as it stands in a list; the OpenAPI description says the rest. */
export const OperationOutline = Closed(
  {
    id: Type.String(),
    tag: Type.String(),
    method: Type.String(),
    path: Type.String(),
    summary: Bilingual,
    /** Whether it needs no account. */
    open: Type.Boolean(),
  },
  { title: 'OperationOutline' },
);
export type OperationOutline = Static<typeof OperationOutline>;

export const OperationList = Closed({ operations: Type.Array(OperationOutline) }, { title: 'OperationList' });
export type OperationList = Static<typeof OperationList>;
