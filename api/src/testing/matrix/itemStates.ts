import type { Content } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { freshSlug, goodAnswers, goodContent, mustAct, read } from '../office.ts';
import type { Person } from '../asPost.ts';
import type { TestApp } from '../buildTestApp.ts';
import { MATRIX_GROUP, type Viewers } from './viewers.ts';

/** Categories of the announcement by who posts them; all four belong to the matrix's group. */
const FOR_GROUP = 'integrity_measures';
const FOR_ICT = 'governance_declaration';
const FOR_EITHER = 'complaint_channels';
const IMMEDIATE = 'news';

interface Scene {
  readonly test: TestApp;
  readonly who: Viewers;
  readonly policy: Policy;
}
type Build = (scene: Scene) => Promise<Item>;

async function edit(person: Person, id: string, body: object): Promise<Item> {
  const { version } = await read(person, id);
  const reply = await person.patch<Item>(`/items/${id}/draft`, body, { ifMatch: version });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
}

/** Everyone of the group who writes has written on it, so that all of them are contributors. */
async function written({ who, policy }: Scene, id: string): Promise<Item> {
  await edit(who.headWhoWrote, id, { content: { remarks: 'ผู้อำนวยการกลุ่มเขียน' } });
  await edit(who.promoted, id, { content: { remarks: 'เจ้าหน้าที่คนเดิมเขียน' } });
  await edit(who.pastContributor, id, { content: { remarks: 'เจ้าหน้าที่ที่ย้ายไปแล้วเขียน' } });
  await edit(who.directorWhoWrote, id, { content: { remarks: 'ผู้อำนวยการเขียน' } });
  await edit(who.delegateWhoWrote, id, { content: { remarks: 'ผู้รับมอบอำนาจเขียน' } });
  return edit(who.officer, id, { selfCheck: goodAnswers(policy) });
}

async function draft(scene: Scene, category: string, over: Partial<Content> = {}): Promise<Item> {
  const content = goodContent({ category, ...over });
  const made = await scene.who.officer.post<Item>('/items', {
    workGroup: MATRIX_GROUP,
    slug: freshSlug(),
    content,
  });
  if (made.status !== 201) throw new Error(made.text);
  return written(scene, made.body.id);
}

/** A draft of the category, taken to the step of this number; 4 is approved. */
async function through(scene: Scene, item: Item, step: 1 | 2 | 3 | 4): Promise<Item> {
  const { who } = scene;
  let now = await mustAct(who.officer, item.id, 'submit');
  if (step > 1) now = await mustAct(who.head, item.id, 'endorse');
  if (step > 2) now = await mustAct(who.deputyActing, item.id, 'endorse');
  if (step > 3) now = await mustAct(who.director, item.id, 'approve');
  return now;
}

const at =
  (step: 1 | 2 | 3 | 4, category = FOR_GROUP): Build =>
  async (scene) =>
    through(scene, await draft(scene, category), step);
const then =
  (build: Build, next: (scene: Scene, item: Item) => Promise<Item>): Build =>
  async (scene) =>
    next(scene, await build(scene));
const published = then(at(4), ({ who }, { id }) => mustAct(who.officer, id, 'publish'));
const revised = async (scene: Scene, { id }: Item): Promise<Item> => {
  await mustAct(scene.who.officer, id, 'revise');
  return written(scene, id);
};
const publishedWithDraft = then(published, revised);
const immediateDraft: Build = (scene) => draft(scene, IMMEDIATE);
const immediatePublished = then(immediateDraft, ({ who }, { id }) => mustAct(who.officer, id, 'publish'));
const take = (action: Parameters<typeof mustAct>[2], as: keyof Viewers) => (scene: Scene, item: Item) =>
  mustAct(scene.who[as], item.id, action);

/** How an item comes to each state, over HTTP like everyone's. */
export const ITEM_STATES = {
  draft: (scene) => draft(scene, FOR_GROUP),
  step1: at(1),
  step2: at(2),
  step3: at(3),
  returned: then(at(1), take('return', 'head')),
  approvedForGroup: at(4),
  approvedForIct: at(4, FOR_ICT),
  approvedForEither: at(4, FOR_EITHER),
  scheduledForGroup: then(at(4), take('schedule', 'officer')),
  scheduledForIct: then(at(4, FOR_ICT), take('schedule', 'ict')),
  published,
  publishedWithDraft,
  publishedWithStep3: then(publishedWithDraft, (scene, item) => through(scene, item, 3)),
  publishedWithApproved: then(publishedWithDraft, (scene, item) => through(scene, item, 4)),
  publishedWithRejected: then(
    then(publishedWithDraft, (scene, item) => through(scene, item, 3)),
    take('reject', 'director'),
  ),
  publishedWithDiscarded: then(publishedWithDraft, take('discard', 'officer')),
  superseding: then(
    then(publishedWithDraft, (scene, item) => through(scene, item, 4)),
    take('publish', 'officer'),
  ),
  withdrawn: then(published, take('withdraw', 'director')),
  expired: async (scene) => {
    const item = await through(scene, await draft(scene, FOR_GROUP, { validUntil: '2026-11-21' }), 4);
    return mustAct(scene.who.officer, item.id, 'publish');
  },
  rejected: then(at(3), take('reject', 'director')),
  discarded: then((scene) => draft(scene, FOR_GROUP), take('discard', 'officer')),
  immediateDraft,
  immediateScheduled: then(immediateDraft, take('schedule', 'officer')),
  immediatePublished,
  immediateWithDraft: then(immediatePublished, revised),
  immediateWithdrawn: then(immediatePublished, take('withdraw', 'head')),
  immediateDiscarded: then(immediateDraft, take('discard', 'officer')),
  takenDownRevised: then(then(immediatePublished, take('take_down', 'ict')), revised),
} as const satisfies Record<string, Build>;

export type ItemState = keyof typeof ITEM_STATES;
export const ITEM_STATE_NAMES = Object.keys(ITEM_STATES) as ItemState[];
