import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Appointment } from '@phoeiphrae/shared/appointment';
import type { Item } from '@phoeiphrae/shared/item';
import type { FirstAppointments, WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { Session } from '@phoeiphrae/shared/session';
import type { OneTimePassword } from '@phoeiphrae/shared/user';
import { TEST_PASSWORD, openSession, type Person } from '../../../testing/asPost.ts';
import { Browser } from '../../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client, type Client } from '../../../testing/client.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import { glance } from '../../../testing/ledger.ts';
import { act, draftOf, GROUP, mustAct } from '../../../testing/office.ts';
import { createAdministrator } from '../createAdministrator.ts';

const OWN = 'ถ้อยคำยาวที่ตั้งเอง 2569 ไม่ซ้ำใคร';

let test: TestApp;
let admin: Client;
let envelopeCode: string;
const cast: Record<string, Client & { id: string }> = {};

/** The account of someone who has signed in for the first time; everyone takes the same password. */
async function entered(id: string): Promise<Client & { id: string }> {
  await test.owner.pool.query(
    `UPDATE users SET must_change_password = false, password_hash = (SELECT password_hash FROM users WHERE username = 'hash.giver')
     WHERE id = $1`,
    [id],
  );
  const { token } = await openSession(test, id);
  return { id, ...client(test, token) };
}

const POSTS = { officer: [GROUP], group_head: [GROUP], deputy_director: [GROUP], director: [] };
const first = async (by: Client) => (await by.get<FirstAppointments>('/first-appointments')).body;

beforeAll(async () => {
  test = await buildTestApp();
  const made = await createAdministrator(
    test.deps.db,
    { username: 'first.admin', name: 'ผู้ดูแลระบบ' },
    test.clock.now(),
  );
  ({ envelopeCode } = made);
  await test.owner.pool.query(
    `INSERT INTO users (username, name, password_hash, status, created_at) VALUES ('hash.giver', 'x', $1, 'ended', $2)`,
    [
      '$argon2id$v=19$m=8,t=1,p=1$jVDHDqlB5DGT3+S//vWfSg$W/JLMU/EtpiLgSdRw1LzuRJh8EZfqmEO2Aj0nN+3t3Y',
      test.clock.now().toISOString(),
    ],
  );
  const { rows } = await test.owner.pool.query<{ id: string }>(
    "SELECT id FROM users WHERE username = 'first.admin'",
  );
  admin = await entered(rows[0]?.id ?? '');
  for (const [post, workGroups] of Object.entries(POSTS)) {
    const username = `set.up.${post.replace('_', '.')}`;
    const { user } = (await admin.post<OneTimePassword>('/users', { username, name: `ผู้ใช้ ${post}` })).body;
    const order = { userId: user.id, post, capacity: 'substantive', workGroups, validFrom: '2026-11-01' };
    const reply = await admin.post<Appointment>('/appointments', {
      ...order,
      validTo: null,
      orderNumber: null,
    });
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body.unconfirmed).toBe(true);
    cast[post] = await entered(user.id);
  }
});
afterAll(() => test.close());

const of = (post: string) => cast[post] as unknown as Person;
let item: Item;

describe('the first appointments of an office', () => {
  it('are shown as unconfirmed with every decision and with whoever holds the item', async () => {
    item = await draftOf(test, of('officer'));
    const submitted = await mustAct(of('officer'), item.id, 'submit');
    expect(submitted.holder?.label).toContain('การแต่งตั้งรอการยืนยัน');
    await mustAct(of('group_head'), item.id, 'endorse');
    await mustAct(of('deputy_director'), item.id, 'endorse');
    const { rows } = await test.owner.pool.query<{ title: string }>(
      "SELECT stamp ->> 'postTitle' AS title FROM decisions WHERE item_id = $1",
      [item.id],
    );
    expect(rows.map(({ title }) => title.endsWith('(การแต่งตั้งรอการยืนยัน)'))).toEqual([true, true]);
  });

  it('approve nothing that the administrator alone could have made, and confirm nobody', async () => {
    const reply = await act(of('director'), item.id, 'approve');
    expectProblem(reply, 'four-eyes');
    const { user } = (
      await admin.post<OneTimePassword>('/users', { username: 'set.up.late', name: 'ผู้มาทีหลัง' })
    ).body;
    expect((await admin.post(`/users/${user.id}/reset-password`, undefined, { ifMatch: 1 })).status).toBe(
      200,
    );
  });

  it('are confirmed by the holder of the last step alone, who has the code of the envelope and takes a new password', async () => {
    const list = await first(of('director'));
    expect(list).toMatchObject({ mayConfirm: true, needsCode: true });
    expect(list.appointments).toHaveLength(5);
    const { digest } = list;
    const confirm = (by: Client, more: object = {}) =>
      by.post<FirstAppointments>('/first-appointments/confirm', {
        digest,
        password: TEST_PASSWORD,
        code: envelopeCode,
        newPassword: OWN,
        ...more,
      });
    for (const other of [admin, of('deputy_director')]) expectProblem(await confirm(other), 'not-permitted');
    expectProblem(await of('officer').get('/first-appointments'), 'not-permitted');
    expectProblem(await confirm(of('director'), { password: 'something else' }), 'password-not-confirmed');
    expectProblem(await confirm(of('director'), { digest: '0'.repeat(64) }), 'content-changed');
    const guessed = await confirm(of('director'), { code: 'aaaa-bbbb-cccc-dddd-eeee' });
    expect(pointersOf(expectProblem(guessed, 'requirements-not-met'))).toEqual(['/code']);
    const same = await confirm(of('director'), { newPassword: TEST_PASSWORD });
    expect(pointersOf(expectProblem(same, 'requirements-not-met'))).toEqual(['/newPassword']);
    const { seq } = await glance(test.owner);
    const reply = await confirm(of('director'));
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({ appointments: [], mayConfirm: false, needsCode: false });
    expect((await glance(test.owner, seq)).events.map(({ type }) => type)).toEqual([
      'power.first_confirmed',
      'power.envelope_made',
    ]);
    expect(reply.body.envelopeCode).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/);
    expectProblem(await confirm(of('director'), { password: OWN }), 'move-not-possible');
    const session = await new Browser(test).signIn('set.up.director', OWN);
    expect((session.body as Session).me.name).toBe('ผู้ใช้ director');
  });

  it('decide as anyone does from then on, and the administrator is alone no more', async () => {
    expect((await act(of('director'), item.id, 'approve', { password: OWN })).status).toBe(200);
    const approved = await mustAct(of('officer'), item.id, 'publish');
    expect(approved.state).toBe('published');
    const { user } = (await admin.post<OneTimePassword>('/users', { username: 'set.up.new', name: 'ผู้มาใหม่' }))
      .body;
    const order = { userId: user.id, post: 'officer', capacity: 'substantive', workGroups: [GROUP] };
    const asked = await admin.post<WaitingAct>('/appointments', {
      ...order,
      validFrom: '2026-11-01',
      validTo: null,
      orderNumber: null,
    });
    expect(asked.status).toBe(202);
  });
});
