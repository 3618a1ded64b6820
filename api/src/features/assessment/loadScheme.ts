import { and, eq } from 'drizzle-orm';
import { assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import type { AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { ProblemException } from '../../http/problem.ts';
import type { Tx } from '../../office/deps.ts';
import { openScheme, type SchemeRow } from './openScheme.ts';
import { recordAssessment, type AssessmentWork } from './recordAssessment.ts';
import { schemeFaults } from './schemeFaults.ts';
import { insertScheme, replaceRows } from './storeScheme.ts';

/** @throws {ProblemException} 422 with every fault and its place */
async function requireSound(tx: Tx, scheme: AssessmentScheme): Promise<void> {
  const errors = (await schemeFaults(tx, scheme)).map(({ pointer, detail }) => ({
    pointer,
    code: 'scheme',
    detail,
  }));
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

/** Brings in a scheme that is not there yet. @throws {ProblemException} 409 when it is, 422 */
export async function loadScheme(work: AssessmentWork, scheme: AssessmentScheme): Promise<SchemeRow> {
  const { tx, now } = work;
  await requireSound(tx, scheme);
  const row = await insertScheme(tx, scheme, now);
  if (!row) throw new ProblemException('already-exists');
  const details = { example: scheme.example, numbers: scheme.numbers.length, removed: [] };
  await recordAssessment(work, 'assessment.loaded', row, details);
  return row;
}

/**
 * Puts a corrected list in the place of the one that is there: of the same owner and year. What is linked stays with the
 * numbers that stay. @throws {ProblemException} 422
 */
export async function replaceScheme(
  work: AssessmentWork,
  before: SchemeRow,
  scheme: AssessmentScheme,
): Promise<void> {
  const { tx, now } = work;
  if (scheme.owner !== before.owner || scheme.fiscalYear !== before.fiscalYear)
    throw new ProblemException('requirements-not-met', { errors: [OTHER_SCHEME] });
  await requireSound(tx, scheme);
  const removed = await replaceRows(tx, before, scheme, now);
  const details = { example: scheme.example, numbers: scheme.numbers.length, removed };
  await recordAssessment(work, 'assessment.loaded', before, details);
}

const OTHER_SCHEME = {
  pointer: '/fiscalYear',
  code: 'other-scheme',
  detail: {
    th: 'ผู้ประเมินหรือปีงบประมาณไม่ตรงกับรายการเดิม ให้นำเข้าเป็นรายการใหม่',
    en: 'It is of another assessor or year than the list it would replace: bring it in as a new one.',
  },
};

/** The same for a file and whoever has the machine: brought in, or in the place of what is there. */
export async function loadOrReplace(
  work: AssessmentWork,
  scheme: AssessmentScheme,
): Promise<'loaded' | 'replaced'> {
  const wanted = and(
    eq(assessmentSchemes.owner, scheme.owner),
    eq(assessmentSchemes.fiscalYear, scheme.fiscalYear),
  );
  const [known] = await work.tx.select({ id: assessmentSchemes.id }).from(assessmentSchemes).where(wanted);
  if (known) await replaceScheme(work, await openScheme(work.tx, known.id), scheme);
  else await loadScheme(work, scheme);
  return known ? 'replaced' : 'loaded';
}
