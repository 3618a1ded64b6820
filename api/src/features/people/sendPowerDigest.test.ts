import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailer } from '../../engines/mail/smtpMailer.ts';
import { SYSTEM_STAMP } from '../../office/actor.ts';
import { recordEvent } from '../../office/log/recordEvent.ts';
import { powerDigestMail } from '../../office/mail/powerDigestMail.ts';
import type { MailRow } from '../../office/mail/mailMaker.ts';
import { asPost, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { sendPowerDigest } from './sendPowerDigest.ts';

let test: TestApp;
let director: Person;
let officer: Person;
beforeAll(async () => {
  const mailer = createMailer({ url: 'smtp://127.0.0.1:9', from: 'info@office.example.go.th' });
  test = await buildTestApp({ mailer });
  director = await asPost(test, 'director');
  officer = await asPost(test, 'officer', { workGroups: ['ict'] });
  await owner("UPDATE users SET email = username || '@example.go.th'");
});
afterAll(() => test.close());

const owner = async (sql: string, ...values: unknown[]) => (await test.owner.pool.query(sql, values)).rows;
const waiting = (): Promise<MailRow[]> =>
  owner(
    `SELECT user_id AS "userId", details FROM outbox WHERE kind = 'power_digest' ORDER BY created_at, id`,
  );
const reset = () =>
  test.deps.db.orm.transaction((tx) =>
    recordEvent(tx, {
      type: 'user.password_reset',
      by: SYSTEM_STAMP,
      at: test.clock.now().toISOString(),
      requestId: null,
      subjectId: officer.id,
    }),
  );

describe('the digest of power', () => {
  it('lists a day’s acts once to those who watch, and to nobody else', async () => {
    await reset();
    test.clock.advance(86_400_000);
    expect(await sendPowerDigest(test.deps)).toBe(1);
    await sendPowerDigest(test.deps);
    const [mail, ...more] = await waiting();
    expect(more).toEqual([]);
    expect(mail?.userId).toBe(director.id);
    const words = await powerDigestMail(test.deps, mail!);
    expect(words?.text).toContain(officer.name);
    expect(words?.text).toContain('ตั้งรหัสผ่านใหม่');
  });

  it('is no mail on a day without any, nor for who holds the post no more', async () => {
    test.clock.advance(86_400_000);
    await sendPowerDigest(test.deps);
    const mails = await waiting();
    expect(await powerDigestMail(test.deps, mails.at(-1)!)).toBeUndefined();
    await owner('UPDATE appointments SET valid_to = valid_from WHERE user_id = $1', director.id);
    expect(await powerDigestMail(test.deps, mails[0]!)).toBeUndefined();
  });
});
