import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScannerUnreachable } from '../../../engines/examination/clamav.ts';
import {
  EXAMINER_VERSION,
  ExaminationFailed,
  type Examiner,
} from '../../../engines/examination/examination.ts';
import { pdfOf } from '../../../engines/examination/corpus/make/pdf.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { draftWithFile, filesOf, mustAttach, textFile } from '../../../testing/files.ts';
import { act, castOffice, draftOf, mustAct, passChain, read, type Cast } from '../../../testing/office.ts';
import type { Deps } from '../../../office/deps.ts';
import { EXAMINE_FILES, nextExamination } from './examine.job.ts';
import { claimNext, holding, LEASE_MS } from './claim.ts';
import { examineDue } from './examineDue.ts';
import { takeUpLeftBehind } from './leftBehind.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let scanned: 'clean' | 'found' | 'unreachable' | 'too large' = 'clean';
let shown = 0;
const scanner = {
  scan: async () => {
    shown++;
    if (scanned === 'too large') throw new ScannerUnreachable('size_limit', 'INSTREAM size limit exceeded');
    if (scanned === 'unreachable') throw new ScannerUnreachable('connection', 'refused');
    return scanned;
  },
};

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp({ scanner });
  cast = await castOffice(test);
});
afterAll(() => test.close());
beforeEach(() => {
  scanned = 'clean';
});

const stateOf = async (sha256: string) =>
  (
    await test.owner.pool.query(
      'SELECT state, attempts, engine, scan FROM file_examinations WHERE sha256 = $1',
      [sha256],
    )
  ).rows[0] as { state: string; attempts: number; engine: number | null; scan: { result: string } | null };

/** The same deps with an examiner that comes to no end so often before it works. */
function failing(times: number, reason: 'crashed' | 'closed' = 'crashed'): Deps {
  let left = times;
  const examiner: Examiner = {
    examine: (file, about) =>
      left-- > 0 ? Promise.reject(new ExaminationFailed(reason)) : test.deps.examiner.examine(file, about),
    workers: 1,
    close: () => Promise.resolve(),
  };
  return { ...test.deps, examiner };
}

async function waiting(bytes = textFile(), name = 'a.txt') {
  const { id } = await draftOf(test, cast.officer);
  const item = await mustAttach(cast.officer, id, { bytes, name });
  return { id, sha256: item.working!.content.files[0]!.sha256 };
}

describe('the queue of files', () => {
  it('stores result, pictures and event, once, however many look at the same time', async () => {
    const { id, sha256 } = await waiting(pdfOf(), 'ก.pdf');
    const done = await Promise.all([examineDue(test.deps), examineDue(test.deps), examineDue(test.deps)]);
    expect(done.some((count) => count > 0)).toBe(true);
    expect(await stateOf(sha256)).toMatchObject({
      state: 'done',
      attempts: 1,
      engine: EXAMINER_VERSION,
      scan: { result: 'clean' },
    });
    const { rows } = await test.owner.pool.query(
      `SELECT count(*)::int AS n FROM events WHERE type = 'file.examined' AND body LIKE '%' || $1 || '%'`,
      [sha256],
    );
    expect(rows).toEqual([{ n: 1 }]);
    const [file] = (await filesOf(cast.officer, id)).files;
    expect(file!.previews.map(({ page }) => page)).toEqual([0, 1]);
    expect(await examineDue(test.deps)).toBe(0);
  });

  it('is told of a file with the act that attaches it, and hears when one that failed comes back', async () => {
    const jobs = async () =>
      (await test.owner.pool.query('SELECT FROM pgboss.job WHERE name = $1', [EXAMINE_FILES.name])).rowCount!;
    const before = await jobs();
    scanned = 'unreachable';
    await waiting();
    expect(await jobs()).toBe(before + 1);
    expect(await nextExamination(test.deps)).toEqual(test.clock.now());
    await examineDue(failing(1));
    expect(await nextExamination(test.deps)).toEqual(new Date(test.clock.now().getTime() + 5000));
    test.clock.advance(10_000);
    await examineDue(test.deps);
    expect(await nextExamination(test.deps)).toEqual(new Date(test.clock.now().getTime() + 15_000));
    scanned = 'clean';
    await examineDue(test.deps);
    expect(await nextExamination(test.deps)).toBeUndefined();
  });

  it('tries three times, with a pause; then the file is refused, and its owner told', async () => {
    const { id, sha256 } = await waiting();
    const deps = failing(3);
    for (const state of ['waiting', 'waiting', 'failed']) {
      await examineDue(deps);
      expect((await stateOf(sha256)).state).toBe(state);
      expect(await examineDue(deps)).toBe(0);
      test.clock.advance(10_000);
    }
    expect((await read(cast.officer, id)).missing).toMatchObject([
      { pointer: '/content/files/0', code: 'not_examined' },
    ]);
    const notices = await cast.officer.get<{ notices: { kind: string }[] }>('/notices');
    expect(notices.body.notices[0]!.kind).toBe('file_refused');
  });

  it('a process that ends takes no attempt with it; one that died gives its file up after the lease', async () => {
    const { sha256 } = await waiting();
    await expect(examineDue(failing(9, 'closed'))).rejects.toThrow(AggregateError);
    expect(await stateOf(sha256)).toMatchObject({ state: 'waiting', attempts: 0 });
    test.clock.advance(10_000);
    const later = new Date(test.clock.now().getTime() + 600_000).toISOString();
    await test.owner.pool.query(
      "UPDATE file_examinations SET state = 'running', lease_until = $2 WHERE sha256 = $1",
      [sha256, later],
    );
    expect(await examineDue(test.deps)).toBe(0);
    test.clock.advance(600_000);
    expect(await examineDue(test.deps)).toBe(1);
  });

  it('a killed process keeps nobody waiting: within half a minute of its last sign of life the file is taken up again', async () => {
    const { sha256 } = await waiting();
    const claimed = await claimNext(test.deps, []); // and is killed over it
    expect(claimed?.sha256).toBe(sha256);
    const jobs = async () =>
      (await test.owner.pool.query('SELECT FROM pgboss.job WHERE name = $1', [EXAMINE_FILES.name])).rowCount;
    const before = await jobs();
    expect(await takeUpLeftBehind(test.deps)).toBe(0);
    test.clock.advance(20_000);
    expect(await takeUpLeftBehind(test.deps)).toBe(1);
    expect(await jobs()).toBe(Number(before) + 1);
    await examineDue(test.deps);
    expect(await stateOf(sha256)).toMatchObject({ state: 'done' });
    expect(await takeUpLeftBehind(test.deps)).toBe(0);
  });

  it('a process that lives keeps its file for as long as it works on it', async () => {
    const { sha256 } = await waiting();
    const leaseOf = async () =>
      (
        await test.owner.pool.query<{ until: Date }>(
          'SELECT lease_until AS until FROM file_examinations WHERE sha256 = $1',
          [sha256],
        )
      ).rows[0]?.until.toISOString();
    await claimNext(test.deps, []);
    const taken = await leaseOf();
    const end = Promise.withResolvers<string>();
    const work = holding(test.deps, sha256, () => end.promise);
    test.clock.advance(60_000);
    await expect
      .poll(leaseOf, { timeout: 20_000 })
      .toBe(new Date(test.clock.now().getTime() + LEASE_MS).toISOString());
    expect(await leaseOf()).not.toBe(taken);
    expect(await takeUpLeftBehind(test.deps)).toBe(0);
    end.resolve('examined');
    expect(await work).toBe('examined');
    test.clock.advance(60_000);
    await examineDue(test.deps);
    expect(await stateOf(sha256)).toMatchObject({ state: 'done' });
  });

  it('as many at once as there are workers, each with a folder of its own; a crash holds up no other', async () => {
    const files = [await waiting(), await waiting(), await waiting()];
    const folders = new Set<string>();
    const pair = Promise.withResolvers<boolean>();
    const examine: Examiner['examine'] = async (file, about) => {
      folders.add(about.outDir);
      // The first two end only when both have begun.
      if (folders.size === 2) pair.resolve(true);
      await pair.promise;
      if (about.outDir === [...folders][0]) throw new ExaminationFailed('crashed');
      return test.deps.examiner.examine(file, about);
    };
    const examiner = { workers: 2, examine, close: () => Promise.resolve() };
    await examineDue({ ...test.deps, examiner });
    expect(folders.size).toBe(3);
    const states = await Promise.all(files.map(async ({ sha256 }) => (await stateOf(sha256)).state));
    expect(states.sort()).toEqual(['done', 'done', 'waiting']);
    test.clock.advance(10_000);
    expect(await examineDue(test.deps)).toBe(1);
  });

  it('keeps no row of a picture whose bytes were swept away before it, and examines again', async () => {
    const { id, sha256 } = await waiting(pdfOf({ trailer: '/Swept 1' }), 'ก.pdf');
    const { blobs } = test.deps;
    const put: typeof blobs.put = async (...bytes) => {
      const stored = await blobs.put(...bytes);
      await blobs.delete(stored.sha256);
      return stored;
    };
    await expect(examineDue({ ...test.deps, blobs: { ...blobs, put } })).rejects.toThrow(AggregateError);
    expect(await stateOf(sha256)).toMatchObject({ state: 'waiting', attempts: 0 });
    test.clock.advance(10_000);
    expect(await examineDue(test.deps)).toBe(1);
    expect((await filesOf(cast.officer, id)).files[0]!.previews).toHaveLength(2);
  });

  it('examines again what an older examiner saw', async () => {
    const { file } = await draftWithFile(test, cast);
    await test.owner.pool.query('UPDATE file_examinations SET engine = 0 WHERE sha256 = $1', [file.sha256]);
    expect(await examineDue(test.deps)).toBe(1);
    expect((await stateOf(file.sha256)).engine).toBe(EXAMINER_VERSION);
  });

  it('a refused file is refused in words, and gets another chance under a better name', async () => {
    const bytes = pdfOf({ trailer: '/Other 1' });
    const { item } = await draftWithFile(test, cast, { bytes, name: 'รายงาน.docx' });
    expect(item.missing.map(({ code }) => code)).toEqual(['name_and_content_differ']);
    const next = await draftWithFile(test, cast, { bytes, name: 'รายงาน.pdf' });
    expect(next.item.missing).toEqual([]);
    expect(next.file.mediaType).toBe('application/pdf');
    expect((await read(cast.officer, item.id)).missing.map(({ code }) => code)).toEqual([
      'name_and_content_differ',
    ]);
  });

  it('bytes that are gone from the store are named damaged and published in nothing', async () => {
    const { id, sha256 } = await waiting();
    await rm(path.join(test.deps.config.dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    await examineDue(test.deps);
    expect((await read(cast.officer, id)).missing.map(({ code }) => code)).toEqual(['file_damaged']);
    expect((await filesOf(cast.officer, id)).files[0]!.damaged).toBe(true);
  });
});

describe('a virus scanner', () => {
  it('that cannot be reached holds everything up, and catches up by itself', async () => {
    scanned = 'unreachable';
    const { item, file } = await draftWithFile(test, cast);
    expect(item.missing.map(({ code }) => code)).toEqual(['file_scan_waiting']);
    expect((await act(cast.officer, item.id, 'submit')).status).toBe(422);
    scanned = 'clean';
    expect(await examineDue(test.deps)).toBeGreaterThan(0);
    expect((await stateOf(file.sha256)).scan).toMatchObject({ result: 'clean' });
    expect((await act(cast.officer, item.id, 'submit')).status).toBe(200);
  });

  it('that came later sees what is approved already before it is published', async () => {
    const { item, file } = await draftWithFile(test, cast);
    await passChain(cast, item.id);
    await test.owner.pool.query('UPDATE file_examinations SET scan = NULL WHERE sha256 = $1', [file.sha256]);
    scanned = 'found';
    await examineDue(test.deps);
    const refused = await act(cast.officer, item.id, 'publish');
    expect([refused.status, refused.text.includes('"virus"')]).toEqual([422, true]);
    const { examination } = (await filesOf(cast.officer, item.id)).files[0]!;
    expect(examination.virusScan).toBe('found');
  });

  it('that will not take a file is not sent it at every look', async () => {
    scanned = 'too large';
    const { item, file } = await draftWithFile(test, cast);
    const before = shown;
    await examineDue(test.deps);
    expect(shown).toBe(before);
    expect((await read(cast.officer, item.id)).missing.map(({ code }) => code)).toEqual([
      'file_scan_waiting',
    ]);
    scanned = 'clean';
    test.clock.advance(16 * 60_000);
    await examineDue(test.deps);
    expect((await stateOf(file.sha256)).scan).toMatchObject({ result: 'clean' });
  });

  it('that is taken away leaves nothing waiting for it', async () => {
    scanned = 'unreachable';
    const { item } = await draftWithFile(test, cast);
    const { scanner: _gone, ...without } = test.deps;
    await examineDue(without);
    expect((await read(cast.officer, item.id)).missing).toEqual([]);
    await mustAct(cast.officer, item.id, 'submit');
  });
});
