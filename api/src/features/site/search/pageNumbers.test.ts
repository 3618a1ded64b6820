import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { publishedWithFile } from '../../../testing/files.ts';
import { castOffice, type Cast } from '../../../testing/office.ts';
import { typstPdf } from '../../../testing/typstPdf.ts';

const NAME = 'รายงานหลายหน้า.pdf';
const ONE_PAGE = 'ประกาศหน้าเดียว.pdf';
const NEXT = '#pagebreak()';

let test: TestApp;
let cast: Cast;
let slug: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  // Nothing stands on the first and the fourth page, and the last says again what the third does.
  const budget = 'งบประมาณรายจ่าย';
  const pages = [NEXT, 'ทะเบียนครุภัณฑ์', NEXT, budget, NEXT, NEXT, 'โครงการอบรม', NEXT, budget];
  const many = await publishedWithFile(test, cast, { bytes: Buffer.from(typstPdf(pages)), name: NAME });
  ({ slug } = many.item);
  const bytes = Buffer.from(typstPdf(['คำสั่งมอบหมายงาน']));
  await publishedWithFile(test, cast, { bytes, name: ONE_PAGE });
});
afterAll(() => test.close());

/** Of every item that is found: the file and the page of each of its snippets, with the words that are marked. */
async function snippets(q: string) {
  const reply = await client(test).get<PublicPage>(`/public/items?q=${encodeURIComponent(q)}`);
  return reply.body.items.map(({ slug: of, found }) => ({
    slug: of,
    places: found?.snippets.map(({ part, file, page }) => ({ part, file, page })),
    marked: found?.snippets.flatMap(({ text }) => text.filter(({ match }) => match).map((run) => run.text)),
  }));
}
const on = (page: number | null, file = NAME) => ({ part: 'file', file, page });

it.each([
  ['ทะเบียนครุภัณฑ์', 2],
  ['งบประมาณรายจ่าย', 3],
  ['โครงการอบรม', 5],
])('a snippet says on which page of a file the words stand first: %s', async (words, page) => {
  expect(await snippets(words)).toEqual([{ slug, places: [on(page)], marked: [words] }]);
});

it('a snippet of a file of one page says no page', async () => {
  const [found] = await snippets('คำสั่งมอบหมายงาน');
  expect(found?.places).toEqual([on(null, ONE_PAGE)]);
});
