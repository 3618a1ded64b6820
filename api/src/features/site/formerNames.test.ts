import type { PublicPolicy, Site } from '@phoeiphrae/shared/site';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, TEST_CONFIG, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { castOffice, draftOf, mustAct, passChain } from '../../testing/office.ts';
import { loadPolicy } from '../policy/loadPolicy.ts';

let test: TestApp;
let first: Policy;
beforeAll(async () => {
  test = await buildTestApp();
  first = await readPolicyFile(TEST_CONFIG.policyFile);
  const cast = await castOffice(test);
  const { id } = await draftOf(test, cast.officer);
  await passChain(cast, id);
  await mustAct(cast.officer, id, 'publish');
  const categories = first.categories.filter(({ code }) => code !== 'action_plan');
  await loadPolicy(test.deps.db, { ...first, categories }, test.clock.now().toISOString());
});
afterAll(() => test.close());

describe('a category that the announcement in force no longer has', () => {
  it('keeps its name, its count and its list while something is published in it', async () => {
    const site = (await client(test).get<Site>('/public/site')).body;
    const plan = first.categories.find(({ code }) => code === 'action_plan');
    expect(site.categories.filter(({ former }) => former)).toEqual([
      expect.objectContaining({ code: 'action_plan', title: plan?.title, count: 1 }),
    ]);
    const list = await client(test).get<PublicPage>('/public/items?category=action_plan');
    expect(list.body.items).toHaveLength(1);
  });

  it('is named to whoever reads of it under the new version', async () => {
    const policy = (await client(test).get<PublicPolicy>('/public/policy')).body;
    expect(policy.version).toBe(2);
    expect(policy.formerNames.categories.map(({ code }) => code)).toEqual(['action_plan']);
  });
});

describe('GET /public/policies/:version', () => {
  it('answers for each version, and 404 for none', async () => {
    const version = (number: number) => client(test).get<PublicPolicy>(`/public/policies/${String(number)}`);
    expect((await version(1)).body.document).toEqual(first);
    expect((await version(2)).body.version).toBe(2);
    expectProblem(await version(3), 'not-found');
  });
});
