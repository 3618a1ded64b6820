import Type, { type Static } from 'typebox';
import { canonicalJson } from './canonicalJson.ts';
import { Content } from './content.ts';
import { Closed, Nullable } from './primitives.ts';

/** The revision in hand beside the one on the public site. `changed` names the fields of the content that differ. */
export const Difference = Closed(
  { before: Nullable(Content), after: Content, changed: Type.Array(Type.String()) },
  { title: 'Difference' },
);
export type Difference = Static<typeof Difference>;

/** Two published revisions of an item, side by side; `changed` names the fields in which they differ. */
export const VersionDifference = Closed(
  {
    from: Type.Integer({ minimum: 1 }),
    to: Type.Integer({ minimum: 1 }),
    before: Content,
    after: Content,
    changed: Type.Array(Type.String()),
  },
  { title: 'VersionDifference' },
);
export type VersionDifference = Static<typeof VersionDifference>;

/** The fields in which two contents differ; all of them beside nothing. */
export function changedFields(before: Content | null, after: Content): (keyof Content)[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])] as (keyof Content)[];
  return fields.filter(
    (field) => !before || canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
  );
}
