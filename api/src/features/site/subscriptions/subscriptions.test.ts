import type { SubscriberPage } from '@phoeiphrae/shared/subscription';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from '../../../engines/mail/smtpMailer.ts';
import { sendDue } from '../../../office/mail/sendDue.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { sendForm } from '../../../testing/forms.ts';
import { startMailServer, type MailServer } from '../../../testing/mailServer.ts';

let server: MailServer;
let test: TestApp;
beforeAll(async () => {
  server = await startMailServer();
  test = await buildTestApp({
    site: true,
    mailer: createMailer({ url: server.url, from: 'info@office.example.go.th' }),
  });
});
afterAll(async () => {
  await test.close();
  await server.stop();
});
beforeEach(async () => {
  server.received.length = 0;
  await test.owner.pool.query('DELETE FROM subscribers');
  await test.owner.pool.query('DELETE FROM subscription_topics');
  await test.owner.pool.query('DELETE FROM throttle_hits');
});

const ADDRESS = 'somchai@example.go.th';
const ask = (fields: Record<string, string> | string, base = '', ip?: string) =>
  sendForm(test.app, `${base}/subscribe`, fields, ip === undefined ? {} : { ip });
const mails = async () => {
  await sendDue(test.deps);
  return server.received.splice(0);
};
const tokenIn = (text: string | undefined) => /\/subscriptions\/([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
const counted = async (table: string) =>
  Number((await test.owner.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);
/** Asks, and takes the secret out of the mail. */
async function asked(fields: Record<string, string> = {}): Promise<string> {
  await ask({ email: ADDRESS, ...fields });
  const [mail] = await mails();
  return tokenIn(mail?.parsed.text);
}
const pageOf = (token: string) => client(test).get<SubscriberPage>(`/public/subscriptions/${token}`);
async function confirmed(fields: Record<string, string> = {}): Promise<string> {
  const token = await asked(fields);
  for (const { id } of (await pageOf(token)).body.subscriptions)
    await sendForm(test.app, `/subscriptions/${token}`, { act: 'confirm', subscription: id });
  return token;
}

describe('POST /subscribe', () => {
  it('mails a link in the language of the page, which alone confirms, and only when a button is pressed', async () => {
    const reply = await ask({ email: ` ${ADDRESS} `, category: 'news' });
    expect([reply.status, reply.location]).toEqual([303, '/subscribe?said=sent']);
    const [mail] = await mails();
    expect(mail?.to).toEqual([ADDRESS]);
    expect(mail?.parsed.subject).toMatch(/^ยืนยันการรับข่าวทางอีเมล/);
    const token = tokenIn(mail?.parsed.text);
    for (let look = 0; look < 2; look++)
      for (const method of ['GET', 'HEAD'] as const)
        expect((await test.app.inject({ method, url: `/subscriptions/${token}` })).statusCode).toBe(200);
    const waiting = (await pageOf(token)).body;
    expect(waiting).toMatchObject({ address: 's•••@example.go.th', language: 'th' });
    expect(waiting.subscriptions).toMatchObject([{ filter: { category: 'news' }, confirmed: false }]);
    const subscription = waiting.subscriptions[0]?.id ?? '';
    const done = await sendForm(test.app, `/subscriptions/${token}`, { act: 'confirm', subscription });
    expect([done.status, done.location]).toEqual([303, `/subscriptions/${token}?said=confirmed`]);
    expect((await pageOf(token)).body.subscriptions).toMatchObject([{ confirmed: true }]);
    const { rows } = await test.owner.pool.query('SELECT sha256 FROM subscriber_links');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('writes in English to who asked on an English page', async () => {
    expect((await ask({ email: ADDRESS }, '/en')).location).toBe('/en/subscribe?said=sent');
    const [mail] = await mails();
    expect(mail?.parsed.subject).toMatch(/^Confirm e-mail updates from /);
    expect(mail?.parsed.text).toContain('/en/subscriptions/');
  });

  it('answers the same for an address that is unknown, waits, is confirmed, or has had enough mail', async () => {
    const bare = ({ status, headers, text, location }: Awaited<ReturnType<typeof ask>>) => {
      const told = Object.keys(headers).filter((name) => name !== 'x-request-id');
      return [status, location, text, told.sort()];
    };
    const first = bare(await ask({ email: ADDRESS }));
    expect(bare(await ask({ email: ADDRESS.toUpperCase() }))).toEqual(first);
    await confirmed();
    for (let i = 0; i < 4; i++) expect(bare(await ask({ email: ADDRESS }))).toEqual(first);
    expect(await counted('subscribers')).toBe(1);
  });

  it('mails no address more than three links a day, whoever asks and for what', async () => {
    for (let i = 0; i < 8; i++)
      await ask({ email: ADDRESS, fiscalYear: String(2560 - 543 + i) }, '', `203.0.113.${i}`);
    expect(await mails()).toHaveLength(3);
    test.clock.advance(86_400_000 + 1);
    await ask({ email: ADDRESS });
    expect(await mails()).toHaveLength(1);
  });

  it('says nothing of what a stranger typed to an address that is not confirmed', async () => {
    await ask({ email: ADDRESS, q: 'ซื้อของที่ evil.example', fileType: 'evilexample', category: 'buy_at_evil' });
    const [mail] = await mails();
    expect(mail?.raw).not.toMatch(/evil/);
    expect(mail?.parsed.text).not.toContain('evil');
  });

  it('429 with Retry-After for one network that asks for many addresses, and for all together', async () => {
    const of = (i: number, ip: string) => ask({ email: `a${String(i)}@example.go.th` }, '', ip);
    for (let i = 0; i < 10; i++) expect((await of(i, '203.0.113.1')).status).toBe(303);
    const refused = await of(10, '203.0.113.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await of(10, '203.0.113.2')).status).toBe(303);
    expect(await counted('subscribers')).toBe(11);
    const all: number[] = [];
    for (let i = 0; i < 200; i++) all.push((await of(i, `10.${String(i)}.0.1`)).status);
    expect(all.filter((status) => status === 303)).toHaveLength(189);
    expect(new Set(all)).toEqual(new Set([303, 429]));
  }, 60_000);

  it.each([
    ['empty', ''],
    ['empty', ' \u200B '],
    ['form', 'somchai'],
    ['form', '@example.go.th'],
    ['several', 'a@example.go.th, b@example.go.th'],
    ['several', 'a@example.go.th b@example.go.th'],
    ['several', 'สมชาย <a@example.go.th>'],
    ['several', 'a@b@example.go.th'],
    ['control', 'a@example.go.th\r\nBcc: b@example.go.th'],
    ['control', 'a@example.go.th\n'],
    ['control', 'a@example.go.th\u2028Bcc: b@example.go.th'],
    ['local', 'สมชาย@example.go.th'],
    ['local', 'a..b@example.go.th'],
    ['local', `${'a'.repeat(65)}@example.go.th`],
    ['domain', 'a@localhost'],
    ['domain', 'a@127.0.0.1'],
    ['domain', 'a@[127.0.0.1]'],
    ['domain', 'a@-example.go.th'],
    ['domain', 'a@example..th'],
    ['domain', `a@${'b'.repeat(64)}.th`],
  ])('400 with a sentence for an address that is none: %s %j', async (fault, email) => {
    const reply = await ask({ email });
    expect(reply.status).toBe(400);
    const json = await sendForm(
      test.app,
      '/subscribe',
      { email },
      { headers: { accept: 'application/json' } },
    );
    expect(json.status).toBe(400);
    expect(JSON.parse(json.text)).toMatchObject({ errors: [{ pointer: '/body/email', code: fault }] });
    expect(await counted('subscribers')).toBe(0);
  });

  it('400 for two addresses in two fields, and for filters of no list', async () => {
    for (const fields of [
      'email=a%40example.go.th&email=b%40example.go.th',
      'email=a%00%40example.go.th',
      '',
    ])
      expect((await ask(fields)).status, fields).toBe(400);
    for (const filter of [
      { category: 'No Code' },
      { fiscalYear: '70000' },
      { month: '2026-13' },
      { q: '" "' },
      { q: 'ก'.repeat(201) },
    ])
      expect((await ask({ email: ADDRESS, ...filter })).status, JSON.stringify(filter)).toBe(400);
    expect(await counted('subscribers')).toBe(0);
  });

  it('writes to a domain in Thai letters by its form in ASCII', async () => {
    expect((await ask({ email: 'somchai＠โรงเรียน.ไทย' })).status).toBe(303);
    const { rows } = await test.owner.pool.query<{ address: string }>('SELECT address FROM subscribers');
    expect(rows).toEqual([{ address: 'somchai@xn--72c0b0acb2i5cn.xn--o3cw4h' }]);
    expect(await mails()).toHaveLength(1);
  });

  it('takes no JSON and no form of another site', async () => {
    const json = { headers: { 'content-type': 'application/json' } };
    expect((await sendForm(test.app, '/subscribe', '{"email":"a@example.go.th"}', json)).status).toBe(415);
    const foreign = { headers: { origin: 'https://evil.example' } };
    expect((await sendForm(test.app, '/subscribe', { email: ADDRESS }, foreign)).status).toBe(403);
    expect(await counted('subscribers')).toBe(0);
  });
});

describe('a link of a mail', () => {
  it('ends one, and with the last of them the address, its links and its mail', async () => {
    await confirmed({ category: 'news' });
    const token = await confirmed({ category: 'structure' });
    const [first, second] = (await pageOf(token)).body.subscriptions;
    const end = (id?: string) =>
      sendForm(test.app, `/subscriptions/${token}`, { act: 'end', ...(id && { subscription: id }) });
    expect((await end(first?.id)).location).toBe(`/subscriptions/${token}?said=endedOne`);
    expect((await pageOf(token)).body.subscriptions.map(({ id }) => id)).toEqual([second?.id]);
    expect((await end(second?.id)).location).toBe('/subscribe?said=ended');
    expect((await pageOf(token)).status).toBe(404);
    for (const table of ['subscribers', 'subscriptions', 'subscriber_links', 'outbox'])
      expect(await counted(table), table).toBe(0);
  });

  it('ends all with one tap, as its headers say, without a session, and again', async () => {
    await ask({ email: ADDRESS });
    const [mail] = await mails();
    const headers = mail?.raw.split('\r\n\r\n', 1)[0]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
    const url =
      /^List-Unsubscribe: <http:\/\/localhost:3000(\/subscriptions\/[\w-]{43})>\r?$/m.exec(headers)?.[1] ??
      '';
    expect(url).not.toBe('');
    for (const line of [
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'List-ID: <updates.localhost>',
      'Auto-Submitted: auto-generated',
      'Precedence: bulk',
    ])
      expect(headers).toContain(line);
    for (let again = 0; again < 2; again++)
      expect((await sendForm(test.app, url, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await counted('subscribers')).toBe(0);
  });

  it('ends all with one tap that is sent as multipart', async () => {
    const token = await confirmed();
    const body =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await sendForm(test.app, `/subscriptions/${token}`, body, { headers })).status).toBe(200);
    expect(await counted('subscribers')).toBe(0);
  });

  it('of one reader confirms and ends nothing of another', async () => {
    const mine = await confirmed();
    await ask({ email: 'other@example.go.th' });
    const [mail] = await mails();
    const theirs = tokenIn(mail?.parsed.text);
    const id = (await pageOf(theirs)).body.subscriptions[0]?.id ?? '';
    for (const act of ['confirm', 'end'])
      await sendForm(test.app, `/subscriptions/${mine}`, { act, subscription: id });
    expect((await pageOf(theirs)).body.subscriptions).toMatchObject([{ id, confirmed: false }]);
    for (const token of ['x', 'x'.repeat(43), `${mine}x`, mine.toLowerCase()]) {
      expect((await pageOf(token)).status).toBe(404);
      expect((await sendForm(test.app, `/subscriptions/${token}`, { act: 'end' })).location).toBe(
        '/subscribe?said=ended',
      );
    }
    expect(await counted('subscribers')).toBe(2);
  });

  it('400 for acts and subscriptions that are none', async () => {
    const token = await confirmed();
    for (const fields of [
      {},
      { act: 'delete' },
      { act: 'confirm' },
      { act: 'end', subscription: "1' OR true" },
    ])
      expect(
        (await sendForm(test.app, `/subscriptions/${token}`, fields as Record<string, string>)).status,
      ).toBe(400);
    expect((await pageOf(token)).body.subscriptions).toHaveLength(1);
  });
});

describe('an office without a mail server', () => {
  it('says so, and writes nothing down', async () => {
    const without = await buildTestApp({ site: true });
    try {
      expect((await client(without).get<{ byMail: boolean }>('/public/site')).body.byMail).toBe(false);
      const refused = await sendForm(without.app, '/subscribe', { email: ADDRESS });
      expect(refused.status).toBe(404);
      expect(refused.text).toContain('ยังไม่มีบริการส่งข่าวทางอีเมล');
      expect(refused.text).not.toContain('<form method="post"');
      expect((await without.app.inject({ url: '/items' })).body).not.toContain('/subscribe?');
      const { rows } = await without.owner.pool.query('SELECT FROM subscribers');
      expect(rows).toEqual([]);
    } finally {
      await without.close();
    }
  });
});
