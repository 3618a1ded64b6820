import type { Content } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import type { SelfCheckAnswer } from '@phoeiphrae/shared/revision';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { MOVES, type Action } from '@phoeiphrae/shared/workflow';
import { asPost, createPerson, TEST_PASSWORD, type Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import type { Reply } from './client.ts';

/** The cast of a small office: one work group with its officer and head, and everyone above it. */
export interface Cast {
  readonly officer: Person;
  readonly colleague: Person;
  readonly head: Person;
  readonly deputy: Person;
  readonly director: Person;
  readonly ict: Person;
  readonly monitor: Person;
  readonly member: Person;
  readonly stranger: Person;
}

export const GROUP = 'policy_plan';
export const OTHER_GROUP = 'personnel';
/** Of the approval track, published by the work group. */
export const APPROVAL = 'action_plan';
export const IMMEDIATE = 'news';

export async function castOffice(test: TestApp): Promise<Cast> {
  const own = { workGroups: [GROUP] };
  return {
    officer: await asPost(test, 'officer', own),
    colleague: await asPost(test, 'officer', own),
    head: await asPost(test, 'group_head', own),
    deputy: await asPost(test, 'deputy_director', own),
    director: await asPost(test, 'director'),
    ict: await asPost(test, 'ict_officer'),
    monitor: await asPost(test, 'ict_director'),
    member: await createPerson(test, { seats: [2] }),
    stranger: await asPost(test, 'officer', { workGroups: [OTHER_GROUP] }),
  };
}

const CONSONANTS = 'กขคงจชซตถทนบปผพฟมยรลวสหอ';
let told = 0;
/** Words that no other content of the test run has: what is nearly equal to a content that waits or was refused is stopped. */
export function ownWords(): string {
  let state = ++told * 2_654_435_761;
  const letters = Array.from({ length: 240 }, (_, i) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (i % 12 === 11 ? ' ' : '') + CONSONANTS.charAt((state >>> 16) % CONSONANTS.length);
  });
  return letters.join('');
}

/** Every question of the form answered as the announcement wants it. */
export function goodContent(over: Partial<Content> = {}): Partial<Content> {
  return {
    category: APPROVAL,
    title: 'แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2570',
    summary: 'แผนงาน โครงการ และงบประมาณที่จะดำเนินการในปีงบประมาณนี้',
    body: `<h2>ภาพรวม</h2><p>รายละเอียดของแผน</p><p>${ownWords()}</p>`,
    fiscalYear: 2027,
    externalLink: { kind: 'none' },
    noBorrowedSources: true,
    contact: { unit: 'กลุ่มนโยบายและแผน', phone: '02-000-0000', email: '' },
    ...over,
  };
}

export const goodAnswers = (policy: Policy): SelfCheckAnswer[] =>
  policy.selfCheck.map(({ code, expected }) => ({ code, answer: expected, note: '' }));

let counter = 0;
const letters = (n: number): string =>
  n === 0 ? '' : letters(Math.floor(n / 26)) + String.fromCharCode(97 + (n % 26));
/** An address that no other item of the test run has; addresses carry no numbers. */
export const freshSlug = (): string => `item-x${letters(++counter)}`;

/** A complete draft of the officer's. */
export async function draftOf(test: TestApp, person: Person, over: Partial<Content> = {}): Promise<Item> {
  const created = await person.post<Item>('/items', {
    workGroup: GROUP,
    slug: freshSlug(),
    content: goodContent(over),
  });
  if (created.status !== 201) throw new Error(created.text);
  const policy = await test.app.inject({ url: '/api/v1/public/policy' });
  const selfCheck = goodAnswers(policy.json<{ document: Policy }>().document);
  const edited = await person.patch<Item>(
    `/items/${created.body.id}/draft`,
    { selfCheck },
    { ifMatch: created.body.version },
  );
  if (edited.status !== 200) throw new Error(edited.text);
  return edited.body;
}

export const read = async (person: Person, id: string): Promise<Item> =>
  (await person.get<Item>(`/items/${id}`)).body;

const hashFor = (action: Action, item: Item): string | undefined =>
  (MOVES[action].target === 'working' ? item.working : (item.published ?? item.last))?.contentHash;

/** The body that a well-meaning caller sends with a move. */
export function bodyFor(action: Action, item: Item): Record<string, unknown> {
  const hash = MOVES[action].bindsHash ? { contentHash: hashFor(action, item) ?? '0'.repeat(64) } : {};
  if (action === 'approve') return { ...hash, password: TEST_PASSWORD };
  if (action === 'return' || action === 'reject')
    return { ...hash, reasonCode: 'incomplete', reason: 'โปรดเพิ่มตารางงบประมาณ' };
  if (action === 'withdraw' || action === 'take_down')
    return { reasonCode: 'incorrect', reason: 'ข้อมูลคลาดเคลื่อน' };
  if (action === 'schedule') return { ...hash, publishAt: '2030-01-01T00:00:00.000Z' };
  return hash;
}

/** Makes a move on the item as this person sees it now. */
export async function act(
  person: Person,
  id: string,
  action: Action,
  over: Record<string, unknown> = {},
): Promise<Reply<Item>> {
  const seen = await person.get<Item>(`/items/${id}`);
  const item = seen.status === 200 ? seen.body : undefined;
  const body = item ? bodyFor(action, item) : { contentHash: '0'.repeat(64) };
  return person.post<Item>(
    `/items/${id}/${action.replaceAll('_', '-')}`,
    { ...body, ...over },
    { ifMatch: item?.version ?? 1 },
  );
}

/** The same, for steps on the way to what a test is about. */
export async function mustAct(
  person: Person,
  id: string,
  action: Action,
  over: Record<string, unknown> = {},
): Promise<Item> {
  const reply = await act(person, id, action, over);
  if (reply.status !== 200) throw new Error(`${action}: ${reply.text}`);
  return reply.body;
}

/** Takes a complete draft from its submission over every step to the signature. */
export async function passChain(cast: Cast, id: string): Promise<Item> {
  await mustAct(cast.officer, id, 'submit');
  await mustAct(cast.head, id, 'endorse');
  await mustAct(cast.deputy, id, 'endorse');
  return mustAct(cast.director, id, 'approve');
}

/** Walks a complete draft through the whole chain up to the signature. */
export async function approvedItem(test: TestApp, cast: Cast, over: Partial<Content> = {}): Promise<Item> {
  const { id } = await draftOf(test, cast.officer, over);
  return passChain(cast, id);
}

export async function publishedItem(test: TestApp, cast: Cast, over: Partial<Content> = {}): Promise<Item> {
  const { id } = await approvedItem(test, cast, over);
  return mustAct(cast.officer, id, 'publish');
}
