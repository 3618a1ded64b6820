import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import type { WorkGroup } from '@phoeiphrae/shared/workGroup';
import { asPost } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { bodyFor, castOffice, draftOf, IMMEDIATE, mustAct, read, type Cast } from '../../testing/office.ts';
import { statementsOf } from '../../testing/statements.ts';

/*
 * One office has one chain, so all writes wait for whoever holds its lock. What is sent under it is listed here whole:
 * it decides how many writes a second there can be.
 */

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

/** What a statement does to which table, as `insert events`; the lock and the commit by their names. */
const briefly = (text: string): string =>
  /^(insert|update|delete|select)\b.*?"([a-z_]+)"(?:\s|$).*/is.test(text)
    ? `${/^\w+/.exec(text)?.[0].toLowerCase() ?? ''} ${/(?:into|from|update) "([a-z_]+)"/i.exec(text)?.[1] ?? ''}`
    : text;

/** Everything that the application sends after the statement that takes the lock of the chain and writes the entries. */
async function sentUnderLock(run: () => Promise<{ status: number }>): Promise<string[]> {
  const { answer, sent } = await statementsOf(test, run);
  expect(answer.status).toBeLessThan(300);
  const lock = sent.findLastIndex(
    ({ text, values }) =>
      /append_events|pg_advisory_xact_lock/.test(text) && values.includes(ADVISORY_LOCKS.logChain),
  );
  expect(lock).toBeGreaterThan(0);
  return sent.slice(lock + 1).map(({ text }) => briefly(text));
}

const LEAF = ['select public_leaves', 'select events', 'select public_log_nodes'];
const GROWN = ['insert public_leaves', 'insert merkle_nodes'];

describe('after the one statement that takes the lock of the chain', () => {
  it('a move of the chain only commits', async () => {
    const { id } = await draftOf(test, cast.officer);
    const draft = await read(cast.officer, id);
    const submit = () =>
      cast.officer.post(`/items/${id}/submit`, bodyFor('submit', draft), { ifMatch: draft.version });
    expect(await sentUnderLock(submit)).toEqual(['commit']);
    const item = await read(cast.head, id);
    const endorse = () =>
      cast.head.post(`/items/${id}/endorse`, bodyFor('endorse', item), { ifMatch: item.version });
    expect(await sentUnderLock(endorse)).toEqual(['commit']);
  });

  it('what goes out becomes a leaf first', async () => {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const item = await read(cast.officer, id);
    const publish = () =>
      cast.officer.post(`/items/${id}/publish`, bodyFor('publish', item), { ifMatch: item.version });
    expect(await sentUnderLock(publish)).toEqual([...LEAF, ...GROWN, 'commit']);
  });

  it('several entries of one act are written at once, in their order', async () => {
    const { id, working } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(cast.officer, id, 'publish');
    const { version } = await mustAct(cast.officer, id, 'revise');
    const selfCheck = working?.selfCheck;
    await cast.officer.patch(`/items/${id}/draft`, { selfCheck }, { ifMatch: version });
    const item = await read(cast.officer, id);
    const publish = () =>
      cast.officer.post(`/items/${id}/publish`, bodyFor('publish', item), { ifMatch: item.version });
    expect(await sentUnderLock(publish)).toEqual([...LEAF, ...GROWN, 'commit']);
    const { rows } = await test.owner.pool.query<{ type: string }>(
      'SELECT type FROM events WHERE item_id = $1 ORDER BY seq DESC LIMIT 2',
      [id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['item.published', 'item.superseded']);
  });

  it('what is no item’s only commits too', async () => {
    const ict = await asPost(test, 'ict_officer');
    const group = { code: 'locked_last', nameTh: 'กลุ่มทดสอบ', nameEn: 'Test', aliases: [] };
    expect(await sentUnderLock(() => ict.post<WorkGroup>('/work-groups', group))).toEqual(['commit']);
  });
});
