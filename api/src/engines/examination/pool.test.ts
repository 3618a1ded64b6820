import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { childrenOf } from '../../testing/childrenOf.ts';
import { pdfOf } from './corpus/make/pdf.ts';
import { pictureOf } from './corpus/make/pictures.ts';
import { ExaminationFailed, notExamined, type Examiner } from './examination.ts';
import { createExaminer } from './pool.ts';
import { makeWorkFolder } from './workFolder.ts';

let folder: string;
let examiner: Examiner | undefined;

beforeEach(async () => {
  folder = await makeWorkFolder();
});
afterEach(async () => {
  await examiner?.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}
async function verdictOf(pool: Examiner, file: string): Promise<string> {
  // Two workers that write the same pictures would spoil each other's.
  const outDir = await mkdtemp(path.join(folder, 'out-'));
  return (await pool.examine(file, { name: path.basename(file), outDir })).examination.verdict;
}

describe('createExaminer', () => {
  it('examines more files than it has workers', async () => {
    const pool = (examiner = createExaminer({ workers: 2, memoryMb: 1024, timeoutMs: 20_000 }));
    const file = await write('a.pdf', pdfOf());
    const verdicts = await Promise.all(Array.from({ length: 7 }, () => verdictOf(pool, file)));
    expect(verdicts).toEqual(Array<string>(7).fill('accepted'));
  });

  it('throws timeout when a worker takes too long, and starts another one for the next file', async () => {
    const pool = (examiner = createExaminer({ workers: 1, memoryMb: 1024, timeoutMs: 1 }));
    const file = await write('a.txt', Buffer.from('สวัสดี'));
    await expect(verdictOf(pool, file)).rejects.toBeInstanceOf(ExaminationFailed);
    await expect(verdictOf(pool, file)).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('throws memory when a worker holds too much, and goes on', async () => {
    const pool = (examiner = createExaminer({ workers: 1, memoryMb: 60, timeoutMs: 20_000 }));
    const file = await write('a.png', await pictureOf('png', 4000));
    await expect(verdictOf(pool, file)).rejects.toMatchObject({ reason: 'memory' });
    await expect(verdictOf(pool, file)).rejects.toMatchObject({ reason: 'memory' });
  });

  it('throws crashed when the file cannot be read at all, and goes on', async () => {
    const pool = (examiner = createExaminer({ workers: 1, memoryMb: 1024, timeoutMs: 20_000 }));
    const missing = path.join(folder, 'nowhere.pdf');
    await expect(verdictOf(pool, missing)).rejects.toMatchObject({ reason: 'crashed' });
    expect(await verdictOf(pool, await write('a.pdf', pdfOf()))).toBe('accepted');
  });

  it('ends a worker for which no file comes, and starts another for the next', async () => {
    const pool = (examiner = createExaminer({ workers: 1, memoryMb: 1024, timeoutMs: 20_000, idleMs: 0 }));
    const file = await write('a.pdf', pdfOf());
    const children = await childrenOf(async (ended) => {
      expect(await verdictOf(pool, file)).toBe('accepted');
      await ended(0);
      expect(await verdictOf(pool, file)).toBe('accepted');
      await ended(1);
    });
    expect(children).toHaveLength(2);
  });

  it('throws closed for what is under way and what waits when it is closed', async () => {
    const pool = createExaminer({ workers: 1, memoryMb: 1024, timeoutMs: 20_000 });
    const file = await write('a.png', await pictureOf('png', 3000));
    const results = Promise.allSettled([verdictOf(pool, file), verdictOf(pool, file)]);
    await pool.close();
    const reasons = (await results).map(
      (each) => (each as PromiseRejectedResult).reason as ExaminationFailed,
    );
    expect(reasons.map(({ reason }) => reason)).toEqual(['closed', 'closed']);
    await expect(verdictOf(pool, file)).rejects.toMatchObject({ reason: 'closed' });
  });
});

describe('notExamined', () => {
  it('refuses with the reason not_examined', () => {
    expect(notExamined().examination).toMatchObject({
      verdict: 'refused',
      refusals: [{ code: 'not_examined' }],
      text: 'unreadable',
    });
  });
});
