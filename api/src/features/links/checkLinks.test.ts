import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Content } from '@phoeiphrae/shared/content';
import type { ItemChecks, PublicFaultPage } from '@phoeiphrae/shared/check';
import type { NoticePage } from '@phoeiphrae/shared/notice';
import type { Outcome } from '../../engines/outbound/probeLink.ts';
import type { Deps } from '../../office/deps.ts';
import { client } from '../../testing/client.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, publishedItem, type Cast } from '../../testing/office.ts';
import { checkLinks, nextLink } from './checkLinks.ts';

const DAY = 86_400_000;
const WORKS: Outcome = { is: 'working', status: 200 };
const FAILS: Outcome = { is: 'failed', failure: 'not_found', status: 404 };

let test: TestApp;
let cast: Cast;
/** What was asked for, and what is answered. */
const asked: string[] = [];
const answers = new Map<string, Outcome | (() => Promise<Outcome>)>();
const probe = async (address: string): Promise<Outcome> => {
  asked.push(address);
  const answer = answers.get(address) ?? WORKS;
  return typeof answer === 'function' ? answer() : answer;
};
beforeAll(async () => {
  test = await buildTestApp({ probe });
  cast = await castOffice(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  asked.length = 0;
  answers.clear();
  await rows('DELETE FROM checked_uses');
  await rows('DELETE FROM checked_targets');
  await rows('DELETE FROM checked_hosts');
});

const rows = async <R extends object = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (await test.owner.pool.query<R>(sql, values)).rows;
let counter = 0;
const fresh = (path = '/') => `https://host-${String(++counter)}.example.go.th${path}`;
const link = (url: string): Partial<Content> => ({ externalLink: { kind: 'url', url } });
const news = async (over: Partial<Content>) => {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE, ...over });
  return mustAct(cast.officer, id, 'publish');
};
const stateOf = async (url: string) =>
  (await rows<{ state: string }>('SELECT state FROM checked_targets WHERE address = $1', url))[0]?.state;
/** Runs until nothing is due at this moment, with the pauses of servers passed over. */
const check = async (deps: Deps = test.deps) => {
  await checkLinks(deps);
  for (let n = 0; n < 20; n++) {
    test.clock.advance(6000);
    if ((await checkLinks(deps)) === 0) return;
  }
};
const days = async (n: number) => {
  for (let day = 0; day < n; day++) {
    test.clock.advance(DAY);
    await check();
  }
};
const faults = async () =>
  (await client(test).get<PublicFaultPage>('/public/broken-links')).body.faults.map(({ label }) => label);
const eventsOf = (itemId: string) =>
  rows<{ type: string }>(
    `SELECT type, body::jsonb -> 'details' AS details FROM events WHERE item_id = $1 AND type LIKE 'item.broken%' ORDER BY seq`,
    itemId,
  );
const noticesOf = (itemId: string) =>
  rows<{ user_id: string }>(
    `SELECT user_id FROM notices WHERE item_id = $1 AND kind = 'link_broken' ORDER BY created_at`,
    itemId,
  );

describe('the links of what is public', () => {
  it('are those of the form, of the text and of the sources, each once', async () => {
    const [external, inText, source] = [fresh(), fresh('/a?b=1&c=2'), fresh('/s')];
    await news({
      ...link(external),
      body: `<p><a href="${inText.replace('&', '&amp;')}#part">x</a> <a href="${external}">y</a> <a href="/items">z</a></p>`,
      noBorrowedSources: false,
      sources: [{ kind: 'text', title: 'x', holder: 'y', url: source, licence: 'public_domain', note: '' }],
    });
    await check();
    expect(asked.sort()).toEqual([external, inText, source].sort());
    const places = await rows('SELECT label, places FROM checked_uses ORDER BY label COLLATE "C"');
    expect(places).toContainEqual({ label: external, places: ['external_link', 'body'] });
    expect(places).toContainEqual({ label: source, places: ['source'] });
  });

  it('are asked for at once, and again after a week', async () => {
    const url = fresh();
    await news(link(url));
    await check();
    await days(6);
    expect(asked).toEqual([url]);
    await days(1);
    expect(asked).toEqual([url, url]);
  });

  it('are broken after three days of failing: said in the log, to the officers of the work group and to everyone', async () => {
    const url = fresh();
    answers.set(url, FAILS);
    const { id } = await news(link(url));
    await check();
    await days(1);
    expect(await stateOf(url)).toBe('failing');
    expect(await faults()).toEqual([]);
    expect(await eventsOf(id)).toEqual([]);
    expect(await noticesOf(id)).toEqual([]);
    await days(1);
    expect(await stateOf(url)).toBe('broken');
    expect(await faults()).toEqual([url]);
    expect(await eventsOf(id)).toMatchObject([
      { type: 'item.broken_found', details: { kind: 'link', address: url, failure: 'not_found' } },
    ]);
    const told = (await noticesOf(id)).map(({ user_id }) => user_id);
    expect(told.sort()).toEqual([cast.officer.id, cast.colleague.id].sort());
    const seen = await cast.officer.get<NoticePage>('/notices?unread=true');
    expect(seen.body.notices[0]).toMatchObject({ kind: 'link_broken', itemId: id, details: { label: url } });
    const shown = await cast.officer.get<ItemChecks>(`/items/${id}/checks`);
    expect(shown.body).toMatchObject({
      asking: true,
      checks: [{ state: 'broken', label: url, status: 404 }],
    });
    // Told once, however long it lasts; and mended as soon as it works again.
    await days(3);
    expect(await noticesOf(id)).toHaveLength(2);
    answers.set(url, WORKS);
    await days(1);
    expect(await faults()).toEqual([]);
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['item.broken_found', 'item.broken_mended']);
  });

  it('are told of once for an item, until its officer has read it', async () => {
    const [one, other] = [fresh(), fresh()];
    for (const url of [one, other]) answers.set(url, FAILS);
    const { id } = await news({ ...link(one), body: `<p><a href="${other}">x</a></p>` });
    await check();
    await days(2);
    expect((await faults()).sort()).toEqual([one, other].sort());
    expect(await noticesOf(id)).toHaveLength(2);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('of several items are asked for once, and told of to each', async () => {
    const url = fresh();
    answers.set(url, FAILS);
    const [one, other] = [await news(link(url)), await news(link(url))];
    await check();
    expect(asked).toEqual([url]);
    await days(2);
    for (const { id } of [one, other]) expect(await eventsOf(id)).toHaveLength(1);
    const late = await news(link(url));
    await check();
    expect(await eventsOf(late.id)).toHaveLength(1);
    expect(await faults()).toEqual([url, url, url]);
  });
});

describe('what is not public', () => {
  it('is never asked for: a draft, what waits for a decision, what was approved', async () => {
    const url = fresh('/secret');
    const draft = await draftOf(test, cast.officer, link(url));
    await check();
    await mustAct(cast.officer, draft.id, 'submit');
    await check();
    for (const person of [cast.head, cast.deputy]) await mustAct(person, draft.id, 'endorse');
    await mustAct(cast.director, draft.id, 'approve');
    await check();
    expect(asked).toEqual([]);
    expect(await rows('SELECT FROM checked_targets')).toEqual([]);
    await mustAct(cast.officer, draft.id, 'publish');
    await check();
    expect(asked).toEqual([url]);
  });

  it('is never asked for: a draft beside what is public', async () => {
    const [before, secret] = [fresh(), fresh('/secret')];
    const { id } = await publishedItem(test, cast, link(before));
    const draft = await mustAct(cast.officer, id, 'revise');
    const edited = await cast.officer.patch(
      `/items/${id}/draft`,
      { content: link(secret) },
      { ifMatch: draft.version },
    );
    expect(edited.status).toBe(200);
    await check();
    expect(asked).toEqual([before]);
  });

  it('is asked for no more once it is withdrawn, and nothing is said of it', async () => {
    const url = fresh();
    answers.set(url, FAILS);
    const { id } = await publishedItem(test, cast, link(url));
    await check();
    await days(2);
    expect(await faults()).toEqual([url]);
    await mustAct(cast.director, id, 'withdraw');
    expect(await faults()).toEqual([]);
    expect((await cast.officer.get<ItemChecks>(`/items/${id}/checks`)).body.checks).toEqual([]);
    asked.length = 0;
    await days(8);
    expect(asked).toEqual([]);
    expect(await rows('SELECT FROM checked_targets')).toEqual([]);
    expect(await rows('SELECT FROM checked_hosts')).toEqual([]);
  });

  it('is withdrawn while its link is asked for: the answer tells nobody anything', async () => {
    const url = fresh();
    answers.set(url, FAILS);
    const { id } = await publishedItem(test, cast, link(url));
    await check();
    await days(1);
    answers.set(url, async () => {
      await mustAct(cast.director, id, 'withdraw');
      return FAILS;
    });
    await days(1);
    expect(await eventsOf(id)).toEqual([]);
    expect(await noticesOf(id)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

describe('a server of others', () => {
  it('is asked one thing at a time, with a pause', async () => {
    const host = `https://host-${String(++counter)}.example.go.th`;
    await news({ ...link(`${host}/a`), body: `<p><a href="${host}/b">x</a></p>` });
    expect(await checkLinks(test.deps)).toBe(1);
    expect(await checkLinks(test.deps)).toBe(0);
    expect((await nextLink(test.deps))?.getTime()).toBe(test.clock.now().getTime() + 5000);
    test.clock.advance(5000);
    expect(await checkLinks(test.deps)).toBe(1);
    expect(asked.sort()).toEqual([`${host}/a`, `${host}/b`]);
  });

  it('is left alone for as long as it wants, with all of its links, and nothing is concluded', async () => {
    const host = `https://host-${String(++counter)}.example.go.th`;
    answers.set(`${host}/a`, { is: 'later', afterS: 7200, status: 429 });
    answers.set(`${host}/b`, { is: 'later', afterS: 7200, status: 429 });
    await news({ ...link(`${host}/a`), body: `<p><a href="${host}/b">x</a></p>` });
    await checkLinks(test.deps);
    test.clock.advance(7_199_000);
    expect(await checkLinks(test.deps)).toBe(0);
    test.clock.advance(1000);
    expect(await checkLinks(test.deps)).toBe(1);
    expect(await rows(`SELECT FROM checked_targets WHERE state <> 'waiting'`)).toEqual([]);
  });

  it('is asked no more on a day than its budget', async () => {
    const url = fresh();
    await news(link(url));
    await checkLinks(test.deps);
    await rows('UPDATE checked_hosts SET asked = 499');
    await rows('UPDATE checked_targets SET next_check_at = $1', test.clock.now().toISOString());
    await rows('UPDATE checked_hosts SET due_at = $1', test.clock.now().toISOString());
    test.clock.advance(5000);
    expect(await checkLinks(test.deps)).toBe(1);
    const [host] = await rows<{ free_at: Date }>('SELECT free_at FROM checked_hosts');
    // Midnight in Bangkok.
    expect(host?.free_at.toISOString()).toMatch(/T17:00:00.000Z$/);
    expect(host?.free_at.getTime()).toBeGreaterThan(test.clock.now().getTime());
  });

  it('counts for nothing where no server has ever answered: there may be no way out', async () => {
    const urls = [fresh(), fresh()];
    for (const url of urls) {
      answers.set(url, { is: 'failed', failure: 'no_connection', status: null });
      await news(link(url));
    }
    await check();
    await days(4);
    expect(await rows('SELECT DISTINCT state, failure FROM checked_targets')).toEqual([
      { state: 'unclear', failure: 'no_way_out' },
    ]);
    expect(await faults()).toEqual([]);
  });

  it('counts for nothing while the office itself is offline', async () => {
    const urls = [fresh(), fresh()];
    await Promise.all(urls.map((url) => news(link(url))));
    await check();
    for (const url of urls) answers.set(url, { is: 'failed', failure: 'no_connection', status: null });
    await days(12);
    expect(await rows(`SELECT FROM checked_targets WHERE state = 'broken'`)).toEqual([]);
    answers.clear();
    await days(1);
    // Servers that say something, however little good it is, show that the way is there.
    const dead = fresh();
    answers.set(dead, { is: 'failed', failure: 'no_such_host', status: null });
    await news(link(dead));
    await check();
    await days(2);
    expect(await stateOf(dead)).toBe('broken');
    await rows(`DELETE FROM checked_targets WHERE address = '${dead}'`);
    expect(await rows(`SELECT DISTINCT state FROM checked_targets`)).toEqual([{ state: 'working' }]);
  });
});

describe('two processes', () => {
  it('ask for each link once and tell of it once, though one dies over it', async () => {
    const urls = Array.from({ length: 6 }, () => fresh());
    for (const url of urls) answers.set(url, FAILS);
    const { id } = await news({ body: urls.map((url) => `<p><a href="${url}">x</a></p>`).join('') });
    for (let day = 0; day < 3; day++) {
      await Promise.all([checkLinks(test.deps), checkLinks(test.deps)]);
      expect(asked.splice(0).sort()).toEqual([...urls].sort());
      test.clock.advance(DAY);
    }
    expect(await eventsOf(id)).toHaveLength(6);
    expect(await noticesOf(id)).toHaveLength(2);
    // The first look never comes back: its lease ends, another one looks, and what the first one brings then is too late.
    const [url = ''] = urls;
    let comeBack: (outcome: Outcome) => void = () => undefined;
    answers.set(url, () => new Promise<Outcome>((resolve) => (comeBack = resolve)));
    for (const other of urls.slice(1)) answers.set(other, WORKS);
    const lost = checkLinks(test.deps);
    await expect.poll(() => asked.includes(url)).toBe(true);
    answers.set(url, WORKS);
    test.clock.advance(6 * 60_000);
    await checkLinks(test.deps);
    expect(await stateOf(url)).toBe('working');
    comeBack(FAILS);
    await lost;
    expect(await stateOf(url)).toBe('working');
    expect(asked.filter((one) => one === url)).toHaveLength(2);
  });
});

describe('an office that has it turned off', () => {
  it('asks for nothing, forgets what it knew, and says so', async () => {
    const url = fresh();
    answers.set(url, FAILS);
    await news(link(url));
    await check();
    await days(2);
    expect(await faults()).toEqual([url]);
    const { probe: _probe, ...off } = test.deps;
    asked.length = 0;
    test.clock.advance(DAY);
    await checkLinks(off);
    expect(asked).toEqual([]);
    expect(await nextLink(off)).toBeUndefined();
    expect(await faults()).toEqual([]);
    expect(await stateOf(url)).toBe('waiting');
  });
});
