import { policyTemplates } from '@phoeiphrae/db/schema/paper';
import { policies } from '@phoeiphrae/db/schema/people';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyRecord } from '@phoeiphrae/shared/policy/policyRecord';
import type { PolicyVersionList } from '@phoeiphrae/shared/policy/policyVersion';
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

  it('is another version when a word of a template changed, and no template can come or change later', async () => {
    const [row] = await test.deps.db.orm.select().from(policies).where(eq(policies.version, 1));
    const templates = { 'memo.typ': 'one', 'words.typ': 'two' };
    const now = test.clock.now().toISOString();
    const one = await loadPolicy(test.deps.db, row!.document, now, templates);
    expect(one.isNew).toBe(true);
    expect((await loadPolicy(test.deps.db, row!.document, now, { ...templates })).isNew).toBe(false);
    const other = { ...templates, 'words.typ': 'three' };
    expect(await loadPolicy(test.deps.db, row!.document, now, other)).toEqual({
      version: one.version + 1,
      isNew: true,
    });
    const late = { policyId: row!.id, name: 'late.typ', source: '' };
    await expect(test.deps.db.orm.insert(policyTemplates).values(late)).rejects.toThrow();
    for (const act of ["UPDATE policy_templates SET source = ''", 'DELETE FROM policy_templates'])
      await expect(test.owner.pool.query(act)).rejects.toThrow(/never change/);
  });

  it('404 for no such version, 400 for what is no number, 401 for strangers', async () => {
    expectProblem(await person.get('/policies/9'), 'not-found');
    expectProblem(await person.get('/policies/x'), 'malformed-request');
    expectProblem(await client(test).get('/policy'), 'not-signed-in');
  });
});
