import { readPolicyFile } from '@phoeiphrae/db/seed';
import type { Item } from '@phoeiphrae/shared/item';
import { checkPolicy } from '@phoeiphrae/shared/policy/checkPolicy';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { ACTIONS } from '@phoeiphrae/shared/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueWork } from './features/items/moves/dueWork.ts';
import { keepPublicLog } from './features/log/checkpoints.ts';
import { asPost, createPerson, type Person } from './testing/asPost.ts';
import { buildTestApp, TEST_CONFIG, type TestApp } from './testing/buildTestApp.ts';
import {
  everyAnswer,
  everyPage,
  everyPaper,
  everyRecord,
  type Places,
  type Said,
} from './testing/everyAnswer.ts';
import { speaking } from './testing/languages.ts';
import { act, freshSlug, goodAnswers, goodContent, mustAct, read } from './testing/office.ts';
import { HOSPITAL, TOWNSHIP } from './testing/otherOffices.ts';

const FIRST = await readPolicyFile(TEST_CONFIG.policyFile);

/** Every text that a part of an announcement holds. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
/** One word in Latin letters, or a short one, is of the language and not of the office. */
const isOwn = (text: string) => text.length >= 8 && (/\p{Script=Thai}/u.test(text) || / /.test(text));
const { office, posts, chain, categories, workGroups, committee, oversight, selfCheck, rules } = FIRST;
const NAMES = [
  ...new Set(
    textsIn({ office, posts, chain, categories, workGroups, committee, oversight, selfCheck, rules }),
  ),
].filter(isOwn);
const CODES = [posts, chain, categories, workGroups].flatMap((list) => list.map(({ code }) => `"${code}"`));
const GENERAL =
  /\bICT\b|สมุทรปราการ|[Ss]amut ?[Pp]rakan|สพป|เขตพื้นที่|[Aa]rea office|ผู้อำนวยการ|\b[Dd]irector\b|\b[Dd]eputy|[Gg]roup head|ศูนย์/;
/** The name that the schema of every announcement has for publishing on behalf of the whole office. */
const OF_THE_SCHEMA = /"ict_centre"/g;

/** What of the first office's words stands in what was said, and where: nothing. */
function foreignWords(said: readonly Said[]): string[] {
  return said.flatMap(({ at, text: given }) => {
    const text = given.replaceAll('\u2060', '').replace(OF_THE_SCHEMA, '""');
    const found = [...NAMES, ...CODES].filter((word) => text.includes(word));
    const general = GENERAL.exec(text);
    const around = general && text.slice(Math.max(0, general.index - 40), general.index + 40);
    return [...found, ...(around ? [around] : [])].map((word) => `${at}: ${word}`);
  });
}

/** In milliseconds: papers are drawn, and hundreds of answers are read. */
const SLOW = 300_000;

interface Office {
  readonly policy: Policy;
  readonly preparer: string;
  /** Who puts on the web what was approved. */
  readonly publisher: string;
  readonly administrator: string;
  readonly approval: string;
  /** Immediate categories, and who publishes them. */
  readonly immediate: readonly (readonly [category: string, post: string])[];
}
const OFFICES: readonly Office[] = [
  {
    policy: TOWNSHIP,
    preparer: 'clerk',
    publisher: 'clerk',
    administrator: 'town_clerk',
    approval: 'bylaws',
    immediate: [],
  },
  {
    policy: HOSPITAL,
    preparer: 'nurse',
    publisher: 'librarian',
    administrator: 'librarian',
    approval: 'cures',
    immediate: [
      ['visiting', 'librarian'],
      ['lectures', 'nurse'],
    ],
  },
];

describe.each(OFFICES)('the office of $policy.code', ({ policy, ...office }) => {
  let test: TestApp;
  const people = new Map<string, Person>();
  const person = (post: string): Person => {
    const found = people.get(post);
    if (!found) throw new Error(`nobody is ${post}`);
    return found;
  };
  const group = policy.workGroups[0]?.code ?? '';
  const last = policy.chain.at(-1)?.post ?? '';
  const before = policy.chain.slice(0, -1).map(({ post }) => post);

  beforeAll(async () => {
    test = await buildTestApp({ policy, site: true });
    for (const { code, scope } of policy.posts)
      people.set(code, await asPost(test, code, scope === 'office' ? {} : { workGroups: [group] }));
    people.set('member', await createPerson(test, { seats: [1] }));
  });
  afterAll(async () => {
    await test.close();
  });

  async function draft(category: string, title: string): Promise<string> {
    const contact = { unit: 'ห้องสมมุติ', phone: '02-000-0009', email: '' };
    const content = goodContent({ category, title, contact, summary: title, body: `<p>${title}</p>` });
    const preparer = person(office.preparer);
    const made = await preparer.post<Item>('/items', { workGroup: group, slug: freshSlug(), content });
    expect(made.status, made.text).toBe(201);
    const { id, version } = made.body;
    const answers = { selfCheck: goodAnswers(policy) };
    const answered = await preparer.patch(`/items/${id}/draft`, answers, { ifMatch: version });
    expect(answered.status, answered.text).toBe(200);
    return id;
  }
  const submit = (id: string) => mustAct(person(office.preparer), id, 'submit');
  async function pass(id: string): Promise<void> {
    await submit(id);
    for (const post of before) await mustAct(person(post), id, 'endorse');
    await mustAct(person(last), id, 'approve');
  }

  /** One item for each way that the main line can take. */
  async function mainLine(): Promise<Item[]> {
    const ids: string[] = [];
    const at = async (category: string, title: string) => {
      const id = await draft(category, title);
      ids.push(id);
      return id;
    };
    const reviewed = await at(office.approval, 'เรื่องที่รอตรวจ');
    await submit(reviewed);
    const returned = await at(office.approval, 'เรื่องที่ส่งกลับ');
    await submit(returned);
    await mustAct(person(before[0] ?? last), returned, 'return');
    const rejected = await at(office.approval, 'เรื่องที่ตกไป');
    await submit(rejected);
    for (const post of before) await mustAct(person(post), rejected, 'endorse');
    await mustAct(person(last), rejected, 'reject');
    await pass(await at(office.approval, 'เรื่องที่รอนำขึ้น'));
    const published = await at(office.approval, 'เรื่องที่นำขึ้นแล้ว');
    await pass(published);
    await mustAct(person(office.publisher), published, 'publish');
    const withdrawn = await at(office.approval, 'เรื่องที่ถอน');
    await pass(withdrawn);
    await mustAct(person(office.publisher), withdrawn, 'publish');
    await mustAct(person(last), withdrawn, 'withdraw');
    const downed = await at(office.approval, 'เรื่องที่ถอนด่วน');
    await pass(downed);
    await mustAct(person(office.publisher), downed, 'publish');
    await mustAct(person(office.administrator), downed, 'take_down');
    const timed = await at(office.approval, 'เรื่องที่ตั้งเวลา');
    await pass(timed);
    await mustAct(person(office.publisher), timed, 'schedule', { publishAt: '2026-11-24T03:00:00.000Z' });
    for (const [category, post] of office.immediate)
      await mustAct(person(post), await at(category, `เรื่องใน ${category}`), 'publish');
    const items: Item[] = [];
    for (const id of ids) items.push(await read(person(office.preparer), id));
    return items;
  }

  /** Everything that can be refused, asked by those who may not, in both languages. */
  async function refusals(ids: readonly string[]): Promise<Said[]> {
    const said: Said[] = [];
    for (const language of ['th', 'en'] as const) {
      const preparer = speaking(test, person(office.preparer), language);
      const hears = (at: string, { text }: { text: string }) => said.push({ at, text });
      for (const id of ids)
        for (const action of ACTIONS)
          hears(action, await act(speaking(test, person('member'), language), id, action));
      const empty = await preparer.post<Item>('/items', { workGroup: group, slug: freshSlug(), content: {} });
      hears('submit', await act(preparer, empty.body.id, 'submit'));
      hears('publish', await act(preparer, empty.body.id, 'publish'));
      const wrong = { workGroup: 'no_such_group', slug: freshSlug(), content: { category: 'no_such' } };
      hears('POST /items', await preparer.post('/items', wrong));
      const administrator = speaking(test, person(office.administrator), language);
      const appointment = { userId: preparer.id, post: 'no_such_post', capacity: 'acting', workGroups: [] };
      const term = { validFrom: '2026-11-23', validTo: null, orderNumber: '' };
      hears('POST /appointments', await administrator.post('/appointments', { ...appointment, ...term }));
      for (const post of policy.posts) {
        const other = { ...appointment, ...term, post: post.code, orderNumber: 'ที่ 1' };
        hears('POST /appointments', await administrator.post('/appointments', other));
      }
      hears('POST /users', await administrator.post('/users', { username: 'a', name: '' }));
      const seated = {
        seat: 99,
        userId: preparer.id,
        validFrom: '2026-11-23',
        validTo: null,
        orderNumber: 'ที่ 1',
      };
      hears('POST /committee/members', await administrator.post('/committee/members', seated));
    }
    return said;
  }

  let items: Item[];
  let refused: Said[];
  let places: Places;
  beforeAll(async () => {
    items = await mainLine();
    refused = await refusals(items.slice(0, 2).map(({ id }) => id));
    test.clock.set('2026-11-24T03:00:00.000Z');
    expect(await runDueWork(test.deps)).toBeGreaterThan(0);
    await keepPublicLog(test.deps);
    const codes = await test.owner.pool.query<{ code: string }>(
      'SELECT verify_code AS code FROM publications',
    );
    const shown = items.filter(({ state }) => state === 'published' || state === 'withdrawn');
    places = {
      id: [...items.slice(0, 5).map(({ id }) => id), person(office.preparer).id],
      slug: shown.slice(0, 2).map(({ slug }) => slug),
      code: codes.rows.slice(0, 1).map(({ code }) => code),
      version: ['1', '9'],
      sha256: ['0'.repeat(64)],
      page: ['1'],
    };
  }, SLOW);

  it('has an announcement that can be loaded', () => {
    expect(checkPolicy(policy)).toEqual([]);
  });

  it('went through the main line by its own chain', () => {
    const states = items.map(({ state }) => state);
    for (const state of [
      'in_review',
      'returned',
      'rejected',
      'approved',
      'published',
      'withdrawn',
      'scheduled',
    ])
      expect(states).toContain(state);
    const published = items.find(({ state }) => state === 'published');
    const steps = published?.published?.decisions.map(({ step }) => step);
    expect(steps).toEqual(policy.chain.map(({ code }) => code));
  });

  it('says nothing in the first office’s words when it refuses', () => {
    expect(refused.length).toBeGreaterThan(60);
    expect(foreignWords(refused)).toEqual([]);
  });

  it('nor in any answer, to anyone, in either language', { timeout: SLOW }, async () => {
    const people = [person(office.preparer), person(last), person(office.administrator), undefined];
    expect(foreignWords(await everyAnswer(test, people, places))).toEqual([]);
  });

  it('nor on papers', { timeout: SLOW }, async () => {
    const papers = await everyPaper(test, person(office.preparer), places);
    expect(papers.filter(({ at }) => at.endsWith(' 200')).length).toBeGreaterThan(5);
    expect(foreignWords(papers)).toEqual([]);
  });

  it('nor on pages as they are served', { timeout: SLOW }, async () => {
    const categories = policy.categories.map(({ code }) => code);
    const parts = [...categories, ...(places['slug'] ?? []), ...(places['code'] ?? []), 'not-permitted'];
    const pages = await everyPage(test, parts);
    expect(pages.filter(({ at }) => at.endsWith(' 200')).length).toBeGreaterThan(8);
    expect(foreignWords(pages)).toEqual([]);
  });

  it('nor in notices, mails, the log and what is kept of publications', async () => {
    expect(foreignWords(await everyRecord(test))).toEqual([]);
  });
});
