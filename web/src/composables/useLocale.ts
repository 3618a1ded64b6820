import type { CalendarLocale } from '@phoeiphrae/shared/thaiCalendar';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';

/** The language on screen, as the calendar module knows it. */
export function useLocale() {
  const { locale } = useI18n();
  return computed<CalendarLocale>(() => (locale.value === 'en' ? 'en' : 'th'));
}
