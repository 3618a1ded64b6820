import path from 'node:path';
import { policies } from '@phoeiphrae/db/schema/people';
import { readPolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { afterEach, describe, expect, it } from 'vitest';
import { buildTestApp, TEST_CONFIG, type TestApp } from '../../testing/buildTestApp.ts';
import { createAdministrator } from '../people/createAdministrator.ts';
import { loadFirstPolicy } from './loadFirstPolicy.ts';
import { loadPolicy } from './loadPolicy.ts';

const FIRST = TEST_CONFIG.policyFile;
const SCHOOL = path.join(path.dirname(FIRST), 'example-school-1-step.json');

let test: TestApp;
afterEach(() => test.close());

const codes = async () =>
  (await test.owner.orm.select().from(policies).orderBy(policies.version)).map(({ code }) => code);
/** What the process says that starts with this file, or with none. */
const start = (policyFile?: string) => {
  const { policyFile: _, ...config } = test.deps.config;
  return loadFirstPolicy({
    ...test.deps,
    config: policyFile === undefined ? config : { ...config, policyFile },
  });
};

describe('the announcement that an installation begins with', () => {
  it('is that of POLICY_FILE, and nobody’s where there is no such file', async () => {
    test = await buildTestApp({ policy: null });
    await expect(start()).rejects.toThrow(/ยังไม่มีประกาศ.*There is no announcement yet.*policy load FILE/);
    await expect(start('/nowhere.json')).rejects.toThrow(/\/nowhere\.json.*ENOENT/);
    expect(await codes()).toEqual([]);
    expect(await start(SCHOOL)).toBeUndefined();
    expect(await codes()).toEqual(['example-school-1-step']);
  });

  it('stays in force whatever a later start or command names: another file is told of, and not loaded', async () => {
    test = await buildTestApp();
    expect(await start(FIRST)).toBeUndefined();
    expect(await start()).toBeUndefined();
    expect(await start(SCHOOL)).toMatch(/ต่างจากประกาศที่โหลดไว้[^]*not loaded[^]*policy load .*school/);
    expect(await start('/nowhere.json')).toMatch(/POLICY_FILE cannot be used/);
    const who = { username: 'first.admin', name: 'ผู้ดูแล' };
    await createAdministrator(test.deps.db, who, test.clock.now());
    expect(await codes()).toEqual(['spn2-2561']);
  });

  it('is asked for before there is an administrator, instead of being guessed', async () => {
    test = await buildTestApp({ policy: null });
    const who = { username: 'first.admin', name: 'ผู้ดูแล' };
    const made = createAdministrator(test.deps.db, who, test.clock.now());
    await expect(made).rejects.toThrow(/No announcement is in force; load one first: .*policy load FILE/);
  });
});

describe('enacting an earlier announcement again', () => {
  it('is a version of its own, with its templates and in the log', async () => {
    test = await buildTestApp();
    const now = test.clock.now().toISOString();
    const load = async (file: string) =>
      loadPolicy(test.deps.db, await readPolicyFile(file), now, await readPolicyTemplates(file));
    expect(await load(SCHOOL)).toEqual({ version: 2, isNew: true });
    expect(await load(SCHOOL)).toEqual({ version: 2, isNew: false });
    expect(await load(FIRST)).toEqual({ version: 3, isNew: true });
    const rows = await test.owner.orm.select().from(policies).orderBy(policies.version);
    expect(rows.map(({ code }) => code)).toEqual(['spn2-2561', 'example-school-1-step', 'spn2-2561']);
    expect(rows[2]?.sha256).toBe(rows[0]?.sha256);
    const count = async (sql: string) =>
      (await test.owner.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n;
    expect(await count("events WHERE type = 'policy.loaded'")).toBe('3');
    const templates = (version: number) =>
      count(`policy_templates t JOIN policies p ON p.id = t.policy_id WHERE p.version = ${String(version)}`);
    expect(await templates(3)).toBe(await templates(1));
  });
});
