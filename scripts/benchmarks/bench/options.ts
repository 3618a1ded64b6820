import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

export const SIZES = { '1k': 1_000, '100k': 100_000, '1m': 1_000_000 } as const;
export type Size = keyof typeof SIZES;

export interface Options {
  readonly size: Size;
  /** Whether what an earlier run has filled is measured again. */
  readonly reuse: boolean;
  /** Where the databases of all sizes are kept. */
  readonly folder: string;
  /** The file that the table is written to. */
  readonly out: string | undefined;
  /** How long one round of load takes, in seconds, and how many there are. */
  readonly seconds: number;
  readonly rounds: number;
  /** Whether all that the public sees is derived again before measuring; with more than 1 000 items it takes long. */
  readonly verify: boolean;
  /** Fill and check, and measure nothing. */
  readonly seedOnly: boolean;
  /** The measures by their names; empty is all. */
  readonly only: readonly string[];
}

export const USAGE =
  'usage: npm run bench -- [1k|100k|1m] [--reuse] [--out FILE] [--folder FOLDER] [--seconds 5] [--rounds 3] [--verify] [--seed-only] [--only reads,pages,deep,search,writes,staff,change]';

const isSize = (text: string): text is Size => text in SIZES;

/** @throws {Error} with how it is used. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      reuse: { type: 'boolean', default: false },
      verify: { type: 'boolean', default: false },
      'seed-only': { type: 'boolean', default: false },
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      folder: { type: 'string', default: path.join(tmpdir(), 'phoeiphrae-bench') },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const [size = '1k', more] = positionals;
  const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
  if (!isSize(size) || more !== undefined || !(seconds >= 1) || !(rounds >= 1)) throw new Error(USAGE);
  return {
    size,
    seconds,
    rounds,
    reuse: values.reuse,
    verify: values.verify || size === '1k',
    seedOnly: values['seed-only'],
    folder: path.resolve(values.folder),
    out: values.out,
    only: values.only.split(',').filter(Boolean),
  };
}
