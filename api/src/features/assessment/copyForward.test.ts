import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AssessmentBoard,
  AssessmentSchemeList,
  CopiedForward,
} from '@phoeiphrae/shared/assessment/board';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { castOffice, GROUP, publishedItem, type Cast } from '../../testing/office.ts';
import {
  boardOf,
  link,
  mustLoad,
  numberOn,
  ruleOf,
  schemeOf,
  toElsewhere,
  toItem,
  toPage,
  verify,
} from '../../testing/schemes.ts';

let test: TestApp;
let cast: Cast;
let last: AssessmentBoard;
let itemId: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  itemId = (await publishedItem(test, cast)).id;
  const numbers = ['O1', 'O2', 'O3', 'O4', 'O5'].map((number) => ruleOf(number));
  last = await mustLoad(cast.monitor, schemeOf(numbers, { fiscalYear: 2027 }));
  await link(cast.officer, last.id, 'O1', [toItem(itemId, 'หน้า ๒')]);
  await link(cast.officer, last.id, 'O2', [toPage('/contact'), toElsewhere('https://a.go.th/')]);
  await link(cast.officer, last.id, 'O3', [toPage('/contact'), toPage('/privacy')]);
  await link(cast.officer, last.id, 'O4', [toPage('/official')]);
  await verify(cast.officer, last.id, 'O1', ['name', 'photo']);
});
afterAll(() => test.close());

const forward = async (id: string) => {
  const { version } = await boardOf(cast.monitor, id);
  const path = `/assessment/schemes/${id}/copy-forward`;
  return cast.monitor.post<CopiedForward>(path, undefined, { ifMatch: version });
};
const places = (board: AssessmentBoard) =>
  Object.fromEntries(
    board.numbers.map(({ number, addresses }) => [
      number,
      addresses.map(({ href }) => href?.replace(/^\/i\/.*/, 'item')),
    ]),
  );

describe('POST /assessment/schemes/{id}/copy-forward', () => {
  it('200 along the crosswalk: renumbered, split, united, dropped and new; to be verified anew', async () => {
    const numbers = [
      ruleOf('O1', { from: ['O2', 'O3'], workGroup: null }), // united, and one place in both
      ruleOf('O2', { from: ['O1'] }), // renumbered
      ruleOf('O3', { from: ['O1'] }), // split
      ruleOf('O4'), // new, although last year had the number
      ruleOf('O5', { from: ['O5'] }), // goes on from one that is empty
    ];
    const next = await mustLoad(cast.monitor, schemeOf(numbers, { fiscalYear: 2028 }));
    const reply = await forward(last.id);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toEqual({
      schemeId: next.id,
      fiscalYear: 2028,
      carried: [
        { number: 'O1', from: ['O2', 'O3'] },
        { number: 'O2', from: ['O1'] },
        { number: 'O3', from: ['O1'] },
      ],
      dropped: ['O4'],
      fresh: ['O4'],
    });
    const board = await boardOf(cast.officer, next.id);
    expect(places(board)).toEqual({
      O1: ['/contact', 'https://a.go.th/', '/privacy'],
      O2: ['item'],
      O3: ['item'],
      O4: [],
      O5: [],
    });
    const renumbered = board.numbers[1];
    expect(renumbered?.addresses[0]?.address).toMatchObject({ itemId, explanation: 'หน้า ๒' });
    expect(renumbered).toMatchObject({
      verified: null,
      state: 'incomplete',
      reasons: ['not_verified', 'elements'],
    });
    expect(board.numbers[0]?.workGroup).toBe(GROUP);
    const before = (await boardOf(cast.officer, last.id)).numbers[0];
    expect(before).toMatchObject({ state: 'complete', version: 3 });
  });

  it('adds only what has come since when it is done again, and has that verified anew', async () => {
    const { schemes } = (await cast.officer.get<AssessmentSchemeList>('/assessment/schemes')).body;
    const next = schemes.find(({ fiscalYear }) => fiscalYear === 2028);
    const id = next?.id ?? '';
    await verify(cast.officer, id, 'O2', ['name', 'photo']);
    await verify(cast.officer, id, 'O5', ['name']);
    await link(cast.officer, last.id, 'O5', [toPage('/verify')]);
    const reply = await forward(last.id);
    expect(reply.body.carried).toEqual([{ number: 'O5', from: ['O5'] }]);
    expect((await numberOn(cast.officer, id, 'O2')).state).toBe('complete');
    expect(await numberOn(cast.officer, id, 'O5')).toMatchObject({
      verified: null,
      addresses: [{ href: '/verify' }],
    });
  });

  it('200 without a list of the next year: the same numbers, marked as an example to be checked', async () => {
    const { schemes } = (await cast.officer.get<AssessmentSchemeList>('/assessment/schemes')).body;
    const from = schemes.find(({ fiscalYear }) => fiscalYear === 2028)?.id ?? '';
    const reply = await forward(from);
    const made = await boardOf(cast.officer, reply.body.schemeId);
    expect(made).toMatchObject({ fiscalYear: 2029, example: true, shown: false });
    expect(made.note.th).toContain('ต้องตรวจกับคู่มือของผู้ประเมิน');
    expect(places(made)).toEqual(places(await boardOf(cast.officer, from)));
    expect(made.numbers.map((number) => number.from)).toEqual(made.numbers.map(({ number }) => [number]));
    const { rows } = await test.owner.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE type = 'assessment.copied_forward' ORDER BY seq",
    );
    expect(rows).toHaveLength(3);
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({
      by: { userId: cast.monitor.id },
      details: { dropped: ['O4'] },
    });
  });

  it('422 after the last year, 412 for a list that moved on; nothing is made', async () => {
    const end = await mustLoad(cast.monitor, schemeOf([ruleOf('O1')], { owner: 'last', fiscalYear: 2099 }));
    expectProblem(await forward(end.id), 'requirements-not-met');
    const path = `/assessment/schemes/${end.id}/copy-forward`;
    expectProblem(await cast.monitor.post(path, undefined, { ifMatch: 7 }), 'version-stale');
    const { schemes } = (await cast.officer.get<AssessmentSchemeList>('/assessment/schemes')).body;
    expect(schemes.filter(({ owner }) => owner === 'last')).toHaveLength(1);
  });
});
