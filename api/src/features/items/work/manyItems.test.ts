import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import type { Person } from '../../../testing/asPost.ts';
import { castOffice, draftOf, GROUP, IMMEDIATE, mustAct, type Cast } from '../../../testing/office.ts';
import { rowsLookedAt } from '../../../testing/rowsLookedAt.ts';
import { statementsOf } from '../../../testing/statements.ts';
import { manyItems } from '../../../testing/manyItems.ts';
import { tellStalled } from './tellStalled.ts';

/*
 * What staff look at must not grow with what is stored. Among many items each answer is asked for once, and the database
 * says how many rows it looked at for every statement of it: a number that is the same on every machine, which a time is not.
 */

const MANY = 6000;
/** A page has 20 items, the oversight 50; entries of the log are looked at by 2 000. */
const FEW = 1200;
const STRETCH = 2 * 2000 + FEW;

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
  await mustAct(cast.officer, id, 'publish');
  const waiting = await draftOf(test, cast.officer);
  await mustAct(cast.officer, waiting.id, 'submit');
  await manyItems(test, { like: id, from: 1, to: MANY });
  await manyItems(test, { like: waiting.id, from: MANY + 1, to: MANY + 20 });
  await test.owner.pool.query('VACUUM ANALYZE');
}, 180_000);
afterAll(() => test.close());

async function lookedAt(run: () => Promise<unknown>): Promise<number> {
  const { sent } = await statementsOf(test, run);
  return rowsLookedAt(test, sent);
}

const get = (person: Person, path: string) => async () => {
  const reply = await person.get(path);
  expect(reply.status).toBe(200);
};

describe('the rows that are looked at among many items', () => {
  const lists: [string, keyof Cast][] = [
    ['/items', 'monitor'],
    ['/items', 'officer'],
    ['/items', 'stranger'],
    [`/items?category=${IMMEDIATE}`, 'officer'],
    ['/items?track=immediate', 'officer'],
    ['/items?way=immediate', 'officer'],
    [`/items?workGroup=${GROUP}`, 'officer'],
    ['/items?fiscalYear=2020', 'officer'],
    ['/items?fiscalYear=2001', 'officer'],
    ['/items?state=published', 'officer'],
    ['/items?state=in_review', 'monitor'],
    ['/items?state=withdrawn', 'monitor'],
    ['/items?heldBefore=2026-06-01T00:00:00.000Z', 'monitor'],
    ['/items?heldBefore=2026-11-20T00:00:00.000Z&state=in_review', 'monitor'],
    ['/items?heldBefore=2001-01-01T00:00:00.000Z', 'monitor'],
    ['/items?holder=me', 'head'],
    ['/inbox', 'head'],
    ['/inbox', 'officer'],
    ['/desk', 'ict'],
    ['/desk', 'officer'],
    ['/oversight', 'monitor'],
    ['/notices', 'head'],
    ['/notices?unread=true', 'head'],
  ];
  it.each(lists)('are few for %s of the %s', async (path, who) => {
    expect(await lookedAt(get(cast[who], path))).toBeLessThan(FEW);
  });

  const days: [string, keyof Cast][] = [
    ['', 'monitor'],
    ['?from=2026-05-01&to=2026-05-31', 'monitor'],
    ['?to=2026-06-30', 'monitor'],
    ['?from=2026-11-01&type=work_group.edited', 'monitor'],
    ['?to=2026-06-30&type=item.published', 'monitor'],
    ['?from=2001-02-01&to=2001-02-28', 'monitor'],
  ];
  it.each(days)('are no more than one stretch for the log%s of the %s', async (query, who) => {
    expect(await lookedAt(get(cast[who], `/log/events${query}`))).toBeLessThan(STRETCH);
  });

  it('are few for what is told unasked of what waits too long', async () => {
    expect(await lookedAt(() => tellStalled(test.deps))).toBeLessThan(FEW);
  });

  it('are few for a move', async () => {
    const { id } = await draftOf(test, cast.officer);
    expect(await lookedAt(() => mustAct(cast.officer, id, 'submit'))).toBeLessThan(FEW);
  });
});
