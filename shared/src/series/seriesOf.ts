import type { Content } from '../content.ts';
import { normaliseSearch, tight } from '../search/searchText.ts';
import { writePeriod, type Period } from './period.ts';
import { without, Title, type Span } from './spans.ts';
import {
  takeMonths,
  takeNumbers,
  takeParts,
  takeYears,
  type MonthWords,
  type PartWords,
  type YearKind,
  type YearWords,
} from './timeWords.ts';

/** Which series a title belongs to, and which of its periods it is. */
export interface InSeries {
  /** Tight: the title without the words of its period. */
  readonly series: string;
  /** As `writePeriod` writes it. */
  readonly period: string;
}

type Facts = Pick<Content, 'title' | 'fiscalYear' | 'periodFrom' | 'periodTo'>;

/** A name shorter than this, in letters, says too little to belong together by. */
const SHORTEST = 5;
const FIRST_MONTH: Readonly<Record<YearKind, number>> = { fiscal: 10, academic: 5, calendar: 1, unmarked: 1 };

/** A year is named by the one in which it ends when it begins in October. */
const startOf = (year: number, kind: YearKind): number =>
  (kind === 'fiscal' ? year - 1 : year) * 12 + FIRST_MONTH[kind] - 1;
const periodFrom = (start: number, months: number, number: number | null = null): Period => {
  const month = String((start % 12) + 1).padStart(2, '0');
  return { from: `${String(Math.floor(start / 12)).padStart(4, '0')}-${month}`, months, number };
};

interface Told {
  readonly months: readonly MonthWords[];
  readonly parts: readonly PartWords[];
  readonly year: YearWords | undefined;
  readonly fiscalYear: number | null;
}

/** The year that the words mean, as one begins: what nothing marks is what the form says. */
function yearOf({ year, fiscalYear }: Told): { first: number; last: number; kind: YearKind } | undefined {
  if (year?.kind === 'unmarked' && fiscalYear !== null && fiscalYear >= year.first && fiscalYear <= year.last)
    return { ...year, kind: 'fiscal' };
  if (year) return year;
  return fiscalYear === null ? undefined : { first: fiscalYear, last: fiscalYear, kind: 'fiscal' };
}

/** Months since the year 0; a month without a year is of the year that the title tells. */
function monthStart({ month, year }: MonthWords, told: Told): number | undefined {
  if (year !== undefined) return year * 12 + month - 1;
  const of = yearOf(told);
  if (!of) return undefined;
  const first = startOf(of.first, of.kind);
  return first + ((month - 1 - (first % 12) + 12) % 12);
}

function monthsTold(told: Told): Period | undefined {
  const last = told.months.at(-1);
  const end = last && monthStart(last, told);
  const [first] = told.months;
  if (end === undefined || !first) return undefined;
  // ตุลาคม - ธันวาคม 2569: the first one is of the year before only where it is later in the year.
  const back = end - ((end - (first.month - 1) + 12) % 12);
  const start = first.year === undefined ? back : monthStart(first, told);
  return start === undefined || start > end ? undefined : periodFrom(start, end - start + 1);
}

function partTold(told: Told): Period | undefined {
  const [part] = told.parts;
  const year = yearOf(told);
  const named = part?.year ?? year?.first;
  if (!part || named === undefined) return undefined;
  // Quarters and halves of an office are those of its fiscal year.
  return periodFrom(
    startOf(named, year?.kind === 'academic' ? 'academic' : 'fiscal') + part.after,
    part.months,
  );
}

function yearTold(told: Told, number: number | null): Period | undefined {
  const year = yearOf(told);
  if (!year) return undefined;
  return periodFrom(startOf(year.first, year.kind), 12 * (year.last - year.first + 1), number);
}

function periodOfForm({ periodFrom: from, periodTo: to }: Facts): Period | undefined {
  if (from === null || to === null || to < from) return undefined;
  const [start, end] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
  return start === undefined || end === undefined ? undefined : periodFrom(start, end - start + 1);
}

/** @returns what the title says of time, and where; undefined when that is no period */
function readTitle(text: string, facts: Facts): { period: Period; spans: readonly Span[] } | undefined {
  const title = new Title(text);
  const months = takeMonths(title);
  const parts = takeParts(title);
  const numbers = takeNumbers(title);
  const told = [...months, ...parts, ...numbers].find((words) => words.year !== undefined)?.year;
  const years = takeYears(title).filter(({ kind }) => told === undefined || kind !== 'unmarked');
  const [number] = numbers;
  const year: YearWords | undefined =
    years[0] ??
    (number?.year === undefined
      ? undefined
      : { start: number.start, end: number.end, kind: 'unmarked', first: number.year, last: number.year });
  const all: Told = { months, parts, year, fiscalYear: facts.fiscalYear };
  const spans = [...months, ...parts, ...numbers, ...years];
  if (spans.length === 0) return undefined;
  const several = months.length > 1 ? monthsTold(all) : undefined;
  const period = several ?? partTold(all) ?? monthsTold(all) ?? yearTold(all, number?.number ?? null);
  return period && { period, spans };
}

/** As much as a search takes, in UTF-16 units and in parts. */
const WORDS_MAX = 200;
const PARTS_MAX = 12;

/** The words of a title without those of its period, by which the others of its series are found; the title where none are left. */
export function seriesWords({ title, fiscalYear }: Pick<Facts, 'title' | 'fiscalYear'>): string {
  const text = normaliseSearch(title);
  const spans = readTitle(text, { title, fiscalYear, periodFrom: null, periodTo: null })?.spans ?? [];
  const parts = without(text, spans)
    .replace(/[^\p{L}\p{N}\p{M}.]+/gu, ' ')
    .trim()
    .split(' ');
  return parts.slice(0, PARTS_MAX).join(' ').slice(0, WORDS_MAX) || title.slice(0, WORDS_MAX);
}

/**
 * What a title names again and again, and of which time: the same words but for months, quarters, halves and years, in Thai or
 * Arabic digits, of either era. What the title leaves open is said by the form's period and fiscal year.
 * @returns undefined of what is of no time, or has no name beside it
 */
export function seriesOf(facts: Facts): InSeries | undefined {
  const text = normaliseSearch(facts.title);
  const read = readTitle(text, facts);
  const period =
    read?.period ??
    periodOfForm(facts) ??
    (facts.fiscalYear === null ? undefined : periodFrom(startOf(facts.fiscalYear, 'fiscal'), 12));
  const series = tight(read ? without(text, read.spans) : text);
  return period && series.length >= SHORTEST ? { series, period: writePeriod(period) } : undefined;
}
