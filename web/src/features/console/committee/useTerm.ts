import { formatDate } from '@phoeiphrae/shared/thaiCalendar';
import { useI18n } from '@/locales/useI18n';
import { useLocale } from '@/composables/useLocale';

/** A term of office in words, as it stands on screen. */
export function useTerm() {
  const { t } = useI18n();
  const locale = useLocale();
  return ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): string => {
    const day = (iso: string) => formatDate(iso, { locale: locale.value });
    return validTo === null
      ? t('consoleCommittee.openTerm', { from: day(validFrom) })
      : t('consoleCommittee.term', { from: day(validFrom), to: day(validTo) });
  };
}
