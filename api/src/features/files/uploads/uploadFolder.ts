import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Upload } from '@tus/server';
import { FILE_MODE, FOLDER_MODE } from '@phoeiphrae/db/closedFolder';
import { errorCode } from '@phoeiphrae/db/startError';
import { namesIn, statOf } from '../../../engines/blobs/folders.ts';
import { onStorage } from '../../../engines/blobs/storageErrors.ts';
import { ProblemException } from '../../../http/problem.ts';

/** What is known of an upload besides its bytes; kept in `<id>.json` beside them. */
interface Facts {
  readonly size: number;
  readonly metadata: Record<string, string | null>;
  readonly createdAt: string;
}

/** An upload as it lies on the disk, in the protocol's words. */
export type KeptUpload = Pick<Upload, 'id' | 'metadata' | 'size' | 'offset' | 'creation_date'>;

/**
 * The uploads of one person: a folder that is theirs alone, so that nobody reaches another's upload by knowing its id.
 * A process may be killed at any point: what it had written is there, and is gone on with from its end.
 */
export class UploadFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  fileOf(id: string): string {
    return path.join(this.folder, id);
  }

  create(upload: KeptUpload): Promise<void> {
    return onStorage(async () => {
      await mkdir(this.folder, { recursive: true, mode: FOLDER_MODE });
      await writeFile(this.fileOf(upload.id), '', { mode: FILE_MODE });
      const { size = 0, metadata = {}, creation_date: createdAt = '' } = upload;
      await writeFile(`${this.fileOf(upload.id)}.json`, JSON.stringify({ size, metadata, createdAt }), {
        mode: FILE_MODE,
      });
    });
  }

  /** Does not return before the disk has what came. @returns the length of what is there now, in bytes. */
  write(bytes: Readable, id: string, offset: number): Promise<number> {
    return onStorage(async () => {
      const handle = await this.openToWrite(id);
      const file = handle.createWriteStream({ start: offset, flush: true });
      await pipeline(bytes, file);
      return offset + file.bytesWritten;
    });
  }

  private async openToWrite(id: string): Promise<FileHandle> {
    try {
      return await open(this.fileOf(id), 'r+');
    } catch (error) {
      throw errorCode(error) === 'ENOENT' ? new ProblemException('not-found') : error;
    }
  }

  /** undefined when it is not there, or not whole because its creation was broken off. */
  find(id: string): Promise<KeptUpload | undefined> {
    return onStorage(async () => {
      const facts = await readFacts(`${this.fileOf(id)}.json`);
      const found = await statOf(this.fileOf(id));
      if (!facts || !found) return undefined;
      const { size, metadata, createdAt } = facts;
      return { id, size, metadata, offset: found.size, creation_date: createdAt };
    });
  }

  remove(id: string): Promise<void> {
    return onStorage(async () => {
      await rm(this.fileOf(id), { force: true });
      await rm(`${this.fileOf(id)}.json`, { force: true });
    });
  }

  /** Every upload that is there, finished or not. */
  async all(): Promise<KeptUpload[]> {
    const ids = (await namesIn(this.folder)).filter((name) => !name.endsWith('.json'));
    const uploads = await Promise.all(ids.map((id) => this.find(id)));
    return uploads.filter((upload) => upload !== undefined);
  }
}

async function readFacts(file: string): Promise<Facts | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Facts;
  } catch (error) {
    // Half of them were written when the process died. Anything else is the disk's fault, and no reason to forget it.
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? ''))
      return undefined;
    throw error;
  }
}
