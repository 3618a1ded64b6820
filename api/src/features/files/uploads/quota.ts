import { mkdir, statfs } from 'node:fs/promises';
import { FOLDER_MODE } from '@phoeiphrae/db/closedFolder';
import { FILES_MAX } from '@phoeiphrae/shared/content';
import { onStorage, StorageFullError } from '../../../engines/blobs/storageErrors.ts';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import { maxFileBytes, uploadsFolder, uploadsOf } from './uploads.ts';

/** Uploads that one person may have open: as many as one revision carries files. */
const MOST_OPEN = FILES_MAX;
/** How much all open uploads of one person may take, in files of the largest size. */
const MOST_LARGE = 10;
/** What stays free on the disk whatever is uploaded, in bytes: the database may lie beside it. */
const RESERVE = 256 * 1024 * 1024;

/**
 * Whether another upload may begin.
 * @param size in bytes, as announced
 * @throws {ProblemException} 413 for a file that is too large, 429 when the person has too much open already
 * @throws {StorageFullError} when the disk has no room for it
 */
export async function checkQuota(deps: Deps, userId: string, size: number): Promise<void> {
  if (size > maxFileBytes(deps)) {
    const most = String(deps.config.maxFileMegabytes);
    throw new ProblemException('payload-too-large', {
      sentence: {
        th: `ไฟล์ต้องไม่เกิน ${most} เมกะไบต์`,
        en: `A file may have up to ${most} megabytes.`,
      },
    });
  }
  const open = await uploadsOf(deps, userId).all();
  const bytes = open.reduce((sum, upload) => sum + (upload.size ?? 0), size);
  if (open.length >= MOST_OPEN || bytes > MOST_LARGE * maxFileBytes(deps)) {
    throw new ProblemException('too-many-requests', {
      sentence: {
        th: 'ท่านมีไฟล์ที่อัปโหลดค้างอยู่มากเกินไป โปรดแนบหรือยกเลิกไฟล์เหล่านั้นก่อน ระบบลบไฟล์ค้างเองใน 24 ชั่วโมง',
        en: 'You have too many uploads open. Attach or cancel some; those left over are removed within 24 hours.',
      },
    });
  }
  await checkRoom(deps, size);
}

async function checkRoom(deps: Deps, size: number): Promise<void> {
  const { bavail, bsize } = await onStorage(async () => {
    await mkdir(uploadsFolder(deps), { recursive: true, mode: FOLDER_MODE });
    return statfs(uploadsFolder(deps));
  });
  if (bavail * bsize < size + RESERVE) throw new StorageFullError('no room for another upload');
}
