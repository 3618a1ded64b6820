import { createReadStream } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { REFUSALS } from '@phoeiphrae/shared/examination';
import { MARK_PREFIX } from '@phoeiphrae/shared/paperDecision';
import { onStorage } from '../../../engines/blobs/storageErrors.ts';
import type { Deps } from '../../../office/deps.ts';
import {
  ExaminationFailed,
  notExamined,
  type ExaminedFile,
} from '../../../engines/examination/examination.ts';
import { ScannerUnreachable } from '../../../engines/examination/clamav.ts';
import { makeWorkFolder } from '../../../engines/examination/workFolder.ts';
import { ProblemException, refusedFor } from '../../../http/problem.ts';
import { finishedUpload, type FinishedUpload, type UploadKey } from '../../files/uploads/uploads.ts';
import { storeUploadedFile, type StoredFile } from '../../files/uploads/storeUploadedFile.ts';
import { scanProblem } from './scanFaults.ts';

/** A scan in the store, before any row speaks of it, and what its QR codes say. */
export interface TakenScan extends StoredFile {
  readonly codes: readonly string[];
}

/** A scan of a few pages; whoever waits for the answer waits for its examination too. In bytes. */
const LARGEST = 50 * 1024 * 1024;

/**
 * Examines a scan as any file is, and reads its codes.
 * @throws {ProblemException} 422 when it is no fit scan, 409 when bytes are missing, 503 when it cannot be examined now.
 */
export async function takeScan(deps: Deps, key: UploadKey): Promise<TakenScan> {
  const taken = await storeUploadedFile(deps, key);
  if (taken.size > LARGEST) throw scanProblem('scan_large', '/upload');
  const upload = await finishedUpload(deps, key);
  const { examination, codes = [] } = await examine(deps, upload, taken.name);
  const [refusal] = examination.refusals;
  if (refusal) {
    const { code } = refusal;
    throw refusedFor('requirements-not-met', { pointer: '/upload', code, detail: REFUSALS[code] });
  }
  const { mediaType } = examination;
  const fits = mediaType === 'application/pdf' || mediaType.startsWith('image/');
  if (!fits) throw scanProblem('scan_type', '/upload');
  await requireClean(deps, upload);
  return { ...taken, mediaType, codes };
}

async function examine(
  { examiner }: Deps,
  { path: uploaded }: FinishedUpload,
  name: string,
): Promise<ExaminedFile> {
  const outDir = await makeWorkFolder();
  try {
    const file = path.join(outDir, 'file');
    await onStorage(() => copyFile(uploaded, file));
    return await examiner.examine(file, { name, outDir, codePrefix: MARK_PREFIX });
  } catch (error) {
    if (!(error instanceof ExaminationFailed)) throw error;
    if (error.reason === 'closed') throw new ProblemException('unavailable');
    return notExamined();
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

async function requireClean({ scanner }: Deps, { path: file }: FinishedUpload): Promise<void> {
  if (!scanner) return;
  const bytes = createReadStream(file);
  try {
    if ((await scanner.scan(bytes)) === 'found') throw scanProblem('scan_virus', '/upload');
  } catch (error) {
    throw error instanceof ScannerUnreachable ? new ProblemException('unavailable') : error;
  } finally {
    bytes.destroy();
  }
}
