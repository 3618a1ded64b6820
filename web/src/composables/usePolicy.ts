import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { key } from '@/api/key';
import { getPublicPolicy } from '@/api/calls/public';
import { read } from '@/api/client';
import { useLocale } from './useLocale';

/**
 * The announcement in force, and what its codes are called in the language on screen. A code that it does not know
 * (of an earlier version, or before it has arrived) is shown as it is.
 */
export function usePolicy() {
  const locale = useLocale();
  const query = useQuery({
    key: key('policy'),
    query: () => read(getPublicPolicy),
    staleTime: 5 * 60_000,
  });
  const policy = computed<Policy | undefined>(() => query.data.value?.document);

  const named = (name: Bilingual | undefined, code: string) => name?.[locale.value] ?? code;
  const byCode = <T extends { code: string }>(list: readonly T[] | undefined, code: string) =>
    list?.find((entry) => entry.code === code);

  const categoryTitle = (code: string) => named(byCode(policy.value?.categories, code)?.title, code);
  const categoryShortTitle = (code: string) =>
    named(byCode(policy.value?.categories, code)?.shortTitle, code);
  const groupName = (code: string) => named(byCode(policy.value?.workGroups, code)?.name, code);
  const stepTitle = (code: string) => named(byCode(policy.value?.chain, code)?.title, code);
  const postTitle = (code: string) => named(byCode(policy.value?.posts, code)?.title, code);
  const licenceLabel = (code: string) => named(byCode(policy.value?.licences, code)?.label, code);
  /** Why something was returned, rejected or withdrawn. */
  const reasonLabel = (code: string) =>
    named(
      (byCode(policy.value?.returnReasons, code) ?? byCode(policy.value?.withdrawReasons, code))?.label,
      code,
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
