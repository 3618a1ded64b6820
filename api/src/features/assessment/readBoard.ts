import { asc, desc, eq, inArray } from 'drizzle-orm';
import { assessmentChecks, assessmentNumbers, assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import type { AssessmentBoard, AssessmentSchemeList } from '@phoeiphrae/shared/assessment/board';
import { ProblemException } from '../../http/problem.ts';
import type { Actor } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import { keeperOf } from './assessmentPolicy.ts';
import { linkedAddresses } from './linkedAddresses.ts';
import { presentNumber } from './presentNumber.ts';
import { presentScheme, schemeActions } from './presentScheme.ts';

/** As many lists as are shown: of some assessors, a working life. */
const LISTED = 100;

/** The newest schemes of the office, shown to the public or not. */
export async function listSchemes(db: Queryable, actor: Actor): Promise<AssessmentSchemeList> {
  const rows = await db
    .select()
    .from(assessmentSchemes)
    .orderBy(desc(assessmentSchemes.fiscalYear), asc(assessmentSchemes.owner))
    .limit(LISTED);
  return { schemes: rows.map(presentScheme), mayLoad: keeperOf(actor) !== undefined };
}

/** A scheme with how each of its numbers stands on a day. @throws {ProblemException} 404 */
export async function readBoard(
  db: Queryable,
  { actor, today }: { actor: Actor; today: string },
  schemeId: string,
): Promise<AssessmentBoard> {
  const [scheme] = await db.select().from(assessmentSchemes).where(eq(assessmentSchemes.id, schemeId));
  if (!scheme) throw new ProblemException('not-found');
  const numbers = await db
    .select()
    .from(assessmentNumbers)
    .where(eq(assessmentNumbers.schemeId, schemeId))
    .orderBy(asc(assessmentNumbers.position));
  const ids = numbers.map(({ id }) => id);
  const checks = await db.select().from(assessmentChecks).where(inArray(assessmentChecks.numberId, ids));
  const byNumber = Map.groupBy(checks, ({ numberId }) => numberId);
  const addresses = await linkedAddresses(db, actor, ids);
  const { fiscalYear } = scheme;
  return {
    ...presentScheme(scheme),
    numbers: numbers.map((row) => {
      const found = { addresses: addresses.get(row.id) ?? [], checks: byNumber.get(row.id) ?? [] };
      return presentNumber(row, found, { actor, today, fiscalYear });
    }),
    availableActions: schemeActions(scheme, actor),
  };
}
