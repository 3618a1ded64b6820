import { sql } from 'drizzle-orm';
import { encodeCursor } from '../../../../api/src/http/cursor.ts';
import { ANEW, Asker } from '../load/asker.ts';
import { openPlace, type Place } from '../place.ts';
import { median } from '../reckoning.ts';
import { figure, type Figure } from '../report/figure.ts';
import { startProduct } from '../servers.ts';
import type { Run } from './run.ts';

const LIST = '/api/v1/public/items';
const TIMES = 150;

/** The page after so many. */
async function pageAfter({ owner }: Place, offset: number, filter = ''): Promise<string> {
  const { rows } = await owner.orm.execute<{ at: string; id: string }>(
    sql`SELECT to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, publication_id AS id
      FROM public_cards ORDER BY published_at DESC, publication_id DESC OFFSET ${offset} LIMIT 1`,
  );
  const [row] = rows;
  if (!row) throw new Error('there is no such page');
  return `${LIST}?cursor=${encodeCursor(row)}${filter}`;
}

interface Asked {
  readonly asker: Asker;
  readonly path: string;
  readonly took: number[];
}

/** Pages of this size and of a thousand, asked for in turn. */
export async function measureDeep({ options, place, product }: Run): Promise<Figure[]> {
  const isSmall = place.size === '1k';
  const small = isSmall ? place : await openPlace({ ...options, reuse: true }, '1k', false);
  const beside = isSmall ? product : await startProduct(small);
  const [ours, theirs] = [new Asker(product.origin), new Asker(beside.origin)];
  const { count } = (
    await place.owner.orm.execute<{ count: number }>(sql`SELECT count(*)::int AS count FROM public_cards`)
  ).rows[0] ?? { count: 0 };
  const asked: (Asked & { name: string })[] = [];
  const add = (name: string, asker: Asker, path: string) => asked.push({ name, asker, path, took: [] });
  add('small', theirs, await pageAfter(small, 500));
  add('first', ours, LIST);
  add('half', ours, await pageAfter(place, Math.floor(count / 2)));
  add('last', ours, await pageAfter(place, count - 25));
  add(
    'filtered',
    ours,
    await pageAfter(place, Math.floor(count / 2), '&category=procurement&workGroup=finance'),
  );
  for (let time = 0; time < TIMES; time++)
    for (const { asker, path, took } of asked) took.push((await asker.must(path, { headers: ANEW })).took);
  ours.end();
  theirs.end();
  if (!isSmall) {
    await beside.stop();
    await small.close();
  }
  const base = median(asked[0]?.took ?? []);
  return asked.slice(1).map(({ name, took }) => {
    const words = `${median(took).toFixed(2)} ms of ${base.toFixed(2)} ms at 1 000`;
    return figure(`p50 of a list page, ${name}`, median(took) / base, { atMost: 1.25, beside: words });
  });
}
