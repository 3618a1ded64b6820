import type { FileOrigin } from '@phoeiphrae/shared/content';
import { computed } from 'vue';
import { useLocale } from '@/composables/useLocale';
import { usePolicy } from '@/composables/usePolicy';

/** As every announcement calls what the office has made itself. */
const OWN = 'own_work';

/** The licences of the announcement, for saying where a file comes from. */
export function useLicences() {
  const locale = useLocale();
  const { policy } = usePolicy();
  const licences = computed(() => policy.value?.licences ?? []);

  const own = (): FileOrigin => ({ licence: OWN, holder: '', source: '' });
  const isOwn = ({ licence }: FileOrigin): boolean => licence === OWN;
  const borrowed = computed(() =>
    licences.value
      .filter(({ code }) => code !== OWN)
      .map(({ code, label }) => ({ value: code, label: label[locale.value] })),
  );
  const needsHolder = (code: string): boolean =>
    licences.value.find((licence) => licence.code === code)?.needsHolder ?? false;
  return { own, isOwn, borrowed, needsHolder };
}
