import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededItem } from './seedPublished.ts';

/** One query of the golden set, and what it should find: all of it among the first ten. */
export interface GoldenQuery {
  readonly q: string;
  /** What it tries: word order, eras, typing errors and so on. */
  readonly kind: string;
  /** Slugs. */
  readonly expect: readonly string[];
}

/** As many results count. */
export const DEPTH = 10;

export interface Scored extends GoldenQuery {
  readonly found: readonly string[];
  /** The share of what is expected that stands among the first ten. */
  readonly recall: number;
  /** One over the place of the first that is expected; 0 where none is found. */
  readonly reciprocalRank: number;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));

export const goldenDocuments = (): SeededItem[] => read('documents.json') as SeededItem[];
export const goldenQueries = (): GoldenQuery[] => read('queries.json') as GoldenQuery[];

export function scored(query: GoldenQuery, found: readonly string[]): Scored {
  const first = found.slice(0, DEPTH);
  const hit = query.expect.filter((slug) => first.includes(slug)).length;
  const place = first.findIndex((slug) => query.expect.includes(slug));
  return {
    ...query,
    found: first,
    recall: hit / Math.min(DEPTH, query.expect.length),
    reciprocalRank: place < 0 ? 0 : 1 / (place + 1),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export interface Score {
  readonly queries: number;
  readonly recall: number;
  readonly mrr: number;
}

export const scoreOf = (all: readonly Scored[]): Score => ({
  queries: all.length,
  recall: mean(all.map(({ recall }) => recall)),
  mrr: mean(all.map(({ reciprocalRank }) => reciprocalRank)),
});

/** The report in Markdown: a line for each kind, and what was not found as it should be. */
export function reportOf(all: readonly Scored[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))].toSorted();
  const row = (name: string, { queries, recall, mrr }: Score): string =>
    `| ${name} | ${String(queries)} | ${recall.toFixed(3)} | ${mrr.toFixed(3)} |`;
  const misses = all.filter(({ recall, reciprocalRank }) => recall < 1 || reciprocalRank < 1);
  return [
    `| kind | queries | recall@${String(DEPTH)} | MRR |`,
    '| --- | --- | --- | --- |',
    ...kinds.map((name) => row(name, scoreOf(all.filter(({ kind }) => kind === name)))),
    row('all', scoreOf(all)),
    '',
    ...misses.map(
      ({ q, kind, expect, found }) =>
        `- ${kind}: \`${q}\` wants ${expect.join(', ')}; found ${found.join(', ') || 'nothing'}`,
    ),
  ].join('\n');
}
