import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { loadConfig } from '../../api/src/config/config.ts';
import type { Deps } from '../../api/src/office/deps.ts';
import { openDeps } from '../../api/src/process/openDeps.ts';
import { hashPassword } from '../../api/src/office/password.ts';
import { freePort } from '../../db/src/embedded/settings.ts';
import { appointments, users } from '../../db/src/schema/people.ts';
import { loadFirstPolicy } from '../../api/src/features/policy/loadFirstPolicy.ts';
import { ROOT } from '../lib/root.ts';
import { openDatabase, prepareDatabase } from '../lib/openDatabase.ts';

/** The real API in a process of its own, with an officer who is signed in and has a draft. */
export interface Office {
  readonly pid: number;
  readonly item: { id: string; version: number };
  /** Calls as the officer. @throws when the answer is no success. */
  readonly call: (method: string, address: string, init: RequestInit) => Promise<Response>;
  /** A token lives ten minutes. */
  readonly signIn: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const PASSWORD = 'benchmark of one large file';
const GROUP = 'policy_plan';

async function addOfficer(deps: Deps): Promise<void> {
  await loadFirstPolicy(deps);
  const createdAt = deps.clock.now().toISOString();
  const passwordHash = await hashPassword(PASSWORD);
  const officer = {
    username: 'officer',
    name: 'เจ้าหน้าที่',
    passwordHash,
    mustChangePassword: false,
    createdAt,
  };
  const [user] = await deps.db.orm.insert(users).values(officer).returning({ id: users.id });
  await deps.db.orm.insert(appointments).values({
    userId: user?.id ?? '',
    post: 'officer',
    capacity: 'substantive',
    workGroups: [GROUP],
    validFrom: '2020-10-01',
    createdAt,
  });
}

async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(ROOT, 'api/src/server.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  while (!said.includes('listening')) {
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    said += chunk.toString();
  }
  child.stdout.resume();
  return child;
}

export async function startOffice(dataDir: string, maxFileMegabytes: number): Promise<Office> {
  const port = String(await freePort(0));
  const own = {
    DATA_DIR: dataDir,
    PORT: port,
    DEMO: 'false',
    POLICY_FILE: path.join(ROOT, 'db/policies/spn2-2561.json'),
    LOG_LEVEL: 'info',
    NODE_ENV: 'development',
  };
  const env = {
    ...(process.env as Record<string, string>),
    ...own,
    MAX_FILE_MEGABYTES: String(maxFileMegabytes),
  };
  const { config, stop: stopDatabase } = await openDatabase(loadConfig(env));
  await prepareDatabase(config.databaseUrl);
  const deps = await openDeps(config);
  await addOfficer(deps);
  await deps.end();
  const child = await startServer({ ...env, DATABASE_URL: config.databaseUrl });

  let token = '';
  const call: Office['call'] = async (method, address, init) => {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${port}${address}`, { ...init, method, headers });
    if (!response.ok)
      throw new Error(`${method} ${address}: ${String(response.status)} ${await response.text()}`);
    return response;
  };
  const json = async (address: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return (await call('POST', address, { headers, body: JSON.stringify(body) })).json();
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'close');
    await stopDatabase();
  };
  const signIn = async () => {
    const who = { username: 'officer', password: PASSWORD };
    token = ((await json('/api/v1/session', who)) as { accessToken: string }).accessToken;
  };
  const item = async () => {
    await signIn();
    const content = { category: 'action_plan', title: 'แผนปฏิบัติการ', fiscalYear: 2027 };
    const draft = { workGroup: GROUP, slug: 'large-file', content };
    return (await json('/api/v1/items', draft)) as Office['item'];
  };
  try {
    return { pid: child.pid ?? 0, item: await item(), signIn, call, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
