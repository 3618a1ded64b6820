import { eq, getColumns, sql, type SQL } from 'drizzle-orm';
import { jsonRows } from '@phoeiphrae/db/jsonRows';
import { decisions, revisionContributors, revisions } from '@phoeiphrae/db/schema/items';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import type { Queryable } from '../../../office/deps.ts';
import { policyById, type LoadedPolicy } from '../../../office/policyStore.ts';
import type { DecisionRow, RevisionFacts, RevisionRow } from './facts.ts';
import { FILE_COLUMNS, fileFactsOf, type FileRows } from './fileFacts.ts';

const { at, userId, revisionId } = revisionContributors;

/** What a rule may ask of a revision: its row and what belongs to it, in one statement. */
export const REVISION_COLUMNS = {
  row: revisions,
  /** Of several at one moment, whoever opened the revision comes first. */
  contributors: jsonRows(
    getColumns(revisionContributors),
    sql`${revisionContributors} WHERE ${eq(revisionId, revisions.id)}`,
    sql`${at}, ${userId} <> ${revisions.createdBy}, ${userId}`,
  ),
  decisions: jsonRows(
    getColumns(decisions),
    sql`${decisions} WHERE ${eq(decisions.revisionId, revisions.id)}`,
    sql`${decisions.decidedAt}, ${decisions.id}`,
  ),
  ...FILE_COLUMNS,
};

export interface ReadRevision extends FileRows {
  readonly row: RevisionRow;
  readonly contributors: RevisionFacts['contributors'];
  readonly decisions: DecisionRow[];
}

/**
 * The revisions that a condition names, by their numbers.
 * @param current the announcement in force, which binds what can still be written on
 */
export async function readRevisions(
  db: Queryable,
  where: SQL,
  current: LoadedPolicy,
): Promise<RevisionFacts[]> {
  const read = await db.select(REVISION_COLUMNS).from(revisions).where(where).orderBy(revisions.number);
  const facts: RevisionFacts[] = [];
  for (const one of read) facts.push(await bindRevision(db, one, current));
  return facts;
}

/**
 * A revision with the announcement that binds it.
 * @throws {Error} when there is no such version, which a foreign key forbids.
 */
export async function bindRevision(
  db: Queryable,
  read: ReadRevision,
  current: LoadedPolicy,
): Promise<RevisionFacts> {
  const { row, contributors, decisions } = read;
  const { editable } = STATE_TRAITS[row.state];
  const submittedUnder = row.policyId === current.id ? current : await policyById(db, row.policyId);
  const policy = editable ? current : submittedUnder;
  return {
    row,
    policy,
    contributors,
    decisions: decisions.sort(byChain(submittedUnder)),
    files: fileFactsOf(read),
  };
}

/**
 * Decisions as they were taken: by round and step, since a step and the one passed over after it have one time. What gives
 * a revision back ends its round, whatever step it is of.
 */
const byChain = ({ document }: LoadedPolicy) => {
  const place = ({ step, kind }: DecisionRow) =>
    kind === 'return' ? document.chain.length : document.chain.findIndex(({ code }) => code === step);
  return (a: DecisionRow, b: DecisionRow) => a.round - b.round || place(a) - place(b);
};
