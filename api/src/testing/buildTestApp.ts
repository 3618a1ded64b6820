import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type Database } from '@phoeiphrae/db/client';
import { readPolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { createTestDatabase, type TestDatabase } from '@phoeiphrae/db/testing/testDatabase';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { buildApp } from '../app.ts';
import { FinishedAnswers } from '../engines/answers/finishedAnswers.ts';
import { openBlobStore } from '../engines/blobs/openBlobStore.ts';
import type { Config } from '../config/schema.ts';
import type { VirusScanner } from '../engines/examination/openScanner.ts';
import type { Clock, Deps } from '../office/deps.ts';
import { openJobs } from '../engines/jobs/openJobs.ts';
import type { Mailer } from '../engines/mail/mailer.ts';
import type { LinkProbe } from '../engines/outbound/probeLink.ts';
import { openSeal } from '../engines/seal.ts';
import { createWordReader } from '../engines/words/wordReader.ts';
import { builtSite } from './builtSite.ts';
import { sharedExaminer } from './sharedExaminer.ts';
import { loadPolicy } from '../features/policy/loadPolicy.ts';

const POLICY_FILE = path.resolve(import.meta.dirname, '../../../db/policies/spn2-2561.json');
/** Monday 23 November 2026, 09:00 in Bangkok. */
export const START_OF_TEST = '2026-11-23T02:00:00.000Z';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(iso: string): void;
  advance(milliseconds: number): void;
}

export interface TestApp {
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly deps: Deps;
  readonly clock: TestClock;
  /** The database as its owner: for looking at rows, and for doing what the application may not. */
  readonly owner: Database;
  close(): Promise<void>;
}

function testClock(): TestClock {
  let now = Date.parse(START_OF_TEST);
  return {
    now: () => new Date(now),
    set: (iso) => void (now = Date.parse(iso)),
    advance: (milliseconds) => void (now += milliseconds),
  };
}

export const TEST_CONFIG: Config & { policyFile: string } = {
  nodeEnv: 'test',
  host: '127.0.0.1',
  port: 3000,
  dataDir: '/nonexistent',
  publicOrigin: 'http://localhost:3000',
  jwtSecret: 'the tests sign their tokens with this one',
  cookieSecret: 'the tests sign their cookies with this one',
  sealKey: 'dGhlIHRlc3RzIHNlYWwgd2l0aCB0aGlzIG9uZSBoZXI',
  encryptionSecret: 'the tests encrypt with this one here',
  trustProxy: false,
  logLevel: 'error',
  demo: false,
  checkLinks: false,
  policyFile: POLICY_FILE,
  fileStore: 'folder',
  maxFileMegabytes: 200,
};

interface TestAppOptions {
  readonly policy?: Policy | null;
  readonly config?: Partial<Config>;
  readonly scanner?: VirusScanner;
  readonly mailer?: Mailer;
  readonly probe?: LinkProbe;
  /** Migrated and empty, in place of a copy of the template. */
  readonly database?: TestDatabase;
  /** Whether the built site is served, too. */
  readonly site?: boolean;
}

/** The whole application on a database of its own, with the announcement loaded (null: none) and nobody in it. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const clock = testClock();
  const owner = connect(database.url, { max: 2 });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-test-'));
  const config = { ...TEST_CONFIG, dataDir, ...options.config };
  const db = connect(database.url, { role: 'phoeiphrae_app' });
  const jobs = openJobs(db.address);
  const deps: Deps = {
    config,
    db,
    publicDb: connect(database.url, { role: 'phoeiphrae_public', max: 4, plans: 'once' }),
    searchDb: connect(database.url, { role: 'phoeiphrae_public', max: 2, plans: 'anew' }),
    clock,
    blobs: await openBlobStore(config),
    ...(options.scanner ? { scanner: options.scanner } : {}),
    ...(options.mailer ? { mailer: options.mailer } : {}),
    ...(options.probe ? { probe: options.probe } : {}),
    ...(options.site ? await builtSite() : {}),
    jobs,
    examiner: sharedExaminer(),
    words: createWordReader(config.encryptionSecret),
    finished: new FinishedAnswers(8 * 1024 * 1024),
    seal: openSeal(options.config?.sealKey ?? TEST_CONFIG.sealKey),
  };
  const policy = options.policy === undefined ? await readPolicyFile(POLICY_FILE) : options.policy;
  const templates = await readPolicyTemplates(POLICY_FILE);
  if (policy) await loadPolicy(deps.db, policy, clock.now().toISOString(), templates);
  const app = await buildApp(deps, { logger: { level: deps.config.logLevel } });
  await app.ready();
  const close = async () => {
    await app.close();
    await jobs.close();
    await Promise.all([owner.end(), deps.db.end(), deps.publicDb.end(), deps.searchDb.end()]);
    await Promise.all([deps.examiner.close(), deps.words.close()]);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { app, deps, clock, owner, close };
}
