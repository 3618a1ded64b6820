import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import {
  assessmentAddresses,
  assessmentChecks,
  assessmentNumbers,
  assessmentSchemes,
} from '@phoeiphrae/db/schema/assessment';
import type { CopiedForward } from '@phoeiphrae/shared/assessment/board';
import type { AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { LAST_YEAR } from '@phoeiphrae/shared/thaiCalendar';
import { refusedFor } from '../../http/problem.ts';
import type { Tx } from '../../office/deps.ts';
import { openScheme, type NumberRow, type SchemeRow } from './openScheme.ts';
import { recordAssessment, type AssessmentWork } from './recordAssessment.ts';
import { insertScheme } from './storeScheme.ts';

type AddressRow = typeof assessmentAddresses.$inferSelect;

const numbersOf = (tx: Tx, schemeId: string): Promise<NumberRow[]> =>
  tx
    .select()
    .from(assessmentNumbers)
    .where(eq(assessmentNumbers.schemeId, schemeId))
    .orderBy(asc(assessmentNumbers.position));

async function addressesOf(tx: Tx, numbers: readonly NumberRow[]): Promise<Map<string, AddressRow[]>> {
  const { numberId, position } = assessmentAddresses;
  const rows = await tx
    .select()
    .from(assessmentAddresses)
    .where(
      inArray(
        numberId,
        numbers.map(({ id }) => id),
      ),
    )
    .orderBy(asc(numberId), asc(position));
  return Map.groupBy(rows, (row) => row.numberId);
}

const LAST = {
  pointer: '',
  code: 'last-year',
  detail: { th: 'ไม่มีปีถัดไปในระบบ', en: 'There is no year after this one.' },
};
const COPIED = {
  th: 'คัดลอกเลขข้อจากปีก่อน ต้องตรวจกับคู่มือของผู้ประเมินก่อนใช้',
  en: 'The numbers were copied from the year before: check them against the assessor’s own list before use.',
};

/** The list of a year as it would be if nothing changed: each number goes on from itself. Marked as an example. */
function sameNextYear(before: SchemeRow, numbers: readonly NumberRow[]): AssessmentScheme {
  const { owner, ownerTh, ownerEn, titleTh, titleEn } = before;
  return {
    owner,
    ownerName: { th: ownerTh, en: ownerEn },
    fiscalYear: before.fiscalYear + 1,
    title: { th: titleTh, en: titleEn },
    note: COPIED,
    example: true,
    numbers: numbers.map(({ number, elements, coverage, cadence, workGroup, ...row }) => ({
      number,
      title: { th: row.titleTh, en: row.titleEn },
      elements,
      coverage,
      cadence,
      workGroup,
      from: [number],
    })),
  };
}

async function nextScheme(work: AssessmentWork, before: SchemeRow, numbers: readonly NumberRow[]) {
  const { tx, now } = work;
  if (before.fiscalYear >= LAST_YEAR) throw refusedFor('requirements-not-met', LAST);
  const { owner, fiscalYear, id } = assessmentSchemes;
  const wanted = and(eq(owner, before.owner), eq(fiscalYear, before.fiscalYear + 1));
  const made = await insertScheme(tx, sameNextYear(before, numbers), now);
  if (made) return made;
  const [known] = await tx.select({ id }).from(assessmentSchemes).where(wanted);
  return openScheme(tx, known?.id ?? '');
}

const placeOf = ({ itemId, page, url }: AddressRow) => itemId ?? page ?? url ?? '';

/** Puts behind what a number has the addresses of those that it goes on from, each place once; what was verified is to be so anew. */
async function carry(tx: Tx, number: NumberRow, own: readonly AddressRow[], come: readonly AddressRow[]) {
  const known = new Set(own.map(placeOf));
  const added = come.filter((row) => !known.has(placeOf(row)) && known.add(placeOf(row)));
  if (added.length === 0) return false;
  const rows = added.map(({ itemId, page, url, label, explanation }, i) => {
    const position = own.length + i;
    return { numberId: number.id, position, itemId, page, url, label, explanation };
  });
  await tx.insert(assessmentAddresses).values(rows);
  await tx.delete(assessmentChecks).where(eq(assessmentChecks.numberId, number.id));
  return true;
}

async function settle(tx: Tx, number: NumberRow, workGroup: string | null, carried: boolean): Promise<void> {
  if (!carried && workGroup === number.workGroup) return;
  const anew = carried ? { verifiedAt: null, verifiedBy: null } : {};
  await tx
    .update(assessmentNumbers)
    .set({ workGroup, ...anew, version: sql`${assessmentNumbers.version} + 1` })
    .where(eq(assessmentNumbers.id, number.id));
}

/**
 * Carries a whole scheme into the next year in one act: along the crosswalk of the next year's list where that is there, and
 * else into a list with the same numbers, which is marked as an example. Addresses and what is explained of them come along;
 * what was verified does not. Doing it again adds only what has come since.
 * @throws {ProblemException} 422 after the last year
 */
export async function copyForward(work: AssessmentWork, before: SchemeRow): Promise<CopiedForward> {
  const { tx } = work;
  const old = await numbersOf(tx, before.id);
  const scheme = await nextScheme(work, before, old);
  const numbers = await numbersOf(tx, scheme.id);
  const linked = await addressesOf(tx, old);
  const there = await addressesOf(tx, numbers);
  const byNumber = new Map(old.map((row) => [row.number, row]));
  const carried: CopiedForward['carried'] = [];
  for (const number of numbers) {
    const sources = number.fromNumbers.flatMap((from) => byNumber.get(from) ?? []);
    const come = sources.flatMap(({ id }) => linked.get(id) ?? []);
    const did = await carry(tx, number, there.get(number.id) ?? [], come);
    const workGroup = number.workGroup ?? sources.find((source) => source.workGroup)?.workGroup ?? null;
    await settle(tx, number, workGroup, did);
    if (did) carried.push({ number: number.number, from: sources.map((source) => source.number) });
  }
  const goneOn = new Set(numbers.flatMap(({ fromNumbers }) => fromNumbers));
  const dropped = old
    .filter(({ id, number }) => linked.has(id) && !goneOn.has(number))
    .map(({ number }) => number);
  const fresh = numbers.filter(({ fromNumbers }) => fromNumbers.length === 0).map(({ number }) => number);
  const details = { from: before.id, carried, dropped };
  await recordAssessment(work, 'assessment.copied_forward', scheme, details);
  return { schemeId: scheme.id, fiscalYear: scheme.fiscalYear, carried, dropped, fresh };
}
