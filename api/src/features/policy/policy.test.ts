import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyRecord } from '@phoeiphrae/shared/policy';
import type { PolicyVersionList } from '@phoeiphrae/shared/policyVersion';
import { createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { loadPolicy } from './loadPolicy.ts';

let test: TestApp;
let person: Person;
beforeAll(async () => {
  test = await buildTestApp();
  person = await createPerson(test);
});
afterAll(() => test.close());

describe('GET /policy', () => {
  it('is the newest version that has taken effect; earlier ones stay readable', async () => {
    const first = (await person.get<PolicyRecord>('/policy')).body;
    expect(first).toMatchObject({ version: 1, inForce: true });
    const next = { ...first.document, effectiveFrom: '2026-11-24' };
    await loadPolicy(test.deps.db, next, test.clock.now().toISOString());
    expect(await loadPolicy(test.deps.db, next, test.clock.now().toISOString())).toEqual({
      version: 2,
      isNew: false,
    });
    expect((await person.get<PolicyRecord>('/policy')).body.version).toBe(1);
    test.clock.set('2026-11-23T17:00:00.000Z');
    expect((await person.get<PolicyRecord>('/policy')).body.version).toBe(2);
    const { policies } = (await person.get<PolicyVersionList>('/policies')).body;
    expect(policies.map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect((await person.get<PolicyRecord>('/policies/1')).body.document).toEqual(first.document);
  });

  it('404 for no such version, 400 for what is no number, 401 for strangers', async () => {
    expectProblem(await person.get('/policies/9'), 'not-found');
    expectProblem(await person.get('/policies/x'), 'malformed-request');
    expectProblem(await client(test).get('/policy'), 'not-signed-in');
  });
});
