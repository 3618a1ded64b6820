import type { Database } from '@phoeiphrae/db/client';
import type { BlobStore } from './blobs/blobStore.ts';
import type { Config } from './config.ts';
import type { Examiner } from './examination/examination.ts';
import type { SealKey } from './signing/seal.ts';

export interface Clock {
  now(): Date;
}

/** All that the app is given from outside. Nothing else reaches the process, the clock or the network. */
export interface Deps {
  readonly config: Config;
  /** Connections with the role phoeiphrae_app. */
  readonly db: Database;
  /** Connections with the role phoeiphrae_public: they see published content and nothing else. */
  readonly publicDb: Database;
  readonly clock: Clock;
  /** The office's own signing key. */
  readonly seal: SealKey;
  /** The bytes of files. */
  readonly blobs: BlobStore;
  /** What says whether a file is harmless, and what is in it. */
  readonly examiner: Examiner;
  /** The folder of the built single-page application; without it only the API answers. */
  readonly spaDir?: string;
}

export type Tx = Parameters<Parameters<Database['orm']['transaction']>[0]>[0];
/** Something that can run a query: a pool or a transaction. */
export type Queryable = Database['orm'] | Tx;
