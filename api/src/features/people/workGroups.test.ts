import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkGroup, WorkGroupList } from '@phoeiphrae/shared/workGroup';
import { asPost, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
let officer: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  officer = await asPost(test, 'officer', { workGroups: ['ict'] });
});
afterAll(() => test.close());

const group = { nameTh: 'กลุ่มทดสอบ', nameEn: 'Test Group', aliases: ['ทดสอบ'] };

describe('work groups', () => {
  it('lists those of the announcement to all staff; the ICT centre adds one, renames it and takes it out of use', async () => {
    expect((await officer.get<WorkGroupList>('/work-groups')).body.workGroups).toHaveLength(10);
    const made = await ict.post<WorkGroup>('/work-groups', { code: 'test_group', ...group });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ code: 'test_group', ...group, active: true, version: 1 });
    const change = { ...group, aliases: [], active: false };
    const edited = await ict.patch<WorkGroup>('/work-groups/test_group', change, { ifMatch: 1 });
    expect(edited.body).toEqual({ code: 'test_group', ...change, version: 2 });
    expectProblem(await ict.patch('/work-groups/test_group', change, { ifMatch: 1 }), 'version-stale');
    const types = await test.owner.pool.query(
      "SELECT type FROM events WHERE type LIKE 'work_group.%' ORDER BY seq",
    );
    expect(types.rows).toEqual([{ type: 'work_group.created' }, { type: 'work_group.edited' }]);
  });

  it('409 for a code that is taken, 404 for none, 403 without the power', async () => {
    expectProblem(await ict.post('/work-groups', { code: 'ict', ...group }), 'already-exists');
    expectProblem(
      await ict.patch('/work-groups/none', { ...group, active: true }, { ifMatch: 1 }),
      'not-found',
    );
    expectProblem(await officer.post('/work-groups', { code: 'mine', ...group }), 'not-permitted');
    expectProblem(
      await officer.patch('/work-groups/ict', { ...group, active: true }, { ifMatch: 1 }),
      'not-permitted',
    );
  });
});
