import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { FormerNames } from '@phoeiphrae/shared/site';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { key } from '@/api/key';
import { getPublicPolicy } from '@/api/calls/public';
import { read } from '@/api/client';
import { useLocale } from './useLocale';

/**
 * The announcement in force, and what its codes are called in the language on screen. A code that it does not know has
 * the name that the newest other version gives it; before they have arrived it is shown as it is.
 */
export function usePolicy() {
  const locale = useLocale();
  const query = useQuery({
    key: key('policy'),
    query: () => read(getPublicPolicy),
    staleTime: 5 * 60_000,
  });
  const policy = computed<Policy | undefined>(() => query.data.value?.document);

  /** What other versions call it, where this one does not know the code. */
  const named = (name: Bilingual | undefined, code: string, kind: keyof FormerNames) =>
    (name ?? byCode(query.data.value?.formerNames[kind], code)?.name)?.[locale.value] ?? code;
  const byCode = <T extends { code: string }>(list: readonly T[] | undefined, code: string) =>
    list?.find((entry) => entry.code === code);

  const categoryTitle = (code: string) =>
    named(byCode(policy.value?.categories, code)?.title, code, 'categories');
  const categoryShortTitle = (code: string) =>
    named(byCode(policy.value?.categories, code)?.shortTitle, code, 'categories');
  const groupName = (code: string) => named(byCode(policy.value?.workGroups, code)?.name, code, 'workGroups');
  const stepTitle = (code: string) => named(byCode(policy.value?.chain, code)?.title, code, 'steps');
  const postTitle = (code: string) => named(byCode(policy.value?.posts, code)?.title, code, 'posts');
  const licenceLabel = (code: string) => named(byCode(policy.value?.licences, code)?.label, code, 'licences');
  /** Why something was returned, rejected or withdrawn. */
  const reasonLabel = (code: string) =>
    named(
      (byCode(policy.value?.returnReasons, code) ?? byCode(policy.value?.withdrawReasons, code))?.label,
      code,
      'reasons',
    );
  const categoryOf = (code: string) => byCode(policy.value?.categories, code);
  return {
    ...query,
    policy,
    categoryOf,
    categoryTitle,
    categoryShortTitle,
    groupName,
    stepTitle,
    postTitle,
    licenceLabel,
    reasonLabel,
  };
}
