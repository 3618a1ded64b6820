import type { Content } from '@phoeiphrae/shared/item';
import { formatDate, formatFiscalYear } from '@phoeiphrae/shared/thaiCalendar';
import { useI18n } from 'vue-i18n';
import { useLocale } from '@/composables/useLocale';
import { usePolicy } from '@/composables/usePolicy';
import { bodyLines } from './bodyLines';

/** The fields that people compare, in the order of the form. Files come with documents. */
export const COMPARED = [
  'category',
  'title',
  'summary',
  'body',
  'fiscalYear',
  'periodFrom',
  'periodTo',
  'externalLink',
  'remarks',
  'sources',
  'noBorrowedSources',
  'contact',
  'validUntil',
] as const satisfies readonly (keyof Content)[];
export type ComparedField = (typeof COMPARED)[number];

/** Each field of the content as lines of words, so that two of them can be laid side by side. */
export function useFieldLines() {
  const { t } = useI18n();
  const locale = useLocale();
  const { categoryTitle, licenceLabel } = usePolicy();
  const day = (iso: string | null) => (iso ? [formatDate(iso, { locale: locale.value })] : []);
  const split = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

  const lines: { [F in ComparedField]: (value: Content[F]) => string[] } = {
    category: (code) => [categoryTitle(code)],
    title: split,
    summary: split,
    body: (html) => bodyLines(html, t('article.kind.picture')),
    fiscalYear: (year) => (year === null ? [] : [formatFiscalYear(year, locale.value)]),
    periodFrom: day,
    periodTo: day,
    externalLink: (link) =>
      link.kind === 'url' ? [link.url] : [t(link.kind === 'none' ? 'common.none' : 'article.unanswered')],
    remarks: split,
    sources: (sources) =>
      sources.map(({ kind, title, holder, url, licence, note }) =>
        [t(`article.kind.${kind}`), title, holder, url ?? '', licence && licenceLabel(licence), note]
          .filter(Boolean)
          .join(' · '),
      ),
    noBorrowedSources: (none) => (none ? [t('article.ownWork')] : []),
    contact: ({ unit, phone, email }) => [unit, phone, email].filter(Boolean),
    validUntil: day,
  };
  const linesOf = <F extends ComparedField>(field: F, content: Pick<Content, F>): string[] =>
    lines[field](content[field]);
  return { linesOf };
}
