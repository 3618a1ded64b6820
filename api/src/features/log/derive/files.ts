import { createHash } from 'node:crypto';
import { and, asc, gt, inArray, ne } from 'drizzle-orm';
import { blobs, fileExaminations, filePages } from '@phoeiphrae/db/schema/files';
import { publications } from '@phoeiphrae/db/schema/items';
import type { Content, ContentFile } from '@phoeiphrae/shared/content';
import type { BlobStore } from '../../../engines/blobs/blobStore.ts';
import type { Tx } from '../../../office/deps.ts';
import { actsOfFiles, saidBy, type LoggedAct } from './acts.ts';
import { examinationFaults, type ExaminationRow } from './examinations.ts';
import { derivedFrom, differences, missing, unfounded, type Mismatch } from './mismatch.ts';

const BATCH = 100;
const CANONICAL = { th: 'ข้อความที่ได้รับอนุมัติ (canonical)', en: 'the approved text (canonical)' };

type BlobRow = typeof blobs.$inferSelect;
type PageRow = typeof filePages.$inferSelect;

/** A picture of a page as the examination told it to the log. */
interface LoggedPage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
}

interface Stored {
  readonly acts: readonly LoggedAct[];
  readonly blobs: ReadonlyMap<string, BlobRow>;
  readonly pages: readonly PageRow[];
  readonly examinations: ReadonlyMap<string, ExaminationRow>;
  readonly store: BlobStore;
}

/** Bytes are only out of service since the moment at which the log says that they were found damaged. */
function* damageFaults(row: BlobRow, { acts }: Stored): Generator<Mismatch> {
  if (row.damagedAt === null) return;
  const damaged = acts.filter(
    ({ type, details }) => type === 'file.damaged' && details['sha256'] === row.sha256,
  );
  if (damaged.some(({ at }) => at === row.damagedAt)) return;
  const last = damaged.at(-1);
  const from = last ? saidBy(last) : { th: 'บันทึกเหตุการณ์', en: 'the log, which tells of no damage,' };
  yield* differences(blobs, row.sha256, row, { damagedAt: derivedFrom(from)(last?.at ?? null) });
}

function* fileFaults(file: ContentFile, stored: Stored): Generator<Mismatch> {
  const row = stored.blobs.get(file.sha256);
  if (!row) {
    yield missing(blobs, file.sha256, ['sha256'], CANONICAL);
    return;
  }
  const say = derivedFrom(CANONICAL);
  yield* differences(blobs, file.sha256, row, { size: say(file.size), mediaType: say(file.mediaType) });
  yield* damageFaults(row, stored);
}

async function* pictureFaults(page: PageRow, stored: Stored): AsyncGenerator<Mismatch> {
  const row = stored.blobs.get(page.imageSha256);
  const from = {
    th: `หน้า ${String(page.page)} ของไฟล์ ${page.sha256}`,
    en: `page ${String(page.page)} of ${page.sha256}`,
  };
  if (!row) {
    yield missing(blobs, page.imageSha256, ['sha256'], from);
    return;
  }
  const size = await stored.store.size(page.imageSha256);
  yield* differences(blobs, row.sha256, row, {
    mediaType: derivedFrom(from)('image/webp'),
    size: derivedFrom({ th: 'ขนาดของข้อมูลที่เก็บไว้', en: 'what is stored' })(size),
  });
  yield* damageFaults(row, stored);
}

/** The pictures of a file’s pages, from the last examination that told of them. */
async function* pageFaults({ sha256 }: ContentFile, stored: Stored): AsyncGenerator<Mismatch> {
  const rows = stored.pages.filter((row) => row.sha256 === sha256);
  const act = stored.acts.findLast(
    ({ details }) => details['sha256'] === sha256 && Array.isArray(details['pages']),
  );
  if (act) {
    const say = derivedFrom(saidBy(act));
    const told = new Map((act.details['pages'] as LoggedPage[]).map((page) => [page.page, page]));
    for (const row of rows) {
      const page = told.get(row.page);
      const key = `${sha256} ${String(row.page)}`;
      if (!page) yield unfounded(filePages, key, ['sha256', 'page']);
      else
        yield* differences(filePages, key, row, {
          width: say(page.width),
          height: say(page.height),
          imageSha256: say(page.sha256),
        });
    }
    for (const page of told.keys())
      if (!rows.some((row) => row.page === page))
        yield missing(filePages, `${sha256} ${String(page)}`, ['sha256', 'page'], saidBy(act));
  }
  for (const row of rows) yield* pictureFaults(row, stored);
}

async function storedOf(tx: Tx, store: BlobStore, files: readonly ContentFile[]): Promise<Stored> {
  const digests = [...new Set(files.map((file) => file.sha256))];
  const pages = await tx.select().from(filePages).where(inArray(filePages.sha256, digests));
  const all = [...digests, ...pages.map((page) => page.imageSha256)];
  const rows = await tx.select().from(blobs).where(inArray(blobs.sha256, all));
  const examined = await tx.select().from(fileExaminations).where(inArray(fileExaminations.sha256, digests));
  return {
    examinations: new Map(examined.map((row) => [row.sha256, row])),
    acts: await actsOfFiles(tx, all),
    blobs: new Map(rows.map((row) => [row.sha256, row])),
    pages,
    store,
  };
}

const isWhole = ({ canonical, contentHash }: { canonical: string; contentHash: string }): boolean =>
  createHash('sha256').update(canonical).digest('hex') === contentHash;

/** Every file that was published, with the pictures of its pages: from the approved text, the log, and what is stored. */
export async function* deriveFiles(tx: Tx, store: BlobStore): AsyncGenerator<Mismatch> {
  const { id, canonical, contentHash, fileHashes } = publications;
  for (let after: string | undefined; ;) {
    const rows: { id: string; canonical: string; contentHash: string }[] = await tx
      .select({ id, canonical, contentHash })
      .from(publications)
      .where(and(after === undefined ? undefined : gt(id, after), ne(fileHashes, [])))
      .orderBy(asc(id))
      .limit(BATCH);
    const files = rows
      .filter(isWhole)
      .flatMap((row) => (JSON.parse(row.canonical) as { content: Content }).content.files);
    const once = [...new Map(files.map((file) => [file.sha256, file])).values()];
    const stored = await storedOf(tx, store, once);
    for (const file of once) {
      yield* fileFaults(file, stored);
      yield* examinationFaults(file.sha256, stored.examinations.get(file.sha256), stored.acts);
      yield* pageFaults(file, stored);
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id;
  }
}
