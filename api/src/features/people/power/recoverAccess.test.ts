import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessRecovered, WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { OneTimePassword, User } from '@phoeiphrae/shared/user';
import { renewEnvelope } from '../createAdministrator.ts';
import { asPost, createPerson, type Person } from '../../../testing/asPost.ts';
import { Browser } from '../../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import { glance } from '../../../testing/ledger.ts';

const OWN = 'ถ้อยคำยาวที่ตั้งเอง 2569 ไม่ซ้ำใคร';

let test: TestApp;
let admin: Person;
let director: Person;
let chair: Person;
let envelope: string;
beforeAll(async () => {
  test = await buildTestApp();
  admin = await asPost(test, 'ict_officer');
  director = await asPost(test, 'director');
  chair = await createPerson(test, { seats: [1] });
  envelope = await renewEnvelope(test.deps.db, test.clock.now());
});
afterAll(() => test.close());

async function askReset({ id }: { id: string }): Promise<WaitingAct> {
  const { version } = (await admin.get<User>(`/users/${id}`)).body;
  const reply = await admin.post<WaitingAct>(`/users/${id}/reset-password`, undefined, { ifMatch: version });
  expect(reply.status, reply.text).toBe(202);
  return reply.body;
}
const recover = (body: object) => client(test).post<AccessRecovered>('/session/recover', body);
const eventsSince = async (seq: number) => (await glance(test.owner, seq)).events.map(({ type }) => type);
const toldTo = async ({ id }: Person) =>
  (
    await test.owner.pool.query<{ kind: string }>('SELECT kind FROM notices WHERE user_id = $1', [id])
  ).rows.map(({ kind }) => kind);

describe('POST /session/recover', () => {
  it('lets the only director back in, whom the only administrator cannot be; everyone who watches is told', async () => {
    const { waiting, passwordHalf } = await askReset(director);
    expect(waiting.confirmers).toEqual([]);
    const mine = { username: director.username, passwordHalf, code: envelope, newPassword: OWN };
    for (const wrong of [
      { code: 'aaaa-bbbb-cccc-dddd-eeee' },
      { passwordHalf: 'aaaa-bbbb-cccc-dddd' },
      { username: admin.username },
      { username: 'nobody.at.all' },
      { username: 'ไม่ใช่ชื่อ' },
    ])
      expectProblem(await recover({ ...mine, ...wrong }), 'recovery-refused');
    const weak = await recover({ ...mine, newPassword: `${director.username}-2569-2570` });
    expect(pointersOf(expectProblem(weak, 'requirements-not-met'))).toEqual(['/newPassword']);
    const { seq } = await glance(test.owner);
    const reply = await recover(mine);
    expect(reply.status, reply.text).toBe(200);
    expect(await eventsSince(seq)).toEqual(['power.confirmed', 'user.password_reset', 'power.envelope_made']);
    expect((await director.get('/session')).status).toBe(401);
    expect((await new Browser(test).signIn(director.username, OWN)).status).toBe(200);
    expect(await toldTo(chair)).toEqual(
      expect.arrayContaining(['power_asked', 'access_reset', 'envelope_made']),
    );
    expect((await admin.get<WaitingAct['waiting']>(`/power-acts/${waiting.id}`)).body).toMatchObject({
      state: 'confirmed',
      decidedBy: { name: director.name, postTitle: 'ผู้ถือรหัสในซองปิดผนึก' },
    });
    expectProblem(await recover(mine), 'recovery-refused');
    envelope = reply.body.envelopeCode;
  });

  it('opens no account for which there is a second person', async () => {
    const head = await asPost(test, 'group_head', { workGroups: ['legal'] });
    const { passwordHalf, waiting } = await askReset(head);
    expect(waiting.confirmers.map(({ name }) => name)).toEqual([director.name]);
    const theirs = { username: head.username, passwordHalf, code: envelope, newPassword: OWN };
    expectProblem(await recover(theirs), 'recovery-refused');
  });

  it('appoints the next director where the office has none left', async () => {
    await test.owner.pool.query("UPDATE appointments SET valid_to = '2026-11-22' WHERE user_id = $1", [
      director.id,
    ]);
    const opened = await admin.post<OneTimePassword>('/users', {
      username: 'next.director',
      name: 'ผู้อำนวยการคนใหม่',
    });
    const { id } = opened.body.user;
    const order = { userId: id, post: 'director', capacity: 'substantive', workGroups: [] };
    const term = { validFrom: '2026-11-23', validTo: null, orderNumber: 'คำสั่งที่ 77/2569' };
    const asked = await admin.post<WaitingAct>('/appointments', { ...order, ...term });
    const { passwordHalf } = asked.body;
    const theirs = { username: 'next.director', passwordHalf, code: envelope, newPassword: OWN };
    const reply = await recover(theirs);
    expect(reply.status, reply.text).toBe(200);
    const browser = await new Browser(test).signIn('next.director', OWN);
    expect(browser.body).toMatchObject({ me: { appointments: [{ post: 'director', unconfirmed: false }] } });
  });
});
