import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { onStorage } from '../../../engines/blobs/storageErrors.ts';
import { ExaminationFailed } from '../../../engines/examination/examination.ts';
import { makeWorkFolder } from '../../../engines/examination/workFolder.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { Deps } from '../../../office/deps.ts';
import type { Reading } from './printedCodes.ts';

/** A scan of a few pages. In bytes. */
export const LARGEST_PAPER = 20 * 1024 * 1024;

/** What may be a paper, with the ending under which it is read. */
export const PAPER_TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Takes no more than may come, and lets the rest pass by: whoever sends too much is to hear of it. */
function limited(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(null, size > LARGEST_PAPER ? undefined : chunk);
    },
    flush(done) {
      if (size > LARGEST_PAPER) done(new ProblemException('payload-too-large'));
      else done(size === 0 ? new ProblemException('malformed-request') : null);
    },
  });
}

interface Sent {
  readonly bytes: Readable;
  readonly mediaType: string;
}

/**
 * Reads codes and words off a paper that a stranger sends, in a process that may die of it. Nothing of it is kept.
 * @param inTurn runs the reading, which takes seconds, once the bytes have come
 * @throws {ProblemException} 400 without a byte, 413 for too many, 503 when it cannot be read now.
 */
export async function readPaper(
  { examiner }: Pick<Deps, 'examiner'>,
  { bytes, mediaType }: Sent,
  inTurn: (read: () => Promise<Reading>) => Promise<Reading>,
): Promise<Reading> {
  const outDir = await makeWorkFolder();
  try {
    const file = path.join(outDir, 'file');
    await onStorage(() => pipeline(bytes, limited(), createWriteStream(file)));
    const name = `paper.${PAPER_TYPES[mediaType] ?? 'pdf'}`;
    return await inTurn(async () => {
      const { codes = [], maskedText } = await examiner.examine(file, { name, outDir, codePrefix: '' });
      return { codes, words: maskedText };
    });
  } catch (error) {
    if (!(error instanceof ExaminationFailed)) throw error;
    if (error.reason === 'closed') throw new ProblemException('unavailable');
    return { codes: [], words: '' };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
