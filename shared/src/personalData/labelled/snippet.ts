import type { FindingKind } from '../../examination.ts';
import type { Random } from './random.ts';

/** A text, or the rows of a table, and what a careful person would mark in it: each kind as often as it stands there. */
export interface Template {
  readonly expect: readonly FindingKind[];
  readonly make: (r: Random) => string | readonly (readonly string[])[];
}

export const holds = (kind: FindingKind | readonly FindingKind[], make: Template['make']): Template => ({
  expect: typeof kind === 'string' ? [kind] : kind,
  make,
});
export const holdsNothing = (make: Template['make']): Template => ({ expect: [], make });
