import { and, asc, eq } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import type { Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { maySeeScan } from './inkDecisionPolicy.ts';

/** A scan that counts, as evidence. */
export interface ConfirmedScan {
  readonly name: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** The confirmed papers of a revision's present round, for those who may see a person's hand. */
export async function confirmedScans(
  db: Queryable,
  actor: Actor,
  facts: ItemFacts,
  { row }: RevisionFacts,
): Promise<ConfirmedScan[]> {
  const rows = await db
    .select({ paper: paperDecisions, size: blobs.size })
    .from(paperDecisions)
    .innerJoin(blobs, eq(blobs.sha256, paperDecisions.sha256))
    .where(
      and(
        eq(paperDecisions.revisionId, row.id),
        eq(paperDecisions.round, row.round),
        eq(paperDecisions.state, 'confirmed'),
      ),
    )
    .orderBy(asc(paperDecisions.checkedAt), asc(paperDecisions.id));
  return rows
    .filter(({ paper }) => maySeeScan(actor, facts, [paper.recordedBy, paper.signer, paper.checkedBy]))
    .map(({ paper: { name, sha256 }, size }) => ({ name, sha256, size }));
}
