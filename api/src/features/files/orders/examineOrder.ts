import { createReadStream } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { REFUSALS, type RefusalCode } from '@phoeiphrae/shared/examination';
import { ORDER_FILE_TYPES } from '@phoeiphrae/shared/orderFile';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ScannerUnreachable } from '../../../engines/examination/clamav.ts';
import { ExaminationFailed } from '../../../engines/examination/examination.ts';
import { makeWorkFolder } from '../../../engines/examination/workFolder.ts';
import { ProblemException, refusedFor } from '../../../http/problem.ts';
import type { Deps } from '../../../office/deps.ts';
import type { NamedUpload } from '../uploads/storeUploadedFile.ts';

const NOT_OF_AN_ORDER: Bilingual = {
  th: 'ไฟล์คำสั่งต้องเป็น PDF หรือรูปถ่ายคำสั่ง (JPG, PNG)',
  en: 'The file of an order is a PDF, or a picture of it (JPG, PNG).',
};

const refuse = (code: RefusalCode, detail: Bilingual = REFUSALS[code]) =>
  refusedFor('requirements-not-met', { pointer: '/upload', code, detail });

/** Whether a media type is one that the file of an order may have. */
export const isOrderType = (mediaType: string): mediaType is (typeof ORDER_FILE_TYPES)[number] =>
  ORDER_FILE_TYPES.some((one) => one === mediaType);

/**
 * Looks at the file of an order before it is kept, as at what is to be published: what its content is, whether it runs
 * anything, whether the virus scanner finds something. Names and numbers of persons are what an order is about.
 * @throws {ProblemException} 422 with why it is not taken; 503 while it cannot be looked at.
 */
export async function examineOrder(deps: Deps, upload: NamedUpload): Promise<void> {
  if (!isOrderType(upload.mediaType)) throw refuse('type_not_allowed', NOT_OF_AN_ORDER);
  const refusal = await refusalOf(deps, upload);
  if (refusal !== undefined) throw refuse(refusal);
  if (await carriesVirus(deps, upload.path)) throw refuse('virus');
}

/** Workers see one folder and nothing beside it. */
async function refusalOf({ examiner }: Deps, upload: NamedUpload): Promise<RefusalCode | undefined> {
  const folder = await makeWorkFolder();
  try {
    const file = path.join(folder, 'file');
    await copyFile(upload.path, file);
    const { examination } = await examiner.examine(file, { name: upload.name, outDir: folder });
    return examination.refusals[0]?.code;
  } catch (error) {
    if (!(error instanceof ExaminationFailed)) throw error;
    if (error.reason === 'closed') throw new ProblemException('unavailable');
    return 'not_examined';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function carriesVirus({ scanner }: Deps, file: string): Promise<boolean> {
  if (!scanner) return false;
  const bytes = createReadStream(file);
  try {
    return (await scanner.scan(bytes)) === 'found';
  } catch (error) {
    throw error instanceof ScannerUnreachable ? new ProblemException('unavailable') : error;
  } finally {
    bytes.destroy();
  }
}
