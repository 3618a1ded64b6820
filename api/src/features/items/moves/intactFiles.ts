import type { FastifyRequest } from 'fastify';
import type { ContentFile } from '@phoeiphrae/shared/content';
import type { Deps } from '../../../office/deps.ts';
import { BeginAgain } from '../../../office/write.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { Fault } from '../../../http/fault.ts';
import { markDamaged } from '../../files/serving/damage.ts';
import type { RevisionFacts } from '../rules/facts.ts';

type Stores = Pick<Deps, 'blobs' | 'db' | 'clock'>;

/** A file whose bytes are gone, or are not those that were examined and approved. */
interface Unfit {
  readonly file: ContentFile;
  /** Its place in the content. */
  readonly index: number;
}

/** Reads every file of a revision, unless the store knows that nothing has touched it since it was read. @returns what is not intact */
export async function unfitFilesOf({ blobs }: Pick<Deps, 'blobs'>, { row }: RevisionFacts): Promise<Unfit[]> {
  const unfit: Unfit[] = [];
  for (const [index, file] of row.content.files.entries()) {
    if ((await blobs.confirm(file.sha256)) !== 'intact') unfit.push({ file, index });
  }
  return unfit;
}

/**
 * Writes down which bytes are damaged and has those told who look after the system. Not inside a transaction of the item.
 * @returns whether any of it was news.
 */
export async function tellOfUnfit(
  deps: Stores,
  unfit: readonly Unfit[],
  requestId: string | null,
): Promise<boolean> {
  let news = false;
  for (const { file } of unfit) news = (await markDamaged(deps, file.sha256, requestId)) || news;
  return news;
}

const faultOf = ({ file, index }: Unfit): Fault => ({
  pointer: `/content/files/${String(index)}`,
  code: 'file_damaged',
  detail: {
    th: `“${file.name}”: ไฟล์ในที่เก็บหายหรือเสียหาย จึงเผยแพร่ไม่ได้`,
    en: `“${file.name}”: the stored file is gone or damaged, so it cannot be published.`,
  },
});

function refusal(unfit: readonly Unfit[]): ProblemException {
  const errors = unfit.map(faultOf);
  const sentence = {
    th: errors.map(({ detail }) => detail.th).join(' '),
    en: errors.map(({ detail }) => detail.en).join(' '),
  };
  return new ProblemException('file-damaged', { sentence, errors });
}

const wereRead = new WeakSet<FastifyRequest>();

/**
 * What goes out is read before: a file that the store has lost since it was examined is published in nothing. Inside
 * `runWrite`. Large files are read while nothing is locked, and looked at once more in the act itself.
 * @throws {ProblemException} 503 naming each file that is not intact.
 */
export async function requireIntactFiles(
  deps: Stores,
  revision: RevisionFacts,
  request: FastifyRequest,
): Promise<void> {
  if (revision.row.content.files.length === 0) return;
  if (wereRead.has(request) && (await unfitFilesOf(deps, revision)).length === 0) return;
  throw new BeginAgain(async () => {
    const unfit = await unfitFilesOf(deps, revision);
    if (unfit.length > 0) {
      await tellOfUnfit(deps, unfit, request.id);
      throw refusal(unfit);
    }
    wereRead.add(request);
    return () => Promise.resolve();
  });
}

/** At a set time: what stands in the way of publishing, for whom it is to be told. */
export class UnfitFiles extends Error {
  readonly unfit: readonly Unfit[];
  readonly userIds: readonly string[];

  constructor(unfit: readonly Unfit[], { contributors }: RevisionFacts) {
    super(`damaged in the store: ${unfit.map(({ file }) => file.sha256).join(', ')}`);
    this.unfit = unfit;
    this.userIds = contributors.map(({ userId }) => userId);
  }
}
