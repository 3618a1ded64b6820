import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import { digestOf } from '../../../testing/ledger.ts';
import { act, draftOf, GROUP, mustAct, read } from '../../../testing/office.ts';

let test: TestApp;
let head: Person;
const own = { workGroups: [GROUP] };
beforeAll(async () => {
  test = await buildTestApp();
  // The group's only officer is its head, and the only deputy acts as director.
  head = await createPerson(test, {
    appointments: [
      { post: 'officer', ...own },
      { post: 'group_head', ...own },
    ],
  });
});
afterAll(() => test.close());

describe('POST /items/:id/submit in an office with gaps', () => {
  it('422 names every post to which somebody must be appointed, and changes nothing', async () => {
    const { id } = await draftOf(test, head);
    const before = await digestOf(test.owner);
    const problem = expectProblem(await act(head, id, 'submit'), 'nobody-can-decide');
    expect(pointersOf(problem)).toEqual(['/chain/deputy_director', '/chain/director']);
    expect(problem.errors?.map(({ detail }) => detail).join()).toMatch(/รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา/);
    expect(await digestOf(test.owner)).toBe(before);
  });

  it('passes over the middle steps that only people with a hand in it hold, says why, and never the last', async () => {
    const under = { capacity: 'acting', orderNumber: 'คำสั่งที่ 12/2569' } as const;
    const acting = await createPerson(test, {
      appointments: [
        { post: 'deputy_director', ...own },
        { post: 'director', ...under },
      ],
    });
    const { id } = await draftOf(test, head);
    const submitted: Item = await mustAct(head, id, 'submit');
    expect(submitted.step).toBe('director');
    const passed = submitted.working?.decisions ?? [];
    expect(passed.map(({ step, kind }) => `${step} ${kind}`).sort()).toEqual([
      'deputy_director pass_over',
      'group_head pass_over',
    ]);
    for (const { reason, by } of passed) {
      expect(reason).toMatch(/สี่ตา/);
      expect(by.userId).toBeNull();
    }
    expect((await act(head, id, 'endorse')).status).toBe(409);
    expect((await mustAct(acting, id, 'approve')).state).toBe('approved');
    expect((await read(head, id)).working?.decisions.at(-1)?.by).toMatchObject({
      post: 'director',
      ...under,
    });
  });
});
