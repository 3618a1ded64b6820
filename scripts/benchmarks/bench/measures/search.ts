import { ANEW, Asker } from '../load/asker.ts';
import { SIZES, type Size } from '../options.ts';
import { median, quantile, worst } from '../reckoning.ts';
import { figure, type Figure } from '../report/figure.ts';
import { yearsOf } from '../seed/seed.ts';
import { KINDS, queries, type Kind } from './queries.ts';
import type { Run } from './run.ts';
import { truthOf } from './truth.ts';

const ROUNDS = 3;
/** So many pages of a hundred are compared at the most. */
const PAGES = 20;
const PAGE = 100;
const FOUND = 200;
/** Its statements have a time limit. */
const GIVEN_UP = 503;

interface Page {
  readonly items: readonly { readonly slug: string }[];
  readonly nextCursor: string | null;
}

const addressOf = (query: string): string => `/api/v1/public/items?q=${encodeURIComponent(query)}`;

/** What is found of what there is. A long answer that goes on is asked for no further, and is whole when it is full so far. */
async function recallOf(asker: Asker, query: string, truth: ReadonlySet<string>): Promise<number> {
  if (truth.size === 0) return 1;
  const found: string[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < PAGES && cursor !== null; page++) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer: Page = await asker.json(`${addressOf(query)}&limit=${String(PAGE)}${from}`, {
      headers: ANEW,
    });
    found.push(...answer.items.map(({ slug }) => slug));
    cursor = answer.nextCursor;
  }
  if (cursor !== null) return Math.min(1, found.length / Math.min(truth.size, PAGES * PAGE));
  return found.filter((slug) => truth.has(slug)).length / truth.size;
}

/** What there is to be found of a million items takes the better part of an hour to work out, and is not. */
const hasTruth = (size: Size): boolean => size !== '1m';

async function recallFigure(asker: Asker, truth: ReadonlyMap<string, ReadonlySet<string>>): Promise<Figure> {
  const recalls: { query: string; recall: number }[] = [];
  for (const [query, found] of truth) recalls.push({ query, recall: await recallOf(asker, query, found) });
  const lost = recalls.filter(({ recall }) => recall < 1).map(({ query }) => query);
  const recall = recalls.reduce((sum, each) => sum + each.recall, 0) / recalls.length;
  return figure('search, recall', recall, { atLeast: 1, beside: lost.join(', ') });
}

interface Asked {
  readonly kind: Kind;
  readonly query: string;
  /** In milliseconds, each time that it was asked for. */
  readonly took: number[];
}

/** Asks for each, some times. @returns those that were given up at least once */
async function askAll(asker: Asker, all: readonly Asked[]): Promise<Set<string>> {
  const unanswered = new Set<string>();
  for (let round = 0; round < ROUNDS; round++)
    for (const { query, took } of all) {
      const answer = await asker.ask(addressOf(query), { headers: ANEW });
      if (answer.status !== FOUND && answer.status !== GIVEN_UP)
        throw new Error(`${query}: ${String(answer.status)}`);
      took.push(answer.took);
      if (answer.status === GIVEN_UP) unanswered.add(query);
    }
  return unanswered;
}

export async function measureSearch({ place, product }: Run): Promise<Figure[]> {
  const wanted = queries();
  const all: Asked[] = KINDS.flatMap((kind) => wanted[kind].map((query) => ({ kind, query, took: [] })));
  const queriesAsked = all.map(({ query }) => query);
  // First, since it takes long and holds this process: a server closes what is silent meanwhile.
  const truth = hasTruth(place.size)
    ? truthOf(queriesAsked, SIZES[place.size], yearsOf(place.seededAt))
    : undefined;
  const asker = new Asker(product.origin);
  const unanswered = await askAll(asker, all);
  const recall = truth === undefined ? [] : [await recallFigure(asker, truth)];
  asker.end();
  const times = all.flatMap(({ took }) => took);
  const slowest = all.toSorted((a, b) => worst(b.took) - worst(a.took))[0];
  return [
    figure('search, median', median(times), { atMost: 8, unit: 'ms' }),
    figure('search, p99', quantile(times, 0.99), { unit: 'ms' }),
    figure('search, worst', worst(times), {
      atMost: place.size === '1m' ? 300 : 120,
      unit: 'ms',
      beside: slowest?.query ?? '',
    }),
    ...KINDS.map((kind) => {
      const took = all.filter((each) => each.kind === kind).flatMap((each) => each.took);
      const beside = `worst ${worst(took).toFixed(1)} ms`;
      return figure(`search, ${kind} words, median`, median(took), { unit: 'ms', beside });
    }),
    figure('search, queries given up at the time limit', unanswered.size, {
      atMost: 0,
      beside: [...unanswered].join(', '),
    }),
    ...recall,
  ];
}
