import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemPage } from '@phoeiphrae/shared/item';
import type { PublicItem } from '@phoeiphrae/shared/publicItem';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { attach } from '../../testing/files.ts';
import {
  bodyFor,
  castOffice,
  draftOf,
  mustAct,
  publishedItem,
  read,
  type Cast,
} from '../../testing/office.ts';
import { statementsOf, type Statements } from '../../testing/statements.ts';

/*
 * How many statements a request sends to the database, as bounds. Whoever passes one sees the statements listed, and
 * either finds one to spare or raises the bound in the open.
 */

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  // A version of the announcement is read once in the life of a process.
  await draftOf(test, cast.officer);
});
afterAll(() => test.close());

const expectAtMost = (bound: number, { work }: Statements<unknown>) =>
  expect(work.length, `\n${work.join('\n')}\n`).toBeLessThanOrEqual(bound);

async function waiting() {
  const { id } = await draftOf(test, cast.officer);
  await mustAct(cast.officer, id, 'submit');
  return read(cast.head, id);
}

describe('the statements of one request', () => {
  it('are at most 15 for an endorsement, in one transaction', async () => {
    const item = await waiting();
    const said = await statementsOf(test, () =>
      cast.head.post(`/items/${item.id}/endorse`, bodyFor('endorse', item), { ifMatch: item.version }),
    );
    expect(said.answer.status).toBe(200);
    expectAtMost(15, said);
    expect(said.transactions).toEqual(['begin', 'commit']);
  });

  it('are at most 25 for an upload and its attachment, the job that examines it included', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const said = await statementsOf(test, () => attach(cast.officer, id, { options: { ifMatch: version } }));
    expect(said.answer.status).toBe(201);
    expectAtMost(25, said);
    expect(said.transactions).toEqual(['begin', 'commit']);
  });

  it('are at most 4 for the item that an approver opens', async () => {
    const { id } = await waiting();
    const said = await statementsOf(test, () => read(cast.head, id));
    expect(said.answer.availableActions.map(({ action }) => action)).toContain('endorse');
    expectAtMost(4, said);
    expect(said.transactions).toEqual([]);
  });

  it('are at most 4 for a page of the list, whatever is on it', async () => {
    await waiting();
    await waiting();
    const said = await statementsOf(test, () => cast.head.get<ItemPage>('/items'));
    expect(said.answer.body.items.length).toBeGreaterThan(1);
    expectAtMost(4, said);
  });

  it('are at most 3 for the public page', async () => {
    const { slug } = await publishedItem(test, cast);
    const said = await statementsOf(test, () => client(test).get<PublicItem>(`/public/items/${slug}`));
    expect(said.answer.body.slug).toBe(slug);
    expectAtMost(3, said);
  });
});
