import Type, { type Static } from 'typebox';
import { Bilingual, Closed, Code } from '../primitives.ts';

/**
 * What a post carries besides its place in the chain. Deciding is not listed: it follows from the chain.
 * Publishing follows from `publishMode`, `publish_for_group` and `publish_for_office`.
 */
export const POWERS = [
  'prepare', // write items of the own work group, submit, recall, revise
  'publish_for_group', // put the own group's items on the web
  'publish_for_office', // put items of any group on the web
  'withdraw', // take a published item down with a public notice
  'take_down', // emergency removal, reported to the post of the last step
  'administer', // accounts, appointments, work groups, committee
  'monitor', // read everything, sample, report
  'oversee', // read everything, be told what stalls
] as const;
export const Power = Type.Enum(POWERS);
export type Power = (typeof POWERS)[number];

/** How far a post reaches: the work group of the appointment, the groups it oversees, or the whole office. */
export const SCOPES = ['work_group', 'overseen_groups', 'office'] as const;
export const Scope = Type.Enum(SCOPES);
export type Scope = (typeof SCOPES)[number];

export const Post = Closed(
  {
    code: Code,
    title: Bilingual,
    scope: Scope,
    powers: Type.Array(Power, { uniqueItems: true }),
    /** Whether its holders need a second factor to sign in; not unless it says so. */
    secondFactor: Type.Optional(Type.Boolean()),
  },
  { title: 'Post' },
);
export type Post = Static<typeof Post>;
