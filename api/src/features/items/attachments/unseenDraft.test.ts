import path from 'node:path';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asPost, createPerson } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { filesOf } from '../../../testing/files.ts';
import { act, goodAnswers, goodContent, mustAct } from '../../../testing/office.ts';

vi.setConfig({ testTimeout: 120_000 });

const SCHOOL = path.resolve(import.meta.dirname, '../../../../../db/policies/example-school-1-step.json');

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp({ policy: await readPolicyFile(SCHOOL) });
});
afterAll(() => test.close());

describe('an office in which nobody who decides sees drafts', () => {
  it('puts the finding before the one who decides, and publishes only once it was justified there', async () => {
    const policy = await readPolicyFile(SCHOOL);
    const group = policy.workGroups[0]!.code;
    const preparer = policy.posts.find(({ powers }) => powers.includes('prepare'))!;
    const category = policy.categories.find(({ track }) => track === 'approval')!;
    const workGroups = preparer.scope === 'work_group' ? [category.ownerGroups[0] ?? group] : [];
    const writer = await asPost(test, preparer.code, { workGroups });
    const director = await createPerson(test, { appointments: [{ post: policy.chain.at(-1)!.post }] });
    const content = goodContent({ category: category.code, remarks: 'ติดต่อ 081-234-5678' });
    const workGroup = workGroups[0] ?? group;
    const created = await writer.post<Item>('/items', { workGroup, slug: 'school-plan', content });
    const { id, version } = created.body;
    await writer.patch(`/items/${id}/draft`, { selfCheck: goodAnswers(policy) }, { ifMatch: version });
    const submitted = await mustAct(writer, id, 'submit');
    expect(submitted.missing.map(({ code }) => code)).toEqual(['personal_data_found']);
    await mustAct(director, id, 'approve');
    const putter = (await act(writer, id, 'publish')).status === 403 ? director : writer;
    const refused = await act(putter, id, 'publish');
    expect(refused.status).toBe(422);
    const { wordFindings, mayJustify } = await filesOf(director, id);
    expect(mayJustify).toBe(true);
    const said = await director.post(`/items/${id}/findings/justify`, {
      source: 'content',
      findingKey: wordFindings[0]!.key,
      reason: 'เป็นหมายเลขของโรงเรียนที่ประกาศไว้แล้ว',
    });
    expect(said.status).toBe(200);
    expect((await act(putter, id, 'publish')).status).toBe(200);
  });
});
