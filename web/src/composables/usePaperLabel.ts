import { PAPER_LABELS, type PaperKind } from '@phoeiphrae/shared/paperNames';
import { useLocale } from '@/composables/useLocale';

/** What a paper is called in the language on screen; the files that the API sends bear the same names in Thai. */
export function usePaperLabel() {
  const locale = useLocale();
  return (kind: PaperKind): string => PAPER_LABELS[kind][locale.value];
}
