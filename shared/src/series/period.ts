import Type, { type Static } from 'typebox';
import { Closed, Nullable } from '../primitives.ts';

/** The months that a thing is of: a month, a quarter, a year, or several. */
export const Period = Closed(
  {
    /** The first of its months, in the Common Era. */
    from: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', examples: ['2026-10'] }),
    /** How many months it has: 12 from October is a fiscal year. */
    months: Type.Integer({ minimum: 1, maximum: 1200, examples: [12] }),
    /** Which one it is of several within these months: ครั้งที่ 3/2570. */
    number: Nullable(Type.Integer({ minimum: 1, maximum: 999 })),
  },
  { title: 'Period' },
);
export type Period = Static<typeof Period>;

/** As text whose order is that of time: `2026-10/P12M`, `2026-10/P12M#003`. */
export const writePeriod = ({ from, months, number }: Period): string =>
  `${from}/P${String(months)}M${number === null ? '' : `#${String(number).padStart(3, '0')}`}`;

/** @throws {RangeError} for what `writePeriod` does not write. */
export function readPeriod(written: string): Period {
  const [, from, months, number] = /^(\d{4}-\d{2})\/P(\d+)M(?:#(\d{3}))?$/.exec(written) ?? [];
  if (from === undefined) throw new RangeError(`"${written}" is no period`);
  return { from, months: Number(months), number: number === undefined ? null : Number(number) };
}
