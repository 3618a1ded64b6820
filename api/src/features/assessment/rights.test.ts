import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentBoard } from '@phoeiphrae/shared/assessment/board';
import { asPost, createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { GROUP, OTHER_GROUP } from '../../testing/office.ts';
import { boardOf, mustLoad, numberOn, ruleOf, schemeOf } from '../../testing/schemes.ts';

let test: TestApp;
let scheme: AssessmentBoard;
let people: Record<string, Person>;
beforeAll(async () => {
  test = await buildTestApp();
  const own = { workGroups: [GROUP] };
  people = {
    officer: await asPost(test, 'officer', own),
    head: await asPost(test, 'group_head', own),
    deputy: await asPost(test, 'deputy_director', own),
    director: await asPost(test, 'director'),
    ict: await asPost(test, 'ict_officer'),
    monitor: await asPost(test, 'ict_director'),
    member: await createPerson(test, { seats: [2] }),
    nobody: await createPerson(test),
  };
  const numbers = [ruleOf('O1'), ruleOf('O2', { workGroup: OTHER_GROUP }), ruleOf('O3', { workGroup: null })];
  scheme = await mustLoad(people['monitor']!, schemeOf(numbers));
});
afterAll(() => test.close());

const KEEPERS = ['ict', 'monitor'];
/** Whose numbers each may link and verify: of the own group, of another, of none. */
const WORKS: Record<string, readonly string[]> = {
  officer: ['O1'],
  head: ['O1'],
  deputy: [],
  director: [],
  ict: ['O1', 'O2', 'O3'],
  monitor: ['O1', 'O2', 'O3'],
  member: [],
  nobody: [],
};
const counts = async () => {
  const { rows } = await test.owner.pool.query<{ n: string }>(
    "SELECT (SELECT count(*) FROM assessment_schemes) || '/' || (SELECT count(*) FROM assessment_addresses) || '/' || (SELECT count(*) FROM events WHERE type LIKE 'assessment.%') AS n",
  );
  return rows[0]?.n;
};

describe('who may do what with schemes', () => {
  it.each(Object.keys(WORKS))('%s keeps them or not, and the board says the same', async (name) => {
    const person = people[name]!;
    const keeps = KEEPERS.includes(name);
    const board = await boardOf(person, scheme.id);
    expect(board.availableActions.map(({ action }) => action)).toEqual(
      keeps ? ['replace', 'show', 'copy_forward'] : [],
    );
    if (keeps) return;
    const before = await counts();
    const path = `/assessment/schemes/${scheme.id}`;
    const at = { ifMatch: board.version };
    const other = schemeOf([ruleOf('O1')], { owner: 'another' });
    expectProblem(await person.post('/assessment/schemes', other), 'not-permitted');
    expectProblem(await person.post(`${path}/replace`, schemeOf([ruleOf('O1')]), at), 'not-permitted');
    expectProblem(await person.patch(path, { shown: true }, at), 'not-permitted');
    expectProblem(await person.post(`${path}/copy-forward`, undefined, at), 'not-permitted');
    expect(await counts()).toBe(before);
  });

  it.each(Object.entries(WORKS))('%s works on %s', async (name, works) => {
    const person = people[name]!;
    for (const { number } of scheme.numbers) {
      const { id, version, workGroup, availableActions } = await numberOn(person, scheme.id, number);
      const may = works.includes(number);
      const actions = availableActions.map(({ action }) => action);
      const all = KEEPERS.includes(name) ? ['link', 'assign', 'verify'] : ['link', 'verify'];
      expect(actions, number).toEqual(may ? all : []);
      const before = await counts();
      const path = `/assessment/numbers/${id}`;
      const linked = await person.patch(path, { workGroup, addresses: [] }, { ifMatch: version });
      const verified = await person.post(
        `${path}/verify`,
        { elements: [] },
        { ifMatch: version + (may ? 1 : 0) },
      );
      if (may) expect([linked.status, verified.status], number).toEqual([200, 200]);
      else {
        expectProblem(linked, 'not-permitted');
        expectProblem(verified, 'not-permitted');
        expect(await counts()).toBe(before);
      }
    }
  });

  it('leaves to the keepers whose number it is', async () => {
    const { id, version } = await numberOn(people['officer']!, scheme.id, 'O1');
    const body = { workGroup: OTHER_GROUP, addresses: [] };
    const path = `/assessment/numbers/${id}`;
    expectProblem(await people['officer']!.patch(path, body, { ifMatch: version }), 'not-permitted');
    expect((await people['monitor']!.patch(path, body, { ifMatch: version })).status).toBe(200);
    const none = { workGroup: 'no_group', addresses: [] };
    expectProblem(
      await people['monitor']!.patch(path, none, { ifMatch: version + 1 }),
      'requirements-not-met',
    );
  });

  it('401 for strangers', async () => {
    expectProblem(await client(test).get('/assessment/schemes'), 'not-signed-in');
    expectProblem(await client(test).get(`/assessment/schemes/${scheme.id}`), 'not-signed-in');
  });
});
