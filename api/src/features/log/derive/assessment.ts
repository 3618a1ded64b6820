import { createHash } from 'node:crypto';
import { asc, eq, getColumns, inArray } from 'drizzle-orm';
import { assessmentAddresses, assessmentNumbers, assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { EventType } from '@phoeiphrae/shared/event';
import type { Queryable, Tx } from '../../../office/deps.ts';
import { actBatches, saidBy, type LoggedAct } from './acts.ts';
import { fault, missing, unfounded, type Mismatch } from './mismatch.ts';

export const ASSESSMENT_ACTS = [
  'assessment.loaded',
  'assessment.shown',
  'assessment.hidden',
  'assessment.copied_forward',
  'assessment.linked',
  'assessment.verified',
] as const satisfies EventType[];
export type AssessmentAct = (typeof ASSESSMENT_ACTS)[number];

const TABLES = { scheme: assessmentSchemes, numbers: assessmentNumbers, addresses: assessmentAddresses };
type Part = keyof typeof TABLES;
/** SHA-256 of what each table has of a scheme: what an act says of it in the log. */
export type AssessmentDigests = Record<Part, string>;

/** How often a row was changed is counted beside what it says. */
const said = (rows: readonly object[]): string => {
  const told = rows.map((row) => ({ ...row, version: undefined }));
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(told))))
    .digest('hex');
};

/** A scheme, its numbers and their addresses as they stand, each by its digest. Whoever asks holds the scheme's lock. */
export async function assessmentDigests(db: Queryable, schemeId: string): Promise<AssessmentDigests> {
  const scheme = await db.select().from(assessmentSchemes).where(eq(assessmentSchemes.id, schemeId));
  const numbers = await db
    .select()
    .from(assessmentNumbers)
    .where(eq(assessmentNumbers.schemeId, schemeId))
    .orderBy(asc(assessmentNumbers.number));
  const ids = numbers.map(({ id }) => id);
  const { numberId, position, id } = assessmentAddresses;
  const addresses = await db
    .select()
    .from(assessmentAddresses)
    .where(inArray(numberId, ids))
    .orderBy(asc(numberId), asc(position), asc(id));
  return { scheme: said(scheme), numbers: said(numbers), addresses: said(addresses) };
}

async function lastActs(tx: Tx): Promise<Map<string, LoggedAct>> {
  const last = new Map<string, LoggedAct>();
  for await (const batch of actBatches(tx, ASSESSMENT_ACTS))
    for (const act of batch) last.set(act.subjectId ?? '', act);
  return last;
}

const columnsOf = (part: Part): string[] =>
  Object.keys(getColumns(TABLES[part])).filter((name) => name !== 'version');

/** Each scheme is as the last act on it left it. */
export async function* deriveAssessment(tx: Tx): AsyncGenerator<Mismatch> {
  const acts = await lastActs(tx);
  const schemes = await tx.select({ id: assessmentSchemes.id }).from(assessmentSchemes);
  const there = new Set(schemes.map(({ id }) => id));
  for (const { id } of schemes) {
    const act = acts.get(id);
    if (!act) {
      yield unfounded(assessmentSchemes, id, ['id']);
      continue;
    }
    const stands = await assessmentDigests(tx, id);
    const told = act.details['digests'] as AssessmentDigests;
    for (const part of Object.keys(TABLES) as Part[])
      if (stands[part] !== told[part]) {
        const { th, en } = saidBy(act);
        yield fault(TABLES[part], id, columnsOf(part), {
          th: `ไม่ตรงกับที่${th}ทิ้งไว้`,
          en: `it is not as ${en} left it`,
        });
      }
  }
  for (const [id, act] of acts) if (!there.has(id)) yield missing(assessmentSchemes, id, ['id'], saidBy(act));
}
