import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/server';
import { ProblemException } from '../../../http/problem.ts';
import type { UploadFolder } from './uploadFolder.ts';

/** A person's uploads as the protocol's server asks for them. */
export class TusStore extends DataStore {
  readonly #folder: UploadFolder;
  /** Asked before an upload of that many bytes is begun; throws when there is no room. */
  readonly #makeRoom: <T>(size: number, create: () => Promise<T>) => Promise<T>;

  constructor(folder: UploadFolder, makeRoom: <T>(size: number, create: () => Promise<T>) => Promise<T>) {
    super();
    this.#folder = folder;
    this.#makeRoom = makeRoom;
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  override create(upload: Upload): Promise<Upload> {
    return this.#makeRoom(upload.size ?? 0, async () => {
      await this.#folder.create(upload);
      return upload;
    });
  }

  /** @returns the length of what is there now, in bytes. */
  override write(bytes: Readable, id: string, offset: number): Promise<number> {
    return this.#folder.write(bytes, id, offset);
  }

  /** @throws {ProblemException} 404 */
  override async getUpload(id: string): Promise<Upload> {
    const upload = await this.#folder.find(id);
    if (!upload) throw new ProblemException('not-found');
    const { size = 0, offset, metadata = {}, creation_date = '' } = upload;
    return new Upload({ id, size, offset, metadata, creation_date });
  }

  override remove(id: string): Promise<void> {
    return this.#folder.remove(id);
  }
}
