import type { Database } from '@phoeiphrae/db/client';
import type { FinishedAnswers } from '../engines/answers/finishedAnswers.ts';
import type { BlobStore } from '../engines/blobs/blobStore.ts';
import type { PageRenderer } from '@phoeiphrae/shared/drawnPage';
import type { Config } from '../config/schema.ts';
import type { Examiner } from '../engines/examination/examination.ts';
import type { VirusScanner } from '../engines/examination/openScanner.ts';
import type { Jobs } from '../engines/jobs/job.ts';
import type { Mailer } from '../engines/mail/mailer.ts';
import type { LinkProbe } from '../engines/outbound/probeLink.ts';
import type { SealKey } from '../engines/seal.ts';
import type { WordReader } from '../engines/words/wordReader.ts';

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
  /**
   * Few connections with the same role for searches, so that many of them do not keep lists and items waiting. Statements
   * are planned for the words that are asked for, and cancelled after a second and a half.
   */
  readonly searchDb: Database;
  readonly clock: Clock;
  /** The office's own signing key. */
  readonly seal: SealKey;
  /** The bytes of files. */
  readonly blobs: BlobStore;
  /** The virus scanner, where the office has one. */
  readonly scanner?: VirusScanner;
  /** The mail server, where the office has one. */
  readonly mailer?: Mailer;
  /** What asks whether a link works; absent where the office has that turned off. */
  readonly probe?: LinkProbe;
  /** What is to be done after an act, by whichever process comes to it. */
  readonly jobs: Jobs;
  /** What says whether a file is harmless, and what is in it. */
  readonly examiner: Examiner;
  /** What reads the words of items: makes them fit to be stored, finds personal data in them. */
  readonly words: WordReader;
  /** Answers to anyone that are kept. */
  readonly finished: FinishedAnswers;
  /** The folder of the built site; without it only the API answers. */
  readonly spaDir?: string;
  /** What draws the pages of the built site. */
  readonly pages?: PageRenderer;
}

export type Tx = Parameters<Parameters<Database['orm']['transaction']>[0]>[0];
/** Something that can run a query: a pool or a transaction. */
export type Queryable = Database['orm'] | Tx;
