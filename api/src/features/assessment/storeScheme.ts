import { and, eq, inArray, sql } from 'drizzle-orm';
import { assessmentChecks, assessmentNumbers, assessmentSchemes } from '@phoeiphrae/db/schema/assessment';
import type { AssessmentNumberRule, AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Tx } from '../../office/deps.ts';
import type { NumberRow, SchemeRow } from './openScheme.ts';

interface Words {
  readonly th: string;
  readonly en: string;
}
const tidy = ({ th, en }: Words): Words => ({ th: normaliseThai(th).trim(), en: normaliseThai(en).trim() });

const schemeValues = ({ owner, ownerName, fiscalYear, title, note, example }: AssessmentScheme) => {
  const [name, called, told] = [tidy(ownerName), tidy(title), tidy(note)];
  const words = { ownerTh: name.th, ownerEn: name.en, titleTh: called.th, titleEn: called.en };
  return { owner, fiscalYear, ...words, noteTh: told.th, noteEn: told.en, example };
};

const numberValues = (rule: AssessmentNumberRule, position: number) => {
  const { number, title, elements, coverage, cadence, from } = rule;
  const { th, en } = tidy(title);
  const told = elements.map(({ code, text }) => ({ code, text: tidy(text) }));
  return { position, number, titleTh: th, titleEn: en, elements: told, coverage, cadence, fromNumbers: from };
};

const numberRows = (schemeId: string, numbers: readonly AssessmentNumberRule[], first = 0) =>
  numbers.map((rule, i) => ({ schemeId, workGroup: rule.workGroup, ...numberValues(rule, first + i) }));

/** A scheme that is not there yet. @returns undefined when its owner has one of that year */
export async function insertScheme(
  tx: Tx,
  scheme: AssessmentScheme,
  now: string,
): Promise<SchemeRow | undefined> {
  const values = { ...schemeValues(scheme), loadedAt: now };
  const [row] = await tx.insert(assessmentSchemes).values(values).onConflictDoNothing().returning();
  if (row) await tx.insert(assessmentNumbers).values(numberRows(row.id, scheme.numbers));
  return row;
}

/** What is linked and verified stays with its number; an element in other words is to be verified anew. */
async function replaceNumber(tx: Tx, before: NumberRow, rule: AssessmentNumberRule, position: number) {
  const values = numberValues(rule, position);
  const kept = new Set(values.elements.map(({ code, text }) => `${code} ${text.th}`));
  const gone = before.elements
    .filter(({ code, text }) => !kept.has(`${code} ${text.th}`))
    .map(({ code }) => code);
  const workGroup = rule.workGroup ?? before.workGroup;
  await tx
    .update(assessmentNumbers)
    .set({ ...values, workGroup, version: sql`${assessmentNumbers.version} + 1` })
    .where(eq(assessmentNumbers.id, before.id));
  const changed = and(eq(assessmentChecks.numberId, before.id), inArray(assessmentChecks.element, gone));
  if (gone.length > 0) await tx.delete(assessmentChecks).where(changed);
}

/** Puts a corrected list in the place of one that is there. @returns the numbers that it no longer has */
export async function replaceRows(
  tx: Tx,
  before: SchemeRow,
  scheme: AssessmentScheme,
  now: string,
): Promise<string[]> {
  await tx
    .update(assessmentSchemes)
    .set({ ...schemeValues(scheme), loadedAt: now, version: sql`${assessmentSchemes.version} + 1` })
    .where(eq(assessmentSchemes.id, before.id));
  const rows = await tx.select().from(assessmentNumbers).where(eq(assessmentNumbers.schemeId, before.id));
  const known = new Map(rows.map((row) => [row.number, row]));
  const wanted = new Set(scheme.numbers.map(({ number }) => number));
  const gone = rows.filter(({ number }) => !wanted.has(number));
  if (gone.length > 0)
    await tx.delete(assessmentNumbers).where(
      inArray(
        assessmentNumbers.id,
        gone.map(({ id }) => id),
      ),
    );
  for (const [position, rule] of scheme.numbers.entries()) {
    const row = known.get(rule.number);
    if (row) await replaceNumber(tx, row, rule, position);
    else await tx.insert(assessmentNumbers).values(numberRows(before.id, [rule], position));
  }
  return gone.map(({ number }) => number).sort();
}
