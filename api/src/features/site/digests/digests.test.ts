import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubscriberPage } from '@phoeiphrae/shared/subscription';
import { createMailer } from '../../../engines/mail/smtpMailer.ts';
import { sendDue } from '../../../office/mail/sendDue.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { sendForm } from '../../../testing/forms.ts';
import { startMailServer, type MailServer } from '../../../testing/mailServer.ts';
import { castOffice, draftOf, GROUP, IMMEDIATE, mustAct, read, type Cast } from '../../../testing/office.ts';
import { forgetSubscribers } from './forgetSubscribers.ts';
import { nextDigest, runDigest } from './runDigest.ts';

const DAY = 86_400_000;
let server: MailServer;
let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  server = await startMailServer();
  test = await buildTestApp({ mailer: createMailer({ url: server.url, from: 'info@office.example.go.th' }) });
  cast = await castOffice(test);
});
afterAll(async () => {
  await test.close();
  await server.stop();
});

const sql = async (text: string, ...values: unknown[]) => (await test.owner.pool.query(text, values)).rows;
/** Each test has a day of its own, and readers of its own. */
beforeEach(async () => {
  test.clock.advance(DAY);
  await runDigest(test.deps);
  await sendDue(test.deps);
  server.received.length = 0;
});
afterEach(async () => {
  await sql('DELETE FROM subscribers');
  await sql('DELETE FROM throttle_hits');
});

const tokenIn = (text: string | undefined) => /\/subscriptions\/([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
/** Follows a part with an address, from now on. */
async function follow(email: string, filter: Record<string, string> = {}, base = ''): Promise<string> {
  await sendForm(test.app, `${base}/subscribe`, { email, ...filter });
  await sendDue(test.deps);
  const mine = server.received.splice(0).find(({ to }) => to.includes(email));
  const token = tokenIn(mine?.parsed.text);
  const { body } = await client(test).get<SubscriberPage>(`/public/subscriptions/${token}`);
  for (const { id } of body.subscriptions)
    await sendForm(test.app, `/subscriptions/${token}`, { act: 'confirm', subscription: id });
  return token;
}
let counter = 0;
const publish = async (title: string) => {
  const full = `${title} ฉบับที่ ${String(++counter)}`;
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title: full });
  await mustAct(cast.officer, id, 'publish');
  return { id, slug, title: full };
};
const renew = async ({ id }: { id: string }) => {
  const selfCheck = (await read(cast.officer, id)).published?.selfCheck;
  const { version } = await mustAct(cast.officer, id, 'revise');
  await cast.officer.patch(`/items/${id}/draft`, { selfCheck }, { ifMatch: version });
  await mustAct(cast.officer, id, 'publish');
};
/** The mails of the next morning, by whom they reached. */
async function nextMorning(): Promise<Map<string, string>> {
  test.clock.advance(DAY);
  await runDigest(test.deps);
  await sendDue(test.deps);
  return received();
}
const received = () =>
  new Map(server.received.splice(0).map(({ to, parsed }) => [to.join(), parsed.text ?? '']));
const linesOf = (text: string | undefined) => (text ?? '').match(/^- .+$/gm) ?? [];

describe('the daily digest', () => {
  it('tells each reader what became public and is in what they follow, once, and no more', async () => {
    const before = await publish('ข่าวก่อนยืนยัน');
    await follow('all@example.go.th');
    await follow('search@example.go.th', { q: 'ครูอัตราจ้าง' });
    await follow('group@example.go.th', { workGroup: GROUP, category: IMMEDIATE }, '/en');
    await follow('nothing@example.go.th', { category: 'structure' });
    const hiring = await publish('รับสมัครครูอัตราจ้าง');
    const meeting = await publish('ประชุมผู้บริหาร');
    await draftOf(test, cast.officer, { category: IMMEDIATE, title: 'ร่างที่ไม่มีใครเห็น' });
    const mails = await nextMorning();
    expect([...mails.keys()].sort()).toEqual([
      'all@example.go.th',
      'group@example.go.th',
      'search@example.go.th',
    ]);
    expect(linesOf(mails.get('all@example.go.th'))).toEqual([
      `- ${hiring.title} (เผยแพร่ใหม่)`,
      `- ${meeting.title} (เผยแพร่ใหม่)`,
    ]);
    expect(linesOf(mails.get('search@example.go.th'))).toEqual([`- ${hiring.title} (เผยแพร่ใหม่)`]);
    const english = mails.get('group@example.go.th') ?? '';
    expect(linesOf(english)).toEqual([`- ${hiring.title} (new)`, `- ${meeting.title} (new)`]);
    expect(english).toContain(`http://localhost:3000/en/i/${encodeURIComponent(hiring.slug)}`);
    for (const text of mails.values()) {
      expect(text).not.toContain(before.title);
      expect(text).not.toContain('ร่างที่ไม่มีใครเห็น');
    }
    expect(await nextMorning()).toEqual(new Map());
  });

  it('names an item once that is in two parts, and in the day of its newest revision alone', async () => {
    await follow('two@example.go.th', { category: IMMEDIATE });
    await follow('two@example.go.th', { workGroup: GROUP });
    const item = await publish('ข่าวที่ปรับปรุง');
    await renew(item);
    const mails = await nextMorning();
    expect(linesOf(mails.get('two@example.go.th'))).toEqual([`- ${item.title} (ปรับปรุง)`]);
  });

  it('does not name what ceased to be public, or has a newer revision, between writing and sending', async () => {
    await follow('late@example.go.th');
    const [taken, renewed, stays] = [await publish('ระงับ'), await publish('ปรับใหม่'), await publish('คงอยู่')];
    test.clock.advance(DAY);
    expect(await runDigest(test.deps)).toBe(1);
    await mustAct(cast.ict, taken.id, 'take_down');
    await renew(renewed);
    await sendDue(test.deps);
    const text = received().get('late@example.go.th');
    expect(linesOf(text)).toEqual([`- ${stays.title} (เผยแพร่ใหม่)`]);
    for (const word of [taken.title, taken.slug, renewed.title]) expect(text).not.toContain(word);
    const next = await nextMorning();
    expect(linesOf(next.get('late@example.go.th'))).toEqual([`- ${renewed.title} (ปรับปรุง)`]);
  });

  it('sends no mail at all where nothing is left to name, nor to who ended meanwhile', async () => {
    const token = await follow('ended@example.go.th');
    await follow('empty@example.go.th', { q: 'ระงับหมด' });
    const gone = await publish('ระงับหมด');
    await publish('ข่าวอื่น');
    test.clock.advance(DAY);
    expect(await runDigest(test.deps)).toBe(2);
    await mustAct(cast.ict, gone.id, 'take_down');
    await sendForm(test.app, `/subscriptions/${token}`, 'List-Unsubscribe=One-Click');
    await sendDue(test.deps);
    expect(received()).toEqual(new Map());
    expect(await sql('SELECT state FROM outbox WHERE subscriber_id IS NOT NULL')).toContainEqual({
      state: 'dropped',
    });
  });

  it('is written once by several processes, and by one that comes after another was killed', async () => {
    for (const name of ['a', 'b', 'c']) await follow(`${name}@example.go.th`);
    await publish('ข่าวครั้งเดียว');
    test.clock.advance(DAY);
    const written = await Promise.all([1, 2, 3, 4].map(() => runDigest(test.deps)));
    expect(written.reduce((sum, one) => sum + one, 0)).toBe(3);
    await Promise.all([1, 2, 3].map(() => sendDue(test.deps)));
    expect([...received().keys()].sort()).toEqual(['a', 'b', 'c'].map((name) => `${name}@example.go.th`));
    // As if the last step had been lost with its process: it is done anew, and nobody is written to again.
    await sql(
      'UPDATE digest_rounds SET queued_to = NULL, done_at = NULL WHERE day = (SELECT max(day) FROM digest_rounds)',
    );
    expect(await nextDigest(test.deps)).toBeDefined();
    await runDigest(test.deps);
    await sendDue(test.deps);
    expect(received()).toEqual(new Map());
    expect(await nextDigest(test.deps)).toBeUndefined();
  });

  it('waits for its hour, and tells of the day on which there was no mail server never', async () => {
    await follow('hour@example.go.th');
    await publish('ข่าวเช้า');
    test.clock.advance(20 * 3_600_000); // 05:00 in Bangkok
    expect(await runDigest(test.deps)).toBe(0);
    test.clock.advance(4 * 3_600_000);
    const { mailer: _mailer, ...without } = test.deps;
    expect(await runDigest(without)).toBe(0);
    expect(await runDigest(test.deps)).toBe(0);
    expect(await nextMorning()).toEqual(new Map());
  });

  it('is in nobody’s log and in no event', async () => {
    await follow('secret@example.go.th');
    await publish('ข่าวลับตา');
    await nextMorning();
    const [found] = await sql(
      `SELECT count(*)::int AS n FROM events e WHERE e::text LIKE '%secret@example%'
       UNION ALL SELECT count(*)::int FROM pgboss.job j WHERE j::text LIKE '%secret@example%'`,
    );
    expect(found).toEqual({ n: 0 });
  });
});

describe('what is kept', () => {
  it('goes when nobody confirmed it in time, with its address, and stays where somebody did', async () => {
    await sendForm(test.app, '/subscribe', { email: 'never@example.go.th' });
    await follow('stays@example.go.th');
    await sendForm(test.app, '/subscribe', { email: 'stays@example.go.th', category: IMMEDIATE });
    test.clock.advance(2 * DAY);
    await forgetSubscribers(test.deps);
    expect(await sql('SELECT address FROM subscribers ORDER BY 1')).toHaveLength(2);
    test.clock.advance(DAY + 1);
    await forgetSubscribers(test.deps);
    await forgetSubscribers(test.deps);
    expect(await sql('SELECT address FROM subscribers')).toEqual([{ address: 'stays@example.go.th' }]);
    expect(await sql('SELECT FROM subscriptions')).toHaveLength(1);
    expect(
      await sql(
        'SELECT FROM subscription_topics t WHERE NOT EXISTS (SELECT FROM subscriptions s WHERE s.topic_id = t.id) AND NOT EXISTS (SELECT FROM digest_matches m WHERE m.topic_id = t.id)',
      ),
    ).toEqual([]);
  });

  it('of mail goes after a week, and of links after half a year but for the newest', async () => {
    const first = await follow('links@example.go.th');
    await publish('ข่าวหนึ่ง');
    const second = tokenIn((await nextMorning()).get('links@example.go.th'));
    test.clock.advance(200 * DAY);
    await runDigest(test.deps);
    for (let i = 0; i < 4; i++) await forgetSubscribers(test.deps);
    const page = (token: string) => client(test).get(`/public/subscriptions/${token}`);
    expect([(await page(first)).status, (await page(second)).status]).toEqual([404, 200]);
    expect(await sql('SELECT FROM outbox WHERE subscriber_id IS NOT NULL')).toEqual([]);
    expect(await sql('SELECT FROM digest_matches')).toEqual([]);
  });
});
