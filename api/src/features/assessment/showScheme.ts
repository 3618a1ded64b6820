import { eq, sql } from 'drizzle-orm';
import { assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import type { SchemeRow } from './openScheme.ts';
import { recordAssessment, type AssessmentWork } from './recordAssessment.ts';

/** Lists a scheme on the public page, or takes it off. Without a change nothing is said in the log. */
export async function showScheme(work: AssessmentWork, scheme: SchemeRow, shown: boolean): Promise<void> {
  if (scheme.shown === shown) return;
  await work.tx
    .update(assessmentSchemes)
    .set({ shown, version: sql`${assessmentSchemes.version} + 1` })
    .where(eq(assessmentSchemes.id, scheme.id));
  await recordAssessment(work, shown ? 'assessment.shown' : 'assessment.hidden', scheme, {});
}
