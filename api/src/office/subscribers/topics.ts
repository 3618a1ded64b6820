import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { FeedFilter } from '@phoeiphrae/shared/subscription';
import { formatFiscalYear, formatMonth } from '@phoeiphrae/shared/thaiCalendar';

/** A filter in an address, each name in its place, so that one filter has one address; empty for everything. */
export function queryOf(filter: FeedFilter): string {
  const given = Object.entries(filter)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** The filter that `queryOf` wrote. */
export function filterIn(query: string): FeedFilter {
  const { fiscalYear, ...words } = Object.fromEntries(new URLSearchParams(query)) as Record<string, string>;
  return { ...words, ...(fiscalYear === undefined ? {} : { fiscalYear: Number(fiscalYear) }) };
}

const WORDS = {
  everything: { th: 'ทุกเรื่องที่เผยแพร่', en: 'Everything published' },
  approval: { th: 'เรื่องที่ต้องขออนุญาต', en: 'What needs approval' },
  immediate: { th: 'เรื่องที่เผยแพร่ได้ทันที', en: 'What is published at once' },
  search: { th: 'คำค้น', en: 'Search' },
  words: { th: 'คำค้นที่ระบุ', en: 'the words that were given' },
  files: { th: 'ไฟล์', en: 'Files' },
} as const satisfies Record<string, Bilingual>;

export interface Naming {
  readonly document: Pick<Policy, 'categories' | 'workGroups'>;
  readonly locale: SiteLocale;
  /**
   * Whether the words of a search may be said. Not to an address that nobody has confirmed: a stranger may have typed them
   * to have us send them.
   */
  readonly saysWords: boolean;
}

/** What a part of what is published is called in a mail. A code that the announcement does not know is not repeated. */
export function topicName(filter: FeedFilter, { document, locale, saysWords }: Naming): string {
  const { q, category, workGroup, track, fiscalYear, month, fileType } = filter;
  const names = [
    q && (saysWords ? `${WORDS.search[locale]} “${q}”` : WORDS.words[locale]),
    category && document.categories.find(({ code }) => code === category)?.title[locale],
    workGroup && document.workGroups.find(({ code }) => code === workGroup)?.name[locale],
    track && WORDS[track][locale],
    fiscalYear && formatFiscalYear(fiscalYear, locale),
    month && formatMonth(month, locale),
    fileType && saysWords && `${WORDS.files[locale]} ${fileType.toUpperCase()}`,
  ];
  return names.filter(Boolean).join(' · ') || WORDS.everything[locale];
}
