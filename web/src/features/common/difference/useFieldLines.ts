import type { Content, ContentFile } from '@phoeiphrae/shared/content';
import { formatDate, formatFiscalYear } from '@phoeiphrae/shared/thaiCalendar';
import { useI18n } from '@/locales/useI18n';
import { useLocale } from '@/composables/useLocale';
import { useFileWords } from '@/features/common/files/useFileWords.ts';
import { bodyLines, type PartNames } from './bodyLines';

/** The fields that people compare, in the order of the form. */
export const COMPARED = [
  'changeNote',
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
  'files',
] as const satisfies readonly (keyof Content)[];
export type ComparedField = (typeof COMPARED)[number];

/** What the announcement calls its codes. */
interface Names {
  readonly categoryTitle: (code: string) => string;
  readonly licenceLabel: (code: string) => string;
}

/** Each field of the content as lines of words, so that two of them can be laid side by side. */
export function useFieldLines({ categoryTitle, licenceLabel }: Names) {
  const { t } = useI18n();
  const locale = useLocale();
  const { facts } = useFileWords();
  const day = (iso: string | null) => (iso ? [formatDate(iso, { locale: locale.value })] : []);
  const originOf = ({ origin }: ContentFile) =>
    origin ? [licenceLabel(origin.licence), origin.holder, origin.source].filter(Boolean).join(', ') : '';
  const split = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

  const part = (name: string) => t(`version.difference.part.${name}`);
  const partNames: PartNames = {
    ...{ h2: part('h2'), h3: part('h3'), h4: part('h4'), tr: part('tr') },
    picture: (shows, code) => t('version.difference.part.picture', { shows, code }),
  };
  const lines: { [F in ComparedField]: (value: Content[F]) => string[] } = {
    changeNote: (note) => (note ? [note.th, note.en].flatMap(split) : []),
    category: (code) => [categoryTitle(code)],
    title: split,
    summary: split,
    body: (html) => bodyLines(html, partNames),
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
    // The first digits of the digest tell two files of one name apart.
    files: (files) =>
      files.map((file) =>
        [file.name, facts(file), file.caption, file.alternativeText, originOf(file), file.sha256.slice(0, 8)]
          .filter(Boolean)
          .join(' · '),
      ),
  };
  const linesOf = <F extends ComparedField>(field: F, content: Pick<Content, F>): string[] =>
    lines[field](content[field]);
  return { linesOf };
}
