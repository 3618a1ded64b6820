import { bangkokDate, fiscalYearOf, toBuddhistYear } from '../../../../shared/src/thaiCalendar.ts';
import { habitOf } from './habits.ts';
import { mostlyFirst, oneOf, randomOf, weighed, type Random } from './random.ts';
import { sentences, type Matter } from './sentences.ts';
import {
  BOUGHT,
  CATEGORY_WEIGHTS,
  GROUP_WEIGHTS,
  MONTHS,
  NEWS,
  PAPERS,
  PURCHASES,
  RARELY_BOUGHT,
  SCHOOLS,
} from './words.ts';

/** An item as someone typed it. */
export interface WrittenItem {
  /** From 1; the later, the newer. */
  readonly number: number;
  readonly category: string;
  readonly workGroup: string;
  /** Of the common era. */
  readonly fiscalYear: number;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  /** Which of the common files it has, by their numbers from 0. */
  readonly files: readonly number[];
  readonly publishedAt: Date;
}

/** The span of time in which items were published. */
export interface Years {
  readonly from: Date;
  readonly to: Date;
}

/** So many different files there are; items have them in common, as offices attach the same form again and again. */
export const FILE_COUNT = 60;
/** One item in so many is of what is hardly ever bought. */
const RARE_ONE_IN = 9_000;

function topicOf(category: string, random: Random): string {
  const bought = random() * RARE_ONE_IN < 1 ? oneOf(RARELY_BOUGHT, random) : mostlyFirst(BOUGHT, random);
  if (category === 'procurement') return `${oneOf(PURCHASES, random)}${bought}`;
  return category === 'news' ? mostlyFirst(NEWS, random) : mostlyFirst(PAPERS, random);
}

function titleOf({ topic, school, fiscalYear, month }: Matter, number: number, random: Random): string {
  const where = random() < 0.65 ? ` ${school}` : '';
  const year = String(fiscalYear);
  const when = random() < 0.5 ? ` ประจำปีงบประมาณ พ.ศ. ${year}` : ` ประจำเดือน${month} ${year}`;
  return `${topic}${where}${when}${random() < 0.3 ? ` เลขที่ ${String(number)}` : ''}`;
}

/** Item `number` of `count`: the same one each time. */
export function writtenItem(number: number, count: number, { from, to }: Years): WrittenItem {
  const random = randomOf(number * 2_654_435_761);
  const share = (number - 1 + random() * 0.9) / count;
  const publishedAt = new Date(from.getTime() + Math.floor(share * (to.getTime() - from.getTime())));
  const day = bangkokDate(publishedAt);
  const fiscalYear = fiscalYearOf(day);
  const category = weighed(CATEGORY_WEIGHTS, random);
  const matter: Matter = {
    topic: topicOf(category, random),
    school: oneOf(SCHOOLS, random),
    fiscalYear: toBuddhistYear(fiscalYear),
    month: MONTHS[Number(day.slice(5, 7)) - 1] ?? '',
  };
  const type = habitOf(random);
  const paragraphs = Array.from({ length: 3 + Math.floor(random() * 4) }, () =>
    type(sentences(2 + Math.floor(random() * 4), matter, random)),
  );
  const files = Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * FILE_COUNT));
  return {
    number,
    category,
    workGroup: weighed(GROUP_WEIGHTS, random),
    fiscalYear,
    title: type(titleOf(matter, number, random)),
    summary: type(sentences(2 + Math.floor(random() * 2), matter, random)),
    paragraphs,
    files: [...new Set(files)],
    publishedAt,
  };
}

/** Its address: a permanent one has no number in it. */
export function slugOf(number: number): string {
  let letters = '';
  for (let left = number; left > 0; left = Math.floor(left / 26))
    letters = String.fromCharCode(97 + (left % 26)) + letters;
  return `d-${letters}`;
}
