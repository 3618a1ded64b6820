import path from 'node:path';
import { connect } from '@phoeiphrae/db/client';
import { StartError } from '@phoeiphrae/db/startError';
import { FinishedAnswers } from '../engines/answers/finishedAnswers.ts';
import { openBlobStore } from '../engines/blobs/openBlobStore.ts';
import type { Config } from '../config/schema.ts';
import type { Deps } from '../office/deps.ts';
import { openScanner } from '../engines/examination/openScanner.ts';
import { openPages } from '../engines/pages/openPages.ts';
import { createExaminer } from '../engines/examination/pool.ts';
import { openJobs } from '../engines/jobs/openJobs.ts';
import { openMailer } from '../engines/mail/smtpMailer.ts';
import { openProbe } from '../engines/outbound/openProbe.ts';
import { openSeal } from '../engines/seal.ts';
import { createWordReader } from '../engines/words/wordReader.ts';

const SPA_DIR = path.resolve(import.meta.dirname, '../../../web/dist');

/** Two files at a time; what an examination of a large and honest file needs, with room. */
const EXAMINER = { workers: 2, memoryMb: 1024, timeoutMs: 60_000, perMegabyteMs: 1500, idleMs: 30_000 };

/** Of answers that are kept: those of some thousand addresses. */
const FINISHED_BYTES = 48 * 1024 * 1024;

/**
 * The real things that the app works with. Nothing is connected before the first query.
 * @throws {StartError} without DATABASE_URL.
 */
export async function openDeps(config: Config): Promise<Deps & { end: () => Promise<void> }> {
  const url = config.databaseUrl;
  if (url === undefined) {
    throw new StartError(
      'ยังไม่ได้กำหนด DATABASE_URL',
      'DATABASE_URL is not set; or use npm start, which brings a database',
    );
  }
  const db = connect(url, { role: 'phoeiphrae_app', applicationName: 'phoeiphrae-app' });
  const publicDb = connect(url, {
    role: 'phoeiphrae_public',
    applicationName: 'phoeiphrae-public',
    statementTimeoutMs: 10_000,
    plans: 'once',
  });
  const searchDb = connect(url, {
    role: 'phoeiphrae_public',
    applicationName: 'phoeiphrae-search',
    max: 4,
    statementTimeoutMs: 1_500,
    plans: 'anew',
  });
  // eslint-disable-next-line phoeiphrae/no-clock -- the clock of the product: whoever asks for the time is given this one
  const clock = { now: () => new Date() };
  const seal = openSeal(config.sealKey);
  const examiner = createExaminer(EXAMINER);
  const scanner = openScanner(config);
  const mailer = openMailer(config);
  const probe = openProbe(config);
  const jobs = openJobs(db.address);
  const words = createWordReader(config.encryptionSecret);
  const deps: Deps = {
    config,
    db,
    publicDb,
    searchDb,
    clock,
    seal,
    blobs: await openBlobStore(config),
    examiner,
    ...(scanner ? { scanner } : {}),
    ...(mailer ? { mailer } : {}),
    ...(probe ? { probe } : {}),
    jobs,
    words,
    finished: new FinishedAnswers(FINISHED_BYTES),
  };
  const end = async () => {
    await jobs.close();
    await Promise.all([db.end(), publicDb.end(), searchDb.end(), examiner.close(), words.close()]);
  };
  const pages = await openPages(SPA_DIR);
  return { ...deps, ...(pages ? { spaDir: SPA_DIR, pages } : {}), end };
}
