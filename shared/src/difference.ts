import Type, { type Static } from 'typebox';
import { Closed, Nullable } from './primitives.ts';
import { Content } from './content.ts';

/** The revision in hand beside the one on the public site. `changed` names the fields of the content that differ. */
export const Difference = Closed(
  { before: Nullable(Content), after: Content, changed: Type.Array(Type.String()) },
  { title: 'Difference' },
);
export type Difference = Static<typeof Difference>;
