import { desc, eq } from 'drizzle-orm';
import { policies } from '@phoeiphrae/db/schema/people';
import type { PolicyRecord } from '@phoeiphrae/shared/policy/policyRecord';
import type { PolicyVersionList } from '@phoeiphrae/shared/policy/policyVersion';
import type { Queryable } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { policyInForce } from '../../office/policyStore.ts';

/**
 * Every version that was loaded, newest first, without the documents.
 * @throws {Error} when no announcement has been loaded.
 */
export async function listPolicies(db: Queryable, today: string): Promise<PolicyVersionList> {
  const inForce = await policyInForce(db, today);
  const rows = await db.select().from(policies).orderBy(desc(policies.version));
  return {
    policies: rows.map(({ version, code, sha256, effectiveFrom, loadedAt, document }) => {
      const inForceNow = version === inForce.version;
      return { version, code, title: document.title, sha256, effectiveFrom, loadedAt, inForce: inForceNow };
    }),
  };
}

/** One version, or the one in force. @throws {ProblemException} 404 */
export async function readPolicy(db: Queryable, today: string, version?: number): Promise<PolicyRecord> {
  const inForce = await policyInForce(db, today);
  const wanted = eq(policies.version, version ?? inForce.version);
  const [row] = await db.select().from(policies).where(wanted);
  if (!row) throw new ProblemException('not-found');
  const { code: _code, ...record } = row;
  return { ...record, inForce: row.version === inForce.version };
}
