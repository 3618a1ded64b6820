import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { productTemplates } from '@phoeiphrae/db/policyTemplates';
import { policyTemplates, publicPolicyTemplates } from '@phoeiphrae/db/schema/paper';
import { policies } from '@phoeiphrae/db/schema/people';
import type { PaperTemplates } from '@phoeiphrae/shared/paper';
import type { Queryable } from '../../office/deps.ts';
import type { Templates } from '../../engines/press/drawPaper.ts';
import { ProblemException } from '../../http/problem.ts';

type Rows = readonly { name: string; source: string }[];

/** Of a version, which never changes. Versions from before there were templates are drawn by those of the product. */
async function templatesFrom(rows: Rows): Promise<Templates> {
  if (rows.length === 0) return productTemplates();
  return Object.fromEntries(rows.map(({ name, source }) => [name, source]));
}

/** The templates of a version of the announcement, for the staff's connection. */
export async function templatesOf(db: Queryable, policyId: string): Promise<Templates> {
  return templatesFrom(await db.select().from(policyTemplates).where(eq(policyTemplates.policyId, policyId)));
}

/** The same for the public's. */
export async function publicTemplatesOf(db: Queryable, version: number): Promise<Templates> {
  return templatesFrom(
    await db.select().from(publicPolicyTemplates).where(eq(publicPolicyTemplates.version, version)),
  );
}

/**
 * The same to read and to try out, with the digests that the version's own hash is made of.
 * @throws {ProblemException} 404 when there is no such version.
 */
export async function listTemplates(db: Queryable, version: number): Promise<PaperTemplates> {
  const [policy] = await db.select({ id: policies.id }).from(policies).where(eq(policies.version, version));
  if (!policy) throw new ProblemException('not-found');
  const templates = Object.entries(await templatesOf(db, policy.id)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    templates: templates.map(([name, source]) => ({
      name,
      sha256: createHash('sha256').update(source).digest('hex'),
      source,
    })),
  };
}
