import { createReadStream } from 'node:fs';
import { eq } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { REFUSALS } from '@phoeiphrae/shared/examination';
import type { StoredBlob } from '../../../engines/blobs/blobStore.ts';
import type { Deps } from '../../../office/deps.ts';
import { cleanFileName } from '@phoeiphrae/shared/fileName';
import { typeOfName } from '@phoeiphrae/shared/fileTypes';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ProblemException, refusedFor } from '../../../http/problem.ts';
import { finishedUpload, type UploadKey } from './uploads.ts';

/** Bytes that are in the store, before any row speaks of them. */
export interface StoredFile extends StoredBlob {
  readonly name: string;
  /** What the name promises. The examination finds out whether the content keeps it; until then nothing is published. */
  readonly mediaType: string;
}

type Code = 'upload_unknown' | 'type_not_allowed' | 'empty';

const UPLOAD_UNKNOWN: Bilingual = {
  th: 'ไม่พบไฟล์ที่อัปโหลด โปรดส่งไฟล์ใหม่',
  en: 'There is no such upload; send the file again.',
};

const refuse = (code: Code): ProblemException => {
  const detail = code === 'upload_unknown' ? UPLOAD_UNKNOWN : REFUSALS[code];
  return refusedFor('requirements-not-met', { pointer: '/upload', code, detail });
};

/** A finished upload by the name it is kept under, before its bytes are. */
export interface NamedUpload {
  /** Of the file with the bytes. */
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
}

/** @throws {ProblemException} 422 for an unknown or empty upload or a type that is never published, 409 when bytes are missing. */
export async function namedUpload(deps: Deps, key: UploadKey): Promise<NamedUpload> {
  const upload = await finishedUpload(deps, key).catch((error: unknown) => {
    const unknown = error instanceof ProblemException && error.code === 'not-found';
    throw unknown ? refuse('upload_unknown') : error;
  });
  if (upload.size === 0) throw refuse('empty');
  const name = cleanFileName(upload.name);
  const type = typeOfName(name);
  if (!type) throw refuse('type_not_allowed');
  return { path: upload.path, name, mediaType: type.mediaType };
}

/**
 * Puts the bytes of a finished upload into the store. They are nobody's until a row says so; what is left behind when
 * that fails is swept away.
 * @throws {ProblemException} 422 for an unknown upload or a type that is never published, 409 when bytes are missing.
 */
export const storeUploadedFile = async (deps: Deps, key: UploadKey): Promise<StoredFile> =>
  storeNamed(deps, await namedUpload(deps, key));

/** The same for an upload that was looked at beforehand. */
export async function storeNamed(deps: Deps, { path, name, mediaType }: NamedUpload): Promise<StoredFile> {
  const stored = await deps.blobs.put(createReadStream(path));
  await mend(deps, stored.sha256, path);
  return { ...stored, name, mediaType };
}

/** Bytes that were found damaged are here again: they take the place of the damaged ones. */
async function mend({ db, blobs: store }: Deps, sha256: string, path: string): Promise<void> {
  const [known] = await db.orm.select({ at: blobs.damagedAt }).from(blobs).where(eq(blobs.sha256, sha256));
  if (!known?.at || (await store.verify(sha256)) === 'intact') return;
  await store.delete(sha256);
  await store.put(createReadStream(path), { sha256 });
}
