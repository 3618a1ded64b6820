import path from 'node:path';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import { UploadFolder } from './uploadFolder.ts';

type Storage = Pick<Deps, 'config' | 'clock'>;

/** Life of an upload that was not put to use, in milliseconds from its creation. */
export const UPLOAD_LIFE_MS = 24 * 3_600_000;
const MEGABYTE = 1024 * 1024;

export interface UploadKey {
  readonly id: string;
  readonly userId: string;
}

export interface FinishedUpload {
  /** Of the file with the bytes; it stays there until the upload is dropped. */
  readonly path: string;
  /** As its owner named it, in NFC. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** How large a file may be, in bytes. */
export const maxFileBytes = ({ config }: Storage): number => config.maxFileMegabytes * MEGABYTE;

export const uploadsFolder = ({ config }: Storage): string => path.join(config.dataDir, 'uploads');

/** Ids are UUIDs, checked by the routes; they are never made a path unchecked. */
export const uploadsOf = (deps: Storage, userId: string): UploadFolder =>
  new UploadFolder(path.join(uploadsFolder(deps), userId));

/** When an upload is forgotten. */
export const expiryOf = (createdAt: string | undefined): Date =>
  new Date(Date.parse(createdAt ?? '') + UPLOAD_LIFE_MS);

/** An upload of that person that has not expired. @throws {ProblemException} 404, also when it is another's. */
export async function upload(deps: Storage, { id, userId }: UploadKey) {
  const found = await uploadsOf(deps, userId).find(id);
  if (!found || expiryOf(found.creation_date) <= deps.clock.now()) throw new ProblemException('not-found');
  return found;
}

/**
 * An upload of which every byte is there. It is still there afterwards: drop it when what it became is safe.
 * @throws {ProblemException} 404 when there is none of that person, 409 when bytes are missing
 */
export async function finishedUpload(deps: Storage, key: UploadKey): Promise<FinishedUpload> {
  const found = await upload(deps, key);
  const { size = 0, offset } = found;
  if (offset !== size) throw new ProblemException('upload-unfinished');
  return { path: uploadsOf(deps, key.userId).fileOf(key.id), name: found.metadata?.['filename'] ?? '', size };
}

/** Forgets an upload; nothing happens when it is gone already. */
export const dropUpload = (deps: Storage, { id, userId }: UploadKey): Promise<void> =>
  uploadsOf(deps, userId).remove(id);
