import { eq } from 'drizzle-orm';
import { assessmentNumbers, assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import { requireVersion } from '../../http/etag.ts';
import { ProblemException } from '../../http/problem.ts';
import type { Tx } from '../../office/deps.ts';

export type SchemeRow = typeof assessmentSchemes.$inferSelect;
export type NumberRow = typeof assessmentNumbers.$inferSelect;

/**
 * A scheme for whoever writes. Of two acts on one scheme the second waits, whatever number it is on: the log says of each
 * how it left the whole.
 * @throws {ProblemException} 404, 412
 */
export async function openScheme(tx: Tx, id: string, version?: number): Promise<SchemeRow> {
  const [scheme] = await tx
    .select()
    .from(assessmentSchemes)
    .where(eq(assessmentSchemes.id, id))
    .for('update');
  if (!scheme) throw new ProblemException('not-found');
  if (version !== undefined) requireVersion(scheme.version, version);
  return scheme;
}

/** A number with its scheme, the scheme locked first. @throws {ProblemException} 404, 412 */
export async function openNumber(
  tx: Tx,
  target: { id: string; version: number },
): Promise<{ scheme: SchemeRow; number: NumberRow }> {
  const ofId = eq(assessmentNumbers.id, target.id);
  const [known] = await tx
    .select({ schemeId: assessmentNumbers.schemeId })
    .from(assessmentNumbers)
    .where(ofId);
  if (!known) throw new ProblemException('not-found');
  const scheme = await openScheme(tx, known.schemeId);
  const [number] = await tx.select().from(assessmentNumbers).where(ofId);
  if (!number) throw new ProblemException('not-found');
  requireVersion(number.version, target.version);
  return { scheme, number };
}
