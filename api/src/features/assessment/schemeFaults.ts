import { and, eq } from 'drizzle-orm';
import { assessmentNumbers, assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import { workGroups } from '@phoeiphrae/db/schema/people';
import { checkScheme } from '@phoeiphrae/shared/assessment/checkScheme';
import type { AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { policyFault, type PolicyFault } from '@phoeiphrae/shared/policy/policyFault';
import type { Queryable } from '../../office/deps.ts';

/** The numbers that an owner's scheme of a year has; undefined when there is none. */
async function numbersOf(db: Queryable, owner: string, fiscalYear: number): Promise<Set<string> | undefined> {
  const { id } = assessmentSchemes;
  const wanted = and(eq(assessmentSchemes.owner, owner), eq(assessmentSchemes.fiscalYear, fiscalYear));
  const [scheme] = await db.select({ id }).from(assessmentSchemes).where(wanted);
  if (!scheme) return undefined;
  const rows = await db
    .select({ number: assessmentNumbers.number })
    .from(assessmentNumbers)
    .where(eq(assessmentNumbers.schemeId, scheme.id));
  return new Set(rows.map(({ number }) => number));
}

/** What the office's own data has against a scheme whose shape is right: groups it does not have, numbers that last year had not. */
async function faultsHere(db: Queryable, scheme: AssessmentScheme): Promise<PolicyFault[]> {
  const groups = new Set(
    (await db.select({ code: workGroups.code }).from(workGroups)).map(({ code }) => code),
  );
  const before = await numbersOf(db, scheme.owner, scheme.fiscalYear - 1);
  return scheme.numbers.flatMap(({ workGroup, from }, i) => [
    ...(workGroup === null || groups.has(workGroup)
      ? []
      : [
          policyFault(
            `/numbers/${String(i)}/workGroup`,
            workGroup,
            ['ไม่ใช่กลุ่มงานของหน่วยงาน', 'ใช้รหัสกลุ่มงานที่มี หรือ null'],
            ['is no work group of the office', 'use the code of one that is, or null'],
          ),
        ]),
    ...from.flatMap((number, j) =>
      before === undefined || before.has(number)
        ? []
        : [
            policyFault(
              `/numbers/${String(i)}/from/${String(j)}`,
              number,
              ['ไม่มีในรายการของปีก่อน', 'ใช้เลขข้อที่มีในปีก่อน หรือลบออก'],
              ['is no number of the year before', 'use one that is, or remove it'],
            ),
          ],
    ),
  ]);
}

/** Everything that is wrong with a scheme as a document, and as one of this office. */
export async function schemeFaults(db: Queryable, document: unknown): Promise<PolicyFault[]> {
  const faults = checkScheme(document);
  return faults.length > 0 ? faults : faultsHere(db, document as AssessmentScheme);
}
