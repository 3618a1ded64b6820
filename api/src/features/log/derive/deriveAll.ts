import type { Deps } from '../../../office/deps.ts';
import { deriveAppointments } from './appointments.ts';
import { deriveAssessment } from './assessment.ts';
import { deriveCheckpoints } from './checkpoints.ts';
import { deriveCommittee } from './committee.ts';
import { deriveDecided, deriveDecisions } from './decisions.ts';
import { deriveFiles } from './files.ts';
import { deriveFormerAddresses } from './formerAddresses.ts';
import type { Mismatch } from './mismatch.ts';
import { deriveOpinions } from './opinions.ts';
import { deriveOrderFiles } from './orderFiles.ts';
import { derivePolicies } from './policies.ts';
import { derivePowerActs } from './powerActs.ts';
import { derivePublicCards } from './publicCards.ts';
import { derivePublicCounts } from './publicCounts.ts';
import { derivePublicFaults } from './publicFaults.ts';
import { derivePublications, derivePublished } from './publications.ts';
import { deriveSealKeys } from './sealKeys.ts';
import { deriveSearchDocuments } from './searchDocuments.ts';
import { deriveWorkGroups } from './workGroups.ts';

/**
 * Derives again all that the public can see, and much of what it rests on, from the approved texts, the decisions and
 * the log, in one snapshot of the database and in batches. The log itself is verified apart: what is derived from
 * events is worth as much as they are. @returns how many rows or columns say something else.
 */
export async function deriveAll(
  { db, blobs }: Pick<Deps, 'db' | 'blobs'>,
  tell: (mismatch: Mismatch) => void,
): Promise<number> {
  let count = 0;
  await db.orm.transaction(
    async (tx) => {
      const all = [
        derivePolicies(tx),
        deriveWorkGroups(tx),
        deriveCommittee(tx),
        deriveAppointments(tx),
        derivePowerActs(tx),
        deriveOrderFiles(tx),
        deriveSealKeys(tx),
        deriveCheckpoints(tx),
        derivePublished(tx),
        derivePublications(tx),
        derivePublicCards(tx),
        derivePublicCounts(tx),
        derivePublicFaults(tx),
        deriveSearchDocuments(tx),
        deriveDecided(tx),
        deriveDecisions(tx),
        deriveFormerAddresses(tx),
        deriveOpinions(tx),
        deriveAssessment(tx),
        deriveFiles(tx, blobs),
      ];
      for (const derivation of all)
        for await (const mismatch of derivation) {
          count++;
          tell(mismatch);
        }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  return count;
}
