import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataStore, Upload } from '@tus/server';
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

/**
 * The uploads of one person: a folder that is theirs alone, so that nobody reaches another's upload by knowing its id.
 * A process may be killed at any point: what it had written is there, and is gone on with from its end.
 */
export class UploadFolder extends DataStore {
  readonly folder: string;

  constructor(folder: string) {
    super();
    this.folder = folder;
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  fileOf(id: string): string {
    return path.join(this.folder, id);
  }

  override create(upload: Upload): Promise<Upload> {
    return onStorage(async () => {
      await mkdir(this.folder, { recursive: true });
      await writeFile(this.fileOf(upload.id), '', { mode: 0o640 });
      const { size = 0, metadata = {}, creation_date: createdAt = '' } = upload;
      await writeFile(`${this.fileOf(upload.id)}.json`, JSON.stringify({ size, metadata, createdAt }));
      return upload;
    });
  }

  /** Does not return before the disk has what came. @returns the length of what is there now, in bytes. */
  override write(bytes: Readable, id: string, offset: number): Promise<number> {
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

  override async getUpload(id: string): Promise<Upload> {
    const upload = await this.find(id);
    if (!upload) throw new ProblemException('not-found');
    return upload;
  }

  /** undefined when it is not there, or not whole because its creation was broken off. */
  find(id: string): Promise<Upload | undefined> {
    return onStorage(async () => {
      const facts = await readFacts(`${this.fileOf(id)}.json`);
      const found = await statOf(this.fileOf(id));
      if (!facts || !found) return undefined;
      const { size, metadata, createdAt } = facts;
      return new Upload({ id, size, metadata, offset: found.size, creation_date: createdAt });
    });
  }

  override remove(id: string): Promise<void> {
    return onStorage(async () => {
      await rm(this.fileOf(id), { force: true });
      await rm(`${this.fileOf(id)}.json`, { force: true });
    });
  }

  /** Every upload that is there, finished or not. */
  async all(): Promise<Upload[]> {
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
