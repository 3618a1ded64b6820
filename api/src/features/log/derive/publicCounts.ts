import { COUNTED_BY, publicCounts } from '@phoeiphrae/db/schema/published';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Tx } from '../../../office/deps.ts';
import { derivedFrom, differences, fault, missing, type Mismatch } from './mismatch.ts';
import { liveBatches, type LiveRow } from './publicCards.ts';

const FROM = { th: 'การเผยแพร่ที่ยังมีผล (publications)', en: 'the publications that are live' };
const KEY = ['countedBy', 'category', 'track', 'workGroup', 'fiscalYear', 'month'];
const SETS = Array.from({ length: 32 }, (_, set) => set);

type Key = Omit<typeof publicCounts.$inferSelect, 'count'>;
const textOf = ({ countedBy, category, track, workGroup, fiscalYear, month }: Key): string =>
  [countedBy, category, track, workGroup, fiscalYear, month].join(' ');

/** The rows that a publication is counted in: one of each set of columns. */
const keysOf = ({ category, track, workGroup, fiscalYear, publishedAt }: LiveRow): string[] => {
  const month = bangkokDate(new Date(publishedAt)).slice(0, 7);
  return SETS.map((countedBy) => {
    const is = (bit: number) => (countedBy & bit) > 0;
    return textOf({
      countedBy,
      category: is(COUNTED_BY.category) ? category : '',
      track: is(COUNTED_BY.track) ? track : '',
      workGroup: is(COUNTED_BY.workGroup) ? workGroup : '',
      fiscalYear: is(COUNTED_BY.fiscalYear) ? (fiscalYear ?? 0) : 0,
      month: is(COUNTED_BY.month) ? month : '',
    });
  });
};

/** Counts what is public anew, and compares the kept counts with it in both directions. */
export async function* derivePublicCounts(tx: Tx): AsyncGenerator<Mismatch> {
  const counts = new Map<string, number>();
  for await (const rows of liveBatches(tx))
    for (const row of rows) for (const key of keysOf(row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const say = derivedFrom(FROM);
  for (const row of await tx.select().from(publicCounts)) {
    const key = textOf(row);
    const count = counts.get(key);
    if (count === undefined)
      yield fault(publicCounts, key, KEY, { th: 'ไม่มีสิ่งใดที่นับได้เช่นนี้', en: 'nothing is counted like this' });
    else yield* differences(publicCounts, key, row, { count: say(count) });
    counts.delete(key);
  }
  for (const key of counts.keys()) yield missing(publicCounts, key, KEY, FROM);
}
