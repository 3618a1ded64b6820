import type { AssessmentNumberRule, AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import type { AssessmentBoard, BoardNumber } from '@phoeiphrae/shared/assessment/board';
import { GROUP } from './office.ts';
import type { Person } from './asPost.ts';

/** A number that asks for two things and is of no time, unless the test says otherwise. */
export const ruleOf = (number: string, over: Partial<AssessmentNumberRule> = {}): AssessmentNumberRule => ({
  number,
  title: { th: `ข้อ ${number}`, en: `Number ${number}` },
  elements: [
    { code: 'name', text: { th: 'ชื่อ', en: 'Name' } },
    { code: 'photo', text: { th: 'รูปถ่าย', en: 'Photograph' } },
  ],
  coverage: 'standing',
  cadence: 'on_change',
  workGroup: GROUP,
  from: [],
  ...over,
});

/** The list of an assessor for the fiscal year in which the tests stand. */
export const schemeOf = (
  numbers: readonly AssessmentNumberRule[],
  over: Partial<AssessmentScheme> = {},
): AssessmentScheme => ({
  owner: 'assessor',
  ownerName: { th: 'ผู้ประเมิน', en: 'Assessor' },
  fiscalYear: 2027,
  title: { th: 'การประเมินทดสอบ', en: 'Trial assessment' },
  note: { th: 'ใช้ทดสอบ', en: 'For tests' },
  example: false,
  numbers: [...numbers],
  ...over,
});

/** Brings a scheme in. @throws {Error} when it is refused */
export async function mustLoad(keeper: Person, scheme: AssessmentScheme): Promise<AssessmentBoard> {
  const reply = await keeper.post<AssessmentBoard>('/assessment/schemes', scheme);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body;
}

export async function boardOf(person: Person, id: string): Promise<AssessmentBoard> {
  return (await person.get<AssessmentBoard>(`/assessment/schemes/${id}`)).body;
}

export async function numberOn(person: Person, schemeId: string, number: string): Promise<BoardNumber> {
  const found = (await boardOf(person, schemeId)).numbers.find((one) => one.number === number);
  if (!found) throw new Error(`the board has no ${number}`);
  return found;
}

/** Says where a number is found, as somebody who read it now. */
export async function link(person: Person, schemeId: string, number: string, addresses: readonly object[]) {
  const { id, version, workGroup } = await numberOn(person, schemeId, number);
  return person.patch<BoardNumber>(
    `/assessment/numbers/${id}`,
    { workGroup, addresses },
    { ifMatch: version },
  );
}

export async function verify(person: Person, schemeId: string, number: string, elements: readonly string[]) {
  const { id, version } = await numberOn(person, schemeId, number);
  return person.post<BoardNumber>(`/assessment/numbers/${id}/verify`, { elements }, { ifMatch: version });
}

export async function show(keeper: Person, schemeId: string, shown = true) {
  const { version } = await boardOf(keeper, schemeId);
  return keeper.patch<AssessmentBoard>(`/assessment/schemes/${schemeId}`, { shown }, { ifMatch: version });
}

export const toItem = (itemId: string, explanation = '') => ({
  kind: 'item',
  itemId,
  label: '',
  explanation,
});
export const toPage = (page: string, explanation = '') => ({ kind: 'page', page, label: '', explanation });
export const toElsewhere = (url: string, label = 'ที่อื่น') => ({
  kind: 'external',
  url,
  label,
  explanation: '',
});
