import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentBoard, AssessmentSchemeList } from '@phoeiphrae/shared/assessment/board';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem, pointersOf } from '../../testing/expectProblem.ts';
import {
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  OTHER_GROUP,
  publishedItem,
  type Cast,
} from '../../testing/office.ts';
import { runDueWork } from '../items/moves/dueWork.ts';
import {
  boardOf,
  link,
  mustLoad,
  numberOn,
  ruleOf,
  schemeOf,
  toElsewhere,
  toItem,
  toPage,
  verify,
} from '../../testing/schemes.ts';

let test: TestApp;
let cast: Cast;
let scheme: AssessmentBoard;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  const numbers = ['O1', 'O2', 'O3', 'O4', 'O5'].map((number) => ruleOf(number));
  const other = ruleOf('O6', { workGroup: OTHER_GROUP });
  const yearly = ruleOf('O7', { coverage: 'current_year', cadence: 'monthly', elements: [] });
  scheme = await mustLoad(cast.monitor, schemeOf([...numbers, other, yearly]));
});
afterAll(() => test.close());

const events = async (type: string) =>
  (
    await test.owner.pool.query<{ body: string }>('SELECT body FROM events WHERE type = $1 ORDER BY seq', [
      type,
    ])
  ).rows;

describe('PATCH /assessment/numbers/{id}', () => {
  it('200: the number has its addresses, in their order, with what is explained of them, and an event', async () => {
    const item = await publishedItem(test, cast);
    const before = (await events('assessment.linked')).length;
    const addresses = [toItem(item.id, 'ดูหน้า ๓'), toPage('/contact'), toElsewhere('https://www.nacc.go.th/')];
    const reply = await link(cast.officer, scheme.id, 'O1', addresses);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.addresses.map(({ href, standing }) => [href, standing])).toEqual([
      [`/i/${item.slug}`, 'live'],
      ['/contact', 'live'],
      ['https://www.nacc.go.th/', 'live'],
    ]);
    expect(reply.body.addresses[0]?.address).toMatchObject({ explanation: 'ดูหน้า ๓' });
    expect(reply.body.version).toBe(2);
    const after = await events('assessment.linked');
    expect(after).toHaveLength(before + 1);
    expect(JSON.parse(after.at(-1)?.body ?? '')).toMatchObject({
      subjectId: scheme.id,
      by: { userId: cast.officer.id },
      details: { number: 'O1', addresses: [item.id, '/contact', 'https://www.nacc.go.th/'] },
    });
  });

  it('422 for an item that the person does not see, pages of nobody, the own site as an address elsewhere', async () => {
    const { id: itemId } = await draftOf(test, cast.officer);
    const before = await numberOn(cast.ict, scheme.id, 'O6');
    const elsewhere = { kind: 'external', label: ' ', explanation: '', url: 'https://example.go.th/' };
    const reply = await cast.stranger.get(`/items/${itemId}`);
    expect(reply.status).toBe(404);
    const addresses = [
      toItem('0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e'),
      toPage('/login'),
      toPage('/categories/nothing'),
      toElsewhere('http://localhost:3000/i/x'),
      elsewhere,
      toPage('/categories/news'),
    ];
    const refused = await link(cast.ict, scheme.id, 'O6', addresses);
    expect(pointersOf(expectProblem(refused, 'requirements-not-met'))).toEqual([
      '/addresses/0/itemId',
      '/addresses/1/page',
      '/addresses/2/page',
      '/addresses/3/url',
      '/addresses/4/label',
    ]);
    expect(await numberOn(cast.ict, scheme.id, 'O6')).toEqual(before);
  });

  it('400 for what is no address: scripts, other schemes of addresses, two places at once', async () => {
    for (const address of [
      toElsewhere('javascript:alert(1)'),
      toElsewhere('ftp://example.go.th/'),
      { ...toPage('/contact'), url: 'https://example.go.th/' },
      toPage('//example.go.th'),
    ]) {
      const reply = await link(cast.officer, scheme.id, 'O2', [address]);
      expect([400, 422]).toContain(reply.status);
    }
    expect((await numberOn(cast.officer, scheme.id, 'O2')).addresses).toEqual([]);
  });

  it('412 for what moved on, 428 without a version, 404 for no number', async () => {
    const { id } = await numberOn(cast.officer, scheme.id, 'O2');
    const body = { workGroup: 'policy_plan', addresses: [] };
    expectProblem(
      await cast.officer.patch(`/assessment/numbers/${id}`, body, { ifMatch: 9 }),
      'version-stale',
    );
    expectProblem(await cast.officer.patch(`/assessment/numbers/${id}`, body), 'precondition-required');
    const none = '/assessment/numbers/0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e';
    expectProblem(await cast.officer.patch(none, body, { ifMatch: 1 }), 'not-found');
  });
});

describe('POST /assessment/numbers/{id}/verify', () => {
  it('200: each element names who found it first and when; one that is gone is open again', async () => {
    await link(cast.officer, scheme.id, 'O3', [toPage('/contact')]);
    const first = await verify(cast.officer, scheme.id, 'O3', ['name']);
    expect(first.body).toMatchObject({ state: 'incomplete', reasons: ['elements'] });
    test.clock.advance(86_400_000);
    const both = await verify(cast.head, scheme.id, 'O3', ['name', 'photo']);
    expect(both.body.state).toBe('complete');
    expect(both.body.elements.map(({ checked }) => checked?.by.userId)).toEqual([
      cast.officer.id,
      cast.head.id,
    ]);
    expect(both.body.verified).toMatchObject({
      by: { userId: cast.head.id },
      at: test.clock.now().toISOString(),
    });
    const less = await verify(cast.head, scheme.id, 'O3', ['photo']);
    expect(less.body.elements.map(({ checked }) => checked?.by.userId)).toEqual([undefined, cast.head.id]);
    expect(less.body.state).toBe('incomplete');
    expect(JSON.parse((await events('assessment.verified')).at(-1)?.body ?? '')).toMatchObject({
      details: { number: 'O3', found: ['photo'], asked: 2 },
    });
  });

  it('422 for an element that the number does not ask for; nothing is verified', async () => {
    const before = (await events('assessment.verified')).length;
    const reply = await verify(cast.officer, scheme.id, 'O4', ['name', 'hat']);
    expect(pointersOf(expectProblem(reply, 'requirements-not-met'))).toEqual(['/elements/1']);
    expect((await numberOn(cast.officer, scheme.id, 'O4')).verified).toBeNull();
    expect(await events('assessment.verified')).toHaveLength(before);
  });
});

describe('the state of a number', () => {
  it('follows its item: missing as a draft, incomplete once public, complete, missing again when it is withdrawn', async () => {
    const draft = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const linked = await link(cast.officer, scheme.id, 'O5', [toItem(draft.id)]);
    expect(linked.body).toMatchObject({ state: 'missing', reasons: ['not_public'] });
    await verify(cast.officer, scheme.id, 'O5', ['name', 'photo']);
    expect((await numberOn(cast.officer, scheme.id, 'O5')).state).toBe('missing');
    await mustAct(cast.officer, draft.id, 'publish');
    expect((await numberOn(cast.officer, scheme.id, 'O5')).state).toBe('complete');
    await mustAct(cast.director, draft.id, 'withdraw');
    expect(await numberOn(cast.officer, scheme.id, 'O5')).toMatchObject({
      state: 'missing',
      reasons: ['ended'],
    });
    await link(cast.officer, scheme.id, 'O5', [toItem(draft.id), toPage('/contact')]);
    expect(await numberOn(cast.officer, scheme.id, 'O5')).toMatchObject({
      state: 'stale',
      reasons: ['ended'],
    });
  });

  it('is missing from the day on which its item expired', async () => {
    const item = await publishedItem(test, cast, { validUntil: '2026-11-25' });
    await link(cast.officer, scheme.id, 'O4', [toItem(item.id)]);
    await verify(cast.officer, scheme.id, 'O4', ['name', 'photo']);
    expect((await numberOn(cast.officer, scheme.id, 'O4')).state).toBe('complete');
    test.clock.set('2026-11-26T02:00:00.000Z');
    await runDueWork(test.deps);
    expect(await numberOn(cast.officer, scheme.id, 'O4')).toMatchObject({
      state: 'missing',
      reasons: ['ended'],
    });
  });

  it('is stale when its document tells of the year before, and when its month of verifying is over', async () => {
    const old = await publishedItem(test, cast, {
      fiscalYear: 2026,
      periodFrom: '2025-10-01',
      periodTo: '2026-09-30',
    });
    await link(cast.officer, scheme.id, 'O7', [toItem(old.id)]);
    await verify(cast.officer, scheme.id, 'O7', []);
    expect(await numberOn(cast.officer, scheme.id, 'O7')).toMatchObject({
      state: 'stale',
      reasons: ['older_period'],
    });
    const now = await publishedItem(test, cast, {
      fiscalYear: 2027,
      periodFrom: '2026-10-01',
      periodTo: '2027-09-30',
    });
    await link(cast.officer, scheme.id, 'O7', [toItem(now.id)]);
    expect((await numberOn(cast.officer, scheme.id, 'O7')).state).toBe('complete');
    test.clock.set('2026-12-01T02:00:00.000Z');
    expect(await numberOn(cast.officer, scheme.id, 'O7')).toMatchObject({
      state: 'stale',
      reasons: ['verify_again'],
    });
    await verify(cast.officer, scheme.id, 'O7', []);
    expect((await numberOn(cast.officer, scheme.id, 'O7')).state).toBe('complete');
  });
});

describe('GET /assessment/schemes', () => {
  it('names all lists to all staff, and who may bring in another', async () => {
    const seen = (await cast.officer.get<AssessmentSchemeList>('/assessment/schemes')).body;
    expect(seen.schemes.map(({ owner, fiscalYear, shown }) => [owner, fiscalYear, shown])).toEqual([
      ['assessor', 2027, false],
    ]);
    expect(seen.mayLoad).toBe(false);
    expect((await cast.monitor.get<AssessmentSchemeList>('/assessment/schemes')).body.mayLoad).toBe(true);
  });

  it('tells nobody the title of a draft that they may not see', async () => {
    const draft = await draftOf(test, cast.officer, { title: 'ร่างลับของกลุ่มแผน' });
    await link(cast.officer, scheme.id, 'O2', [toItem(draft.id)]);
    const titleFor = async (person: typeof cast.officer) =>
      (await boardOf(person, scheme.id)).numbers.find(({ number }) => number === 'O2')?.addresses[0]?.title;
    expect(await titleFor(cast.officer)).toBe('ร่างลับของกลุ่มแผน');
    expect(await titleFor(cast.stranger)).toBeNull();
  });
});
