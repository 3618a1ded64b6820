import { createHash } from 'node:crypto';
import { asc, gt, inArray } from 'drizzle-orm';
import { publications, revisions } from '@phoeiphrae/db/schema/items';
import { publicLeaves } from '@phoeiphrae/db/schema/publicLog';
import type { Content } from '@phoeiphrae/shared/content';
import type { Tx } from '../../../office/deps.ts';
import { publishedWords } from '../../../office/publishedWords.ts';
import { actBatches, actsOfItems, saidBy, type LoggedAct } from './acts.ts';
import {
  derivedFrom,
  differences,
  fault,
  missing,
  unfounded,
  type Derived,
  type Mismatch,
} from './mismatch.ts';
import {
  approvalsOf,
  endingOf,
  HISTORY_TYPES,
  historyOf,
  versionOf,
  wayOf,
  type PublicationHistory,
} from './publicationHistory.ts';
import { versionsByNumber, type VersionRow } from './versions.ts';

type PublicationRow = typeof publications.$inferSelect;
type RevisionRow = typeof revisions.$inferSelect;

/** Few: each carries the whole of what it shows. */
const BATCH = 100;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What was approved, as the canonical text has it. */
interface Shown {
  readonly slug: string;
  readonly workGroup: string;
  readonly content: Content;
}

interface Evidence {
  readonly history: PublicationHistory;
  /** The version of the announcement that binds it. */
  readonly version: VersionRow | undefined;
  /** The code that its leaf of the public log names. */
  readonly code: string | undefined;
  readonly revision: RevisionRow | undefined;
}

const CANONICAL = derivedFrom({ th: 'ข้อความที่ได้รับอนุมัติ (canonical)', en: 'the approved text (canonical)' });

/** The columns beside the approved text that repeat it. */
function repeated({ slug, workGroup, content }: Shown): Record<string, Derived> {
  const { title, summary, category, fiscalYear, validUntil, files } = content;
  const values = { slug, workGroup, title, summary, category, fiscalYear, validUntil };
  return {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, CANONICAL(value)])),
    fileHashes: CANONICAL(files.map((file) => file.sha256)),
    searchText: CANONICAL(publishedWords(content)),
    changeNote: CANONICAL(content.changeNote ?? null),
  };
}

/** What the log says of it. */
function logged({ history, version, code }: Evidence, category: string | undefined): Record<string, Derived> {
  const { published, first, ended } = history;
  const say = derivedFrom(saidBy(published));
  const { contentHash, number } = published.details;
  const ending = derivedFrom(saidBy(ended ?? published));
  const approvals = derivedFrom({
    th: `รายการพิจารณาในบันทึกเหตุการณ์ (${history.decided.map(({ seq }) => seq).join(', ') || '–'})`,
    en: `the events of its decisions (${history.decided.map(({ seq }) => seq).join(', ') || '–'})`,
  });
  const categories = version?.document.categories;
  const track = categories?.find((entry) => entry.code === category)?.track ?? 'approval';
  const rule = derivedFrom({ th: 'ประกาศที่ใช้บังคับ', en: 'the announcement that binds it' });
  const leaf = derivedFrom({ th: 'บันทึกสาธารณะ', en: 'the public log' });
  return {
    itemId: say(published.itemId),
    contentHash: say(contentHash),
    revisionNumber: say(number),
    publishedAt: say(published.at),
    publishedBy: say(published.by),
    firstPublishedAt: derivedFrom(saidBy(first))(first.at),
    policyVersion: rule(version?.version),
    approvals: approvals(approvalsOf(history, version)),
    verifyCode: leaf(code),
    ...(version && category !== undefined ? { track: rule(track) } : {}),
    ...Object.fromEntries(Object.entries(endingOf(history)).map(([name, value]) => [name, ending(value)])),
  };
}

function shownIn({ canonical }: PublicationRow, { history }: Evidence): Shown | undefined {
  if (sha256(canonical) !== history.published.details['contentHash']) return undefined;
  return JSON.parse(canonical) as Shown;
}

function* publicationFaults(row: PublicationRow, evidence: Evidence): Generator<Mismatch> {
  const shown = shownIn(row, evidence);
  const approvals = row.approvals.map((entry) => ({ ...entry, signature: entry.signature ?? null }));
  const derived = { ...logged(evidence, shown?.content.category), ...(shown ? repeated(shown) : {}) };
  yield* differences(publications, row.id, { ...row, approvals }, derived);
  if (!shown) {
    const { th, en } = saidBy(evidence.history.published);
    yield fault(publications, row.id, ['canonical'], {
      th: `ค่า SHA-256 ของข้อความไม่ตรงกับ${th}`,
      en: `the SHA-256 of the text is not the one that ${en} names`,
    });
  }
  const code = sha256(`${row.id}${row.contentHash}`).slice(0, 12).toUpperCase();
  if (code !== row.verifyCode && row.verifyCode === evidence.code && shown)
    yield fault(publications, row.id, ['id'], {
      th: `รหัสตรวจสอบ ${row.verifyCode} ไม่ได้มาจากเลขประจำแถวนี้`,
      en: `its code ${row.verifyCode} is not derived from this id`,
    });
  yield* revisionFaults(row, evidence, shown);
}

function* revisionFaults(
  { revisionId }: PublicationRow,
  { history, version, revision }: Evidence,
  shown: Shown | undefined,
): Generator<Mismatch> {
  const { published, submitted } = history;
  if (!revision) {
    yield missing(revisions, revisionId, ['id'], saidBy(published));
    return;
  }
  const say = derivedFrom(saidBy(published));
  yield* differences(revisions, revision.id, revision, {
    itemId: say(published.itemId),
    number: say(published.details['number']),
    contentHash: say(published.details['contentHash']),
    way: say(wayOf(history)),
    round: derivedFrom(saidBy(submitted ?? published))(submitted?.details['round'] ?? 0),
    policyId: say(version?.id),
    ...(shown ? { content: CANONICAL(shown.content) } : {}),
  });
}

async function codesOf(tx: Tx, acts: readonly LoggedAct[]): Promise<ReadonlyMap<number, string>> {
  const seqs = acts.filter(({ type }) => type === 'item.published').map(({ seq }) => seq);
  const { seq, leaf } = publicLeaves;
  const rows = await tx.select({ seq, leaf }).from(publicLeaves).where(inArray(seq, seqs));
  return new Map(rows.map((row) => [row.seq, (JSON.parse(row.leaf) as { code: string }).code]));
}

/** Every publication, with the revision that it is of, from the log and the approved text. */
export async function* derivePublications(tx: Tx): AsyncGenerator<Mismatch> {
  const versions = await versionsByNumber(tx);
  for (let after: string | undefined; ;) {
    const rows: PublicationRow[] = await tx
      .select()
      .from(publications)
      .where(after === undefined ? undefined : gt(publications.id, after))
      .orderBy(asc(publications.id))
      .limit(BATCH);
    const ids = rows.map(({ revisionId }) => revisionId);
    const found = await tx.select().from(revisions).where(inArray(revisions.id, ids));
    const items = new Set([...rows, ...found].map(({ itemId }) => itemId));
    const acts = await actsOfItems(tx, [...items], HISTORY_TYPES);
    const codes = await codesOf(tx, acts);
    for (const row of rows) {
      const history = historyOf(acts, row.revisionId);
      const revision = found.find(({ id }) => id === row.revisionId);
      if (history) {
        const bound = [...versions.values()].find(({ id }) => id === revision?.policyId);
        const version = versions.get(versionOf(history) ?? bound?.version ?? 0);
        const code = codes.get(history.published.seq);
        yield* publicationFaults(row, { history, version, code, revision });
      } else yield unfounded(publications, row.id, ['revisionId']);
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id;
  }
}

/** Every act of publishing has its row, and no row is there twice. */
export async function* derivePublished(tx: Tx): AsyncGenerator<Mismatch> {
  for await (const acts of actBatches(tx, ['item.published'])) {
    const ids = acts.flatMap(({ revisionId }) => revisionId ?? []);
    const { revisionId, slug } = publications;
    const rows = await tx.select({ revisionId, slug }).from(publications).where(inArray(revisionId, ids));
    const there = new Set(rows.map((row) => row.revisionId));
    for (const act of acts)
      if (!there.has(act.revisionId ?? ''))
        yield missing(publications, `revision_id ${String(act.revisionId)}`, ['revisionId'], saidBy(act));
  }
}
