import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { startMailServer, type MailServer } from '../../testing/mailServer.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct } from '../../testing/office.ts';
import { keepPublicLog } from '../../features/log/checkpoints.ts';
import type { Deps } from '../deps.ts';
import { mailState } from './mailState.ts';
import { nextMail, SEND_MAIL } from './send.job.ts';
import { sendDue } from './sendDue.ts';
import { createMailer } from '../../engines/mail/smtpMailer.ts';

const DAY = 86_400_000;
const HASTE = {
  connectionTimeout: 2000,
  greetingTimeout: 2000,
  dnsTimeout: 2000,
  socketTimeout: 500,
  total: 5000,
};
const FROM = 'info@office.example.go.th';

let server: MailServer;
let test: TestApp;
let member: Person;
let note: string;

const query = async <T extends object>(sql: string, ...values: unknown[]) =>
  (await test.owner.pool.query<T>(sql, values)).rows;
interface Row {
  state: string;
  attempts: number;
  handed: boolean;
  last_error: string | null;
}
const rows = () =>
  query<Row>(
    'SELECT state, attempts, handed_at IS NOT NULL AS handed, last_error FROM outbox ORDER BY created_at, id',
  );
const setEmail = (id: string, email: string | null) =>
  query('UPDATE users SET email = $2 WHERE id = $1', id, email);

beforeAll(async () => {
  server = await startMailServer();
  test = await buildTestApp({ mailer: createMailer({ url: server.url, from: FROM }, HASTE) });
  const cast = await castOffice(test);
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
  await mustAct(cast.officer, id, 'publish');
  member = await createPerson(test, { name: 'นายสมชาย ใจดี', seats: [3] });
  await setEmail(member.id, 'somchai@example.go.th');
  test.clock.advance(-DAY);
});
afterAll(async () => {
  await test.close();
  await server.stop();
});

/** Each test has a day of its own, with one mail for one member waiting. */
beforeEach(async () => {
  await query('DELETE FROM outbox');
  test.clock.advance(DAY);
  server.mood = 'takes';
  server.messages = 0;
  server.received.length = 0;
  await keepPublicLog(test.deps);
  const [newest] = await query<{ note: string }>('SELECT note FROM checkpoints ORDER BY id DESC LIMIT 1');
  note = newest?.note ?? '';
});

const today = () => new Date(test.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
/** A look of the due-work loop, which writes an error to the log and goes on. */
const look = (deps: Deps = test.deps) =>
  sendDue(deps).then(
    (sent) => ({ sent, error: '' }),
    (error: unknown) => ({ sent: 0, error: String(error) }),
  );

describe('the daily checkpoint by mail', () => {
  it('reaches the member once, in Thai, with the signed note word for word in the text and as a file', async () => {
    expect(await sendDue(test.deps)).toBe(1);
    await keepPublicLog(test.deps);
    expect(await sendDue(test.deps)).toBe(0);
    const [mail, ...more] = server.received;
    expect(more).toEqual([]);
    expect([mail!.from, mail!.to]).toEqual([FROM, ['somchai@example.go.th']]);
    const { parsed } = mail!;
    expect(parsed.subject).toMatch(/^checkpoint ของบันทึกสาธารณะ ประจำวันที่ \d+ \S+ 25\d\d$/);
    expect(parsed.to).toMatchObject({ value: [{ name: 'นายสมชาย ใจดี', address: 'somchai@example.go.th' }] });
    expect(parsed.from!.value[0]!.name).toContain('สำนักงานเขตพื้นที่การศึกษา');
    expect(parsed.text).toContain(note);
    expect(parsed.text).toContain('http://localhost:3000/verify');
    expect(parsed.html).toBe(false);
    const [file] = parsed.attachments;
    expect([file!.filename, file!.content.toString()]).toEqual([`checkpoint-${today()}.txt`, note]);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await rows()).toEqual([{ state: 'sent', attempts: 1, handed: true, last_error: null }]);
  });

  it('is written for nobody without an address, and twice for nobody', async () => {
    expect(await rows()).toHaveLength(1);
    const again = query(
      'INSERT INTO outbox (user_id, kind, dedupe_key, created_at, next_try_at) SELECT user_id, kind, dedupe_key, created_at, next_try_at FROM outbox',
    );
    await expect(again).rejects.toThrow(/outbox_dedupe_key_key/);
  });

  it.each([
    [
      'whose seat has ended',
      'UPDATE committee_memberships SET valid_to = $2 WHERE user_id = $1',
      '2020-12-31',
    ],
    ['whose account is suspended', 'UPDATE users SET status = $2 WHERE id = $1', 'suspended'],
    ['whose address was taken away', "UPDATE users SET email = nullif($2, '-') WHERE id = $1", '-'],
  ])('is dropped for a member %s before it is sent', async (_who, sql, value) => {
    await query(sql, member.id, value);
    await sendDue(test.deps);
    await query('UPDATE committee_memberships SET valid_to = NULL WHERE user_id = $1', member.id);
    await query("UPDATE users SET status = 'active' WHERE id = $1", member.id);
    await setEmail(member.id, 'somchai@example.go.th');
    await sendDue(test.deps);
    expect(server.received).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dropped', handed: false }]);
  });

  it('keeps a name that tries to be a header, or another recipient, in one line of one header', async () => {
    const names = [
      'ก\r\nBcc: thief@example.org\r\n\r\nx',
      'a" <thief@example.org>, "b',
      'x,thief@example.org',
    ];
    for (const name of names) {
      await query('UPDATE users SET name = $2 WHERE id = $1', member.id, name);
      await query('UPDATE outbox SET sent_at = NULL, handed_at = NULL, next_try_at = created_at');
      await sendDue(test.deps);
      const { to, parsed } = server.received.at(-1)!;
      expect(to).toEqual(['somchai@example.go.th']);
      expect(parsed.headers.has('bcc')).toBe(false);
      expect(parsed.to).toMatchObject({ value: [{ address: 'somchai@example.go.th' }] });
      expect(parsed.text).toContain(note);
    }
    expect(server.received).toHaveLength(names.length);
    await query("UPDATE users SET name = 'นายสมชาย ใจดี' WHERE id = $1", member.id);
  });
});

describe('the queue', () => {
  const jobs = () => query('SELECT 1 FROM pgboss.job WHERE name = $1', SEND_MAIL.name);

  it('is told of mail in the transaction that writes it, and of none that is written already', async () => {
    const before = (await jobs()).length;
    await keepPublicLog(test.deps);
    expect(await jobs()).toHaveLength(before);
    test.clock.advance(DAY);
    await keepPublicLog(test.deps);
    expect(await jobs()).toHaveLength(before + 1);
  });

  it('hears when the next mail is to be tried: now, after its pause, after a dead process, never without one', async () => {
    const now = () => test.clock.now();
    expect(await nextMail(test.deps)).toEqual(now());
    server.mood = { refusesMessage: 451 };
    await look();
    expect(await nextMail(test.deps)).toEqual(new Date(now().getTime() + 60_000));
    const { mailer: _none, ...without } = test.deps;
    expect(await nextMail(without)).toBeUndefined();
    server.mood = 'takes';
    test.clock.advance(60_000);
    await sendDue(test.deps);
    expect(await nextMail(test.deps)).toBeUndefined();
  });
});

describe('a mail server that is not well', () => {
  it('down: the mail waits longer each time and is sent once it is up; the log of the process names nobody', async () => {
    const down = await startMailServer();
    await down.stop();
    const deps = { ...test.deps, mailer: createMailer({ url: down.url, from: FROM }, HASTE) };
    expect((await look(deps)).error).toMatch(/1 mails were not sent .*later: E/);
    expect((await look(deps)).error).toBe('');
    expect(await rows()).toMatchObject([
      { state: 'waiting', attempts: 1, last_error: expect.stringMatching(/ECONNREFUSED/) },
    ]);
    test.clock.advance(60_000);
    const { error } = await look(deps);
    expect(error).not.toMatch(/somchai|สมชาย/);
    test.clock.advance(60_000);
    expect((await look()).sent).toBe(0);
    test.clock.advance(60_000);
    expect((await look()).sent).toBe(1);
    expect(server.received).toHaveLength(1);
  });

  it.each([{ refusesRecipient: 450 }, { refusesMessage: 451 }, { refusesSender: 550 }])(
    '%o: it is tried again, with the same Message-ID, and given up in the end',
    async (mood) => {
      server.mood = mood;
      expect((await look()).error).toMatch(/later: E(ENVELOPE|MESSAGE) [45]5/);
      server.mood = 'takes';
      test.clock.advance(60_000);
      expect((await look()).sent).toBe(1);
      const [{ id } = { id: '' }] = await query<{ id: string }>('SELECT id FROM outbox');
      expect(server.received[0]!.parsed.messageId).toBe(`<${id}@office.example.go.th>`);
      await query('UPDATE outbox SET sent_at = NULL, handed_at = NULL, attempts = 17');
      server.mood = mood;
      test.clock.advance(DAY);
      await look();
      expect(await rows()).toMatchObject([{ state: 'failed', attempts: 18, handed: false }]);
    },
  );

  it.each([{ refusesRecipient: 550 }, { refusesMessage: 554 }])(
    '%o: it is given up at once, with the reason',
    async (mood) => {
      server.mood = mood;
      await look();
      server.mood = 'takes';
      test.clock.advance(DAY);
      await look();
      expect(server.received).toEqual([]);
      expect(await rows()).toMatchObject([
        { state: 'failed', attempts: 1, last_error: expect.stringMatching(/refused by the test/) },
      ]);
      const { counts, unsent } = await mailState(test.deps.db.orm);
      expect(counts).toEqual([{ state: 'failed', count: 1 }]);
      expect(unsent).toMatchObject([{ name: member.name, kind: 'checkpoint', state: 'failed' }]);
    },
  );

  it.each(['silent at the message', 'hangs up after the message'] as const)(
    '%s: it may have arrived, so it is not sent again',
    async (mood) => {
      server.mood = mood;
      expect((await look()).error).toMatch(/unknown: E/);
      server.mood = 'takes';
      test.clock.advance(DAY);
      await look();
      expect(server.messages).toBe(1);
      expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1, handed: true }]);
    },
  );

  it('wants a login: with the wrong password mail waits, with the right one it goes', async () => {
    const strict = await startMailServer({ login: true });
    const withLogin = (login: string) => ({
      ...test.deps,
      mailer: createMailer({ url: strict.url.replace('//', `//${login}@`), from: FROM }, HASTE),
    });
    expect((await look(withLogin('office:wrong'))).error).toMatch(/later: EAUTH 535/);
    test.clock.advance(60_000);
    expect((await look(withLogin('office:p%3Ass%40'))).sent).toBe(1);
    await strict.stop();
  });
});

describe('processes', () => {
  it('two at once send one mail', async () => {
    const sent = await Promise.all([sendDue(test.deps), sendDue(test.deps), sendDue(test.deps)]);
    expect(sent.toSorted()).toEqual([0, 0, 1]);
    expect(server.received).toHaveLength(1);
  });

  it('one that died before the server had the mail is followed by another; one that died after is not', async () => {
    const held = "UPDATE outbox SET attempts = 1, next_try_at = $1::timestamptz + interval '5 minutes'";
    await query(held, test.clock.now().toISOString());
    expect(await sendDue(test.deps)).toBe(0);
    test.clock.advance(300_000);
    expect(await sendDue(test.deps)).toBe(1);
    await query('UPDATE outbox SET sent_at = NULL');
    test.clock.advance(DAY);
    expect((await look()).error).toMatch(/unknown: interrupted/);
    expect(server.messages).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'failed', handed: true }]);
  });

  it('one whose lease ran out hands nothing over any more', async () => {
    const slow: Deps = {
      ...test.deps,
      mailer: {
        send: async (mail, handing) => {
          test.clock.advance(300_000);
          await sendDue(test.deps);
          await test.deps.mailer!.send(mail, handing);
        },
      },
    };
    await look(slow);
    expect(server.received).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});

describe('without a mail server', () => {
  it('nothing is written and nothing is sent', async () => {
    await query('DELETE FROM outbox');
    test.clock.advance(DAY);
    const { mailer: _none, ...deps } = test.deps;
    await keepPublicLog(deps);
    expect(await rows()).toEqual([]);
    expect(await sendDue(deps)).toBe(0);
    const [told] = await query(
      "SELECT 1 FROM notices WHERE kind = 'checkpoint' AND created_at = $1",
      test.clock.now(),
    );
    expect(told).toBeDefined();
  });
});
