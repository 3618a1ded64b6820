import { eq } from 'drizzle-orm';
import { productTemplates } from '@phoeiphrae/db/policyTemplates';
import { policyTemplates, publicPolicyTemplates } from '@phoeiphrae/db/schema/paper';
import type { Queryable } from '../../deps.ts';
import type { Templates } from '../../paper/drawPaper.ts';

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
