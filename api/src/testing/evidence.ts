import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Examination } from '@phoeiphrae/shared/examination';
import type { ContentFile } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import { EXAMINER_VERSION } from '../engines/examination/examination.ts';
import type { Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';

export const VERIFIER = path.resolve(import.meta.dirname, '../../../shared/verifier/verify.mjs');

export interface Said {
  readonly code: number;
  readonly text: string;
  /** What it found wrong, in English. */
  readonly wrong: string[];
}

/** Runs the stand-alone verifier as a citizen would. */
export function runVerifier(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFIER, ...args], (error, stdout, stderr) => {
      const wrong = stdout.split('\n').filter((line) => line.startsWith('✗'));
      const english = wrong.map((line) => line.slice(line.lastIndexOf(' · ') + 3));
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr, wrong: english });
    });
  });
}

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A file of the item as if it had been uploaded and examined. */
export async function attach(
  test: TestApp,
  person: Person,
  item: Item,
  name: string,
  bytes: string,
): Promise<Item> {
  const digest = sha256(bytes);
  const { pool } = test.owner;
  const now = test.clock.now().toISOString();
  const { size } = await test.deps.blobs.put(Readable.from([Buffer.from(bytes)]));
  await pool.query(`INSERT INTO blobs VALUES ($1, $2, 'application/pdf', $3) ON CONFLICT DO NOTHING`, [
    digest,
    size,
    now,
  ]);
  await pool.query(`INSERT INTO item_files VALUES ($1, $2, $3, $4, '{}', $5)`, [
    item.id,
    digest,
    name,
    person.id,
    now,
  ]);
  const result: Examination = {
    verdict: 'accepted',
    mediaType: 'application/pdf',
    refusals: [],
    text: 'read',
    findings: [],
    moreFindings: 0,
    pages: 1,
  };
  await pool.query(
    `INSERT INTO file_examinations (sha256, state, engine, result, examined_at) VALUES ($1, 'done', $4, $2, $3) ON CONFLICT DO NOTHING`,
    [digest, result, now, EXAMINER_VERSION],
  );
  const file: ContentFile = {
    sha256: digest,
    name,
    mediaType: 'application/pdf',
    size,
    caption: '',
    alternativeText: '',
    origin: null,
  };
  const files = [...(item.working?.content.files ?? []), file];
  const reply = await person.patch<Item>(
    `/items/${item.id}/draft`,
    { content: { files } },
    { ifMatch: item.version },
  );
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
}
