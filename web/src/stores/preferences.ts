import { defineStore } from 'pinia';
import { inject, ref, watch } from 'vue';
import { LOCALES, type Locale, loadMessages } from '@/locales';
import { WORDS } from '@/locales/words';

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

/** The language that the reader chose on this device; undefined where they chose none. */
export const savedLocale = (): Locale | undefined =>
  LOCALES.find((locale) => locale === readSaved()['locale']);

/** When the browser's own bar has the colour of a scheme: as the device says, or by the reader's choice alone. */
function barMedia(scheme: string | undefined, chosen: Theme): string {
  if (chosen === 'system') return `(prefers-color-scheme: ${scheme ?? ''})`;
  return chosen === scheme ? 'all' : 'not all';
}

/** What the reader chose for this device. `public/preferences.js` applies the same before the first paint. */
export const usePreferences = defineStore('preferences', () => {
  const words = inject(WORDS);
  const locale = ref<Locale>('th');
  const theme = ref<Theme>('system');
  const textSize = ref<TextSize>('normal');

  function apply(): void {
    const { dataset } = document.documentElement;
    // The device's own choice is in the styles, which follow it by themselves.
    if (theme.value === 'system') delete dataset['theme'];
    else dataset['theme'] = theme.value;
    dataset['textSize'] = textSize.value;
    for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[data-scheme]'))
      bar.media = barMedia(bar.dataset['scheme'], theme.value);
  }

  function save(): void {
    try {
      localStorage.setItem(
        KEY,
        JSON.stringify({ locale: locale.value, theme: theme.value, textSize: textSize.value }),
      );
    } catch {
      // The choice then lasts until the page is left.
    }
  }

  /** Takes up what was chosen before: once a page stands as the server drew it, which does not know of it. */
  function restore(): void {
    const saved = readSaved();
    locale.value = oneOf(LOCALES, saved['locale'], words?.locale.value ?? 'th');
    theme.value = oneOf(THEMES, saved['theme'], 'system');
    textSize.value = oneOf(TEXT_SIZES, saved['textSize'], 'normal');
    watch([theme, textSize], apply, { immediate: true });
    watch([locale, theme, textSize], save);
  }

  /** Changes the language of what scripts draw; the site's own is that of its address. */
  async function setLocale(next: Locale): Promise<void> {
    if (!words) return;
    await loadMessages(words, next);
    locale.value = next;
    words.locale.value = next;
    document.documentElement.lang = next;
  }

  return { locale, theme, textSize, restore, setLocale };
});
