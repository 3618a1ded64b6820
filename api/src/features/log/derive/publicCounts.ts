import { publicCounts, type CountedBy } from '@phoeiphrae/db/schema/published';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Tx } from '../../../office/deps.ts';
import { derivedFrom, differences, fault, missing, type Mismatch } from './mismatch.ts';
import { liveBatches, type LiveRow } from './publicCards.ts';

const FROM = { th: 'การเผยแพร่ที่ยังมีผล (publications)', en: 'the publications that are live' };
const KEY = ['countedBy', 'value'];

const keyOf = (countedBy: CountedBy, value: string): string => `${countedBy} ${value}`;

/** The rows that a publication is counted in. */
const keysOf = ({ category, track, workGroup, fiscalYear, publishedAt }: LiveRow): string[] => [
  keyOf('all', ''),
  keyOf('category', category),
  keyOf('track', track),
  keyOf('work_group', workGroup),
  ...(fiscalYear === null ? [] : [keyOf('fiscal_year', String(fiscalYear))]),
  keyOf('month', bangkokDate(new Date(publishedAt)).slice(0, 7)),
];

/** Counts what is public anew, and compares the kept counts with it in both directions. */
export async function* derivePublicCounts(tx: Tx): AsyncGenerator<Mismatch> {
  const counts = new Map<string, number>();
  for await (const rows of liveBatches(tx))
    for (const row of rows) for (const key of keysOf(row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const say = derivedFrom(FROM);
  for (const row of await tx.select().from(publicCounts)) {
    const key = keyOf(row.countedBy, row.value);
    const count = counts.get(key);
    if (count === undefined)
      yield fault(publicCounts, key, KEY, { th: 'ไม่มีสิ่งใดที่นับได้เช่นนี้', en: 'nothing is counted like this' });
    else yield* differences(publicCounts, key, row, { count: say(count) });
    counts.delete(key);
  }
  for (const key of counts.keys()) yield missing(publicCounts, key, KEY, FROM);
}
