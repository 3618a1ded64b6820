import { and, eq, notInArray, sql } from 'drizzle-orm';
import { assessmentChecks, assessmentNumbers } from '@phoeiphrae/db/schema/assessment';
import type { VerifyNumber } from '@phoeiphrae/shared/assessment/board';
import { ProblemException } from '../../http/problem.ts';
import { stampOf } from '../../office/actor.ts';
import type { WriteContext } from '../../office/write.ts';
import { requireWorker } from './assessmentPolicy.ts';
import { openNumber, type NumberRow } from './openScheme.ts';
import { recordAssessment } from './recordAssessment.ts';

/** @throws {ProblemException} 422 for what the number does not ask for */
function requireElements({ elements }: NumberRow, found: readonly string[]): void {
  const asked = new Set(elements.map(({ code }) => code));
  const errors = found.flatMap((code, i) =>
    asked.has(code)
      ? []
      : [
          {
            pointer: `/elements/${String(i)}`,
            code: 'no-element',
            detail: { th: 'ข้อนี้ไม่มีองค์ประกอบดังกล่าว', en: 'The number asks for no such element.' },
          },
        ],
  );
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

/**
 * Somebody has looked: these elements are on the page, the others are not. Who found an element first stays named while it
 * is there.
 * @throws {ProblemException} 404, 412, 403, 422
 */
export async function verifyNumber(
  context: WriteContext,
  target: { id: string; version: number },
  { elements }: VerifyNumber,
): Promise<string> {
  const { tx, actor, now } = context;
  const { scheme, number } = await openNumber(tx, target);
  const by = stampOf(actor, requireWorker(actor, number.workGroup));
  requireElements(number, elements);
  const { numberId, element } = assessmentChecks;
  const ofNumber = eq(numberId, number.id);
  await tx
    .delete(assessmentChecks)
    .where(elements.length > 0 ? and(ofNumber, notInArray(element, elements)) : ofNumber);
  const rows = elements.map((code) => ({
    numberId: number.id,
    element: code,
    checkedBy: by,
    checkedAt: now,
  }));
  if (rows.length > 0) await tx.insert(assessmentChecks).values(rows).onConflictDoNothing();
  await tx
    .update(assessmentNumbers)
    .set({ verifiedAt: now, verifiedBy: by, version: sql`${assessmentNumbers.version} + 1` })
    .where(eq(assessmentNumbers.id, number.id));
  const details = { number: number.number, found: elements, asked: number.elements.length };
  await recordAssessment({ ...context, by }, 'assessment.verified', scheme, details);
  return scheme.id;
}
