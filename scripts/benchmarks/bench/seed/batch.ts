import { sql } from 'drizzle-orm';
import { appendEntries, type Entry } from '../../../../api/src/office/log/appendEntries.ts';
import type { Tx } from '../../../../api/src/office/deps.ts';
import { itemFiles } from '../../../../db/src/schema/files.ts';
import {
  decisions,
  items,
  notices,
  publications,
  revisionContributors,
  revisions,
} from '../../../../db/src/schema/items.ts';
import { contentPrints } from '../../../../db/src/schema/likeness.ts';
import { searchDocuments, searchPassages } from '../../../../db/src/schema/search.ts';
import { keepCards } from './cards.ts';

/** Rows of one transaction. */
export class Batch {
  readonly items: (typeof items.$inferInsert)[] = [];
  readonly revisions: (typeof revisions.$inferInsert)[] = [];
  readonly contributors: (typeof revisionContributors.$inferInsert)[] = [];
  readonly decisions: (typeof decisions.$inferInsert)[] = [];
  readonly publications: (typeof publications.$inferInsert)[] = [];
  readonly notices: (typeof notices.$inferInsert)[] = [];
  readonly files: (typeof itemFiles.$inferInsert)[] = [];
  readonly prints: (typeof contentPrints.$inferInsert)[] = [];
  readonly documents: (typeof searchDocuments.$inferInsert)[] = [];
  readonly passages: (typeof searchPassages.$inferInsert)[] = [];
  readonly entries: Entry[] = [];
}

/** As many rows in one statement: it takes 65 535 parameters. */
const AT_ONCE = 1_000;

async function inParts<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await insert(rows.slice(at, at + AT_ONCE));
}

/**
 * Writes all of it: the rows without their triggers, as a restore would, the log by the product's own function, and what the
 * public reads by the statements of the triggers.
 */
export async function writeBatch(tx: Tx, batch: Batch): Promise<void> {
  await tx.execute(sql`SET LOCAL session_replication_role = replica`);
  await inParts(batch.items, (part) => tx.insert(items).values(part));
  await inParts(batch.revisions, (part) => tx.insert(revisions).values(part));
  await inParts(batch.contributors, (part) => tx.insert(revisionContributors).values(part));
  await inParts(batch.decisions, (part) => tx.insert(decisions).values(part));
  await inParts(batch.publications, (part) => tx.insert(publications).values(part));
  await inParts(batch.notices, (part) => tx.insert(notices).values(part));
  await inParts(batch.files, (part) => tx.insert(itemFiles).values(part));
  await keepCards(tx, batch.publications);
  await tx.execute(sql`SET LOCAL session_replication_role = origin`);
  await inParts(batch.prints, (part) => tx.insert(contentPrints).values(part));
  await inParts(batch.documents, (part) => tx.insert(searchDocuments).values(part));
  await inParts(batch.passages, (part) => tx.insert(searchPassages).values(part));
  await inParts(batch.entries, (part) => appendEntries(tx, part));
}
