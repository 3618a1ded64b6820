import {
  fiscalYearOf,
  formatDate,
  monthName,
  quarterOf,
  toBuddhistYear,
  toThaiDigits,
} from '@phoeiphrae/shared/thaiCalendar';
import { spanOf, type Span, type SpanUnit } from './span.ts';

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const ORDINALS = ['หนึ่ง', 'สอง', 'สาม', 'สี่'];

const monthNumber = (day: string) => Number(day.slice(5, 7));
const yearOf = (day: string) => String(toBuddhistYear(Number(day.slice(0, 4))));
const fiscalYear = ({ from }: Span) => String(toBuddhistYear(fiscalYearOf(from)));
const month = (day: string, style: 'short' | 'long' = 'long') =>
  `${monthName(monthNumber(day), 'th', style)} ${yearOf(day)}`;
const half = ({ from }: Span) => (quarterOf(from) <= 2 ? 'ครึ่งปีแรก' : 'ครึ่งปีหลัง');
/** The school's first term lies in a fiscal year's second half, and its second term in the first half of the next. */
const term = ({ from }: Span) => (quarterOf(from) <= 2 ? 2 : 1);
const ordinal = (n: number) => ORDINALS[n - 1] ?? '';

function months({ from, to }: Span): string {
  const first = from.slice(0, 4) === to.slice(0, 4) ? monthName(monthNumber(from)) : month(from);
  return `${first}–${month(to)}`;
}

/** How each unit is written where nothing else is asked for. */
const PLAIN: Record<SpanUnit, (span: Span) => string> = {
  day: ({ from }) => formatDate(from),
  month: ({ from }) => month(from),
  quarter: (span) => `ไตรมาสที่ ${String(quarterOf(span.from))} ปีงบประมาณ พ.ศ. ${fiscalYear(span)}`,
  half: (span) => `${half(span)} ปีงบประมาณ พ.ศ. ${fiscalYear(span)}`,
  fy: fiscalYear,
  year: ({ from }) => yearOf(from),
};

/** Other ways of writing, by the word behind the colon. */
const STYLES: Record<string, (span: Span & { unit: SpanUnit }) => string> = {
  thai: (span) => toThaiDigits(PLAIN[span.unit](span)),
  formal: ({ from }) => formatDate(from, { style: 'full', digits: 'thai' }),
  end: ({ to }) => formatDate(to),
  days: ({ from, to }) => `${String(Number(from.slice(8)))}–${formatDate(to)}`,
  months,
  month: ({ from }) => month(from),
  short: ({ from }) => month(from, 'short'),
  name: (span) =>
    span.unit === 'month'
      ? monthName(monthNumber(span.from))
      : span.unit === 'quarter'
        ? `ไตรมาส${ordinal(quarterOf(span.from))}`
        : half(span),
  fy: fiscalYear,
  term: (span) => `ภาคเรียนที่ ${String(term(span))} ปีการศึกษา ${yearOf(span.from)}`,
  termName: (span) => `ภาคเรียนที่${ordinal(term(span))}`,
};

/**
 * A text of the demonstration with its dates filled in: `{{month-1}}`, `{{fy:thai}}`, `{{quarter-1:end}}` … as they are
 * said on a day.
 * @throws {RangeError} that names the placeholder that means nothing.
 */
export function fillIn(text: string, on: string): string {
  return text.replaceAll(PLACEHOLDER, (_, inner: string) => {
    const [what = '', style] = inner.split(':');
    const span = spanOf(what, on);
    if (style === undefined) return PLAIN[span.unit](span);
    const write = STYLES[style];
    if (!write) throw new RangeError(`"${inner}" asks for a way of writing that does not exist`);
    return write(span);
  });
}
