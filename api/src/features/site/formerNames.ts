import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { FormerNames } from '@phoeiphrae/shared/site';

type Names = { code: string; name: Bilingual }[];

const NAMES: Record<keyof FormerNames, (policy: Policy) => Names> = {
  categories: ({ categories }) => categories.map(({ code, title }) => ({ code, name: title })),
  workGroups: ({ workGroups }) => workGroups.map(({ code, name }) => ({ code, name })),
  posts: ({ posts }) => posts.map(({ code, title }) => ({ code, name: title })),
  steps: ({ chain }) => chain.map(({ code, title }) => ({ code, name: title })),
  licences: ({ licences }) => licences.map(({ code, label }) => ({ code, name: label })),
  reasons: ({ returnReasons, withdrawReasons }) =>
    [...returnReasons, ...withdrawReasons].map(({ code, label }) => ({ code, name: label })),
};

/** What the others, newest first, call what one version does not know. */
export function formerNames(policy: Policy, others: readonly Policy[]): FormerNames {
  const of = (kind: keyof FormerNames): Names => {
    const known = new Set(NAMES[kind](policy).map(({ code }) => code));
    return others.flatMap(NAMES[kind]).filter(({ code }) => !known.has(code) && known.add(code));
  };
  const entries = (Object.keys(NAMES) as (keyof FormerNames)[]).map((kind) => [kind, of(kind)]);
  return Object.fromEntries(entries) as FormerNames;
}

/** Categories that one version does not have, as the newest of the others says. */
export function formerCategories(policy: Policy, others: readonly Policy[]): Category[] {
  const known = new Set(policy.categories.map(({ code }) => code));
  return others
    .flatMap(({ categories }) => categories)
    .filter(({ code }) => !known.has(code) && known.add(code));
}
