import type { ChangeNote } from '@phoeiphrae/shared/content';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';

/** What was said of a change, in the language on screen or else in the other; nothing where nothing was said. */
export function noteIn(note: ChangeNote | null | undefined, locale: SiteLocale): string {
  if (!note) return '';
  const { th, en } = note;
  return locale === 'en' ? en || th : th || en;
}
