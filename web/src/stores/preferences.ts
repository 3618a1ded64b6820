import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { LOCALES, type Locale, i18n, loadMessages } from '@/locales';

export const THEMES = ['system', 'light', 'dark'] as const;
export const TEXT_SIZES = ['small', 'normal', 'large'] as const;
export type Theme = (typeof THEMES)[number];
export type TextSize = (typeof TEXT_SIZES)[number];

const KEY = 'preferences';

function readSaved(): Record<string, unknown> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const oneOf = <T extends string>(list: readonly T[], value: unknown, fallback: T): T =>
  list.find((entry) => entry === value) ?? fallback;

/** What the reader chose for this device. `public/preferences.js` applies the same before the first paint. */
export const usePreferences = defineStore('preferences', () => {
  const saved = readSaved();
  const locale = ref<Locale>(oneOf(LOCALES, saved['locale'], 'th'));
  const theme = ref<Theme>(oneOf(THEMES, saved['theme'], 'system'));
  const textSize = ref<TextSize>(oneOf(TEXT_SIZES, saved['textSize'], 'normal'));

  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const systemIsDark = ref(systemDark.matches);
  systemDark.addEventListener('change', (event) => (systemIsDark.value = event.matches));
  const shownTheme = computed(() =>
    theme.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : theme.value,
  );

  watch(
    [shownTheme, textSize],
    ([shown, size]) => {
      document.documentElement.dataset['theme'] = shown;
      document.documentElement.dataset['textSize'] = size;
    },
    { immediate: true },
  );

  watch([locale, theme, textSize], () => {
    try {
      localStorage.setItem(
        KEY,
        JSON.stringify({ locale: locale.value, theme: theme.value, textSize: textSize.value }),
      );
    } catch {
      // The choice then lasts until the page is left.
    }
  });

  async function setLocale(next: Locale): Promise<void> {
    await loadMessages(next);
    locale.value = next;
    i18n.global.locale.value = next;
    document.documentElement.lang = next;
  }

  return { locale, theme, textSize, shownTheme, setLocale };
});
