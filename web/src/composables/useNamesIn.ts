import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { FormerNames } from '@phoeiphrae/shared/site';
import { useLocale } from './useLocale';

interface Titled {
  readonly code: string;
  readonly title: Bilingual;
}
interface Labelled {
  readonly code: string;
  readonly label: Bilingual;
}
/** As much of an announcement as there is: the whole of it, or its outline. */
interface Known {
  readonly categories: readonly (Titled & { readonly shortTitle: Bilingual })[];
  readonly workGroups: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly chain: readonly Titled[];
  readonly posts: readonly Titled[];
  readonly licences: readonly Labelled[];
  readonly returnReasons?: readonly Labelled[];
  readonly withdrawReasons?: readonly Labelled[];
}

/**
 * What the codes of an announcement are called in the language on screen. A code that it does not know has the name that
 * the newest other version gives it; before they have arrived it is shown as it is.
 */
export function useNamesIn(known: () => Known | undefined, former: () => FormerNames | undefined) {
  const locale = useLocale();
  const byCode = <T extends { code: string }>(list: readonly T[] | undefined, code: string) =>
    list?.find((entry) => entry.code === code);
  const named = (name: Bilingual | undefined, code: string, kind: keyof FormerNames) =>
    (name ?? byCode(former()?.[kind], code)?.name)?.[locale.value] ?? code;

  const categoryTitle = (code: string) => named(byCode(known()?.categories, code)?.title, code, 'categories');
  const categoryShortTitle = (code: string) =>
    named(byCode(known()?.categories, code)?.shortTitle, code, 'categories');
  const groupName = (code: string) => named(byCode(known()?.workGroups, code)?.name, code, 'workGroups');
  const stepTitle = (code: string) => named(byCode(known()?.chain, code)?.title, code, 'steps');
  const postTitle = (code: string) => named(byCode(known()?.posts, code)?.title, code, 'posts');
  const licenceLabel = (code: string) => named(byCode(known()?.licences, code)?.label, code, 'licences');
  /** Why something was returned, rejected or withdrawn. */
  const reasonLabel = (code: string) =>
    named(
      (byCode(known()?.returnReasons, code) ?? byCode(known()?.withdrawReasons, code))?.label,
      code,
      'reasons',
    );
  return { categoryTitle, categoryShortTitle, groupName, stepTitle, postTitle, licenceLabel, reasonLabel };
}
