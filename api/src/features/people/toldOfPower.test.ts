import type { OneTimePassword } from '@phoeiphrae/shared/user';
import type { PublicLeafPage } from '@phoeiphrae/shared/publicLog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, createPerson, TEST_PASSWORD, type Person } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { appendLeaves } from '../../office/log/appendLeaves.ts';
import { recordEvent } from '../../office/log/recordEvent.ts';
import { SYSTEM_STAMP } from '../../office/actor.ts';
import { verifyPublicLog } from '../log/verifyPublicLog.ts';

let test: TestApp;
let ict: Person;
let director: Person;
let chair: Person;
let officer: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  director = await asPost(test, 'director');
  chair = await createPerson(test, { seats: [1] });
  officer = await asPost(test, 'officer', { workGroups: ['ict'], orderNumber: 'คำสั่งที่ 1/2569' });
});
afterAll(() => test.close());

const owner = (sql: string, ...values: unknown[]) => test.owner.pool.query(sql, values);
const at = () => test.clock.now().toISOString();
const record = (event: Pick<Parameters<typeof recordEvent>[1], 'type' | 'subjectId' | 'details'>) =>
  test.deps.db.orm.transaction((tx) =>
    recordEvent(tx, { ...event, by: SYSTEM_STAMP, at: at(), requestId: null }),
  );
async function toldOf(person: Person, kind: string): Promise<Record<string, unknown>[]> {
  const { rows } = await owner(
    'SELECT details FROM notices WHERE user_id = $1 AND kind = $2 ORDER BY created_at, id',
    person.id,
    kind,
  );
  return (rows as { details: Record<string, unknown> }[]).map(({ details }) => details);
}
const leaves = async () =>
  (await client(test).get<PublicLeafPage>('/public/log/leaves?limit=1000')).body.leaves.map(
    ({ leaf }) => JSON.parse(leaf) as Record<string, unknown>,
  );

describe('an act that gives or takes power', () => {
  const term = {
    post: 'deputy_director',
    capacity: 'substantive',
    workGroups: [],
    orderNumber: 'คำสั่งที่ 8/2569',
  };

  it('is told at once to the last step, the chair and the person, and is a leaf without a name', async () => {
    const details = { ...term, userId: officer.id, validFrom: '2026-11-23', validTo: null };
    await record({ type: 'appointment.made', subjectId: officer.appointmentIds[0]!, details });
    for (const person of [director, chair, officer]) {
      const [told] = await toldOf(person, 'power_given');
      expect(told).toMatchObject({
        person: officer.name,
        posts: ['deputy_director'],
        orderNumber: 'คำสั่งที่ 8/2569',
      });
    }
    expect(await toldOf(ict, 'power_given')).toEqual([]);
    const leaf = (await leaves()).at(-1);
    expect(leaf).toMatchObject({ type: 'appointment.made', ...term });
    expect(JSON.stringify(leaf)).not.toContain(officer.id);
    expect(JSON.stringify(leaf)).not.toContain(officer.name);
  });

  it.each([
    'user.password_reset',
    'second_factor.reset',
    'user.suspended',
    'user.resumed',
    'user.ended',
  ] as const)('%s of a holder is told to the chair, and a leaf with post and order number', async (type) => {
    await record({ type, subjectId: officer.id });
    const leaf = (await leaves()).at(-1);
    expect(leaf).toMatchObject({ type, posts: [{ post: 'officer', orderNumber: 'คำสั่งที่ 1/2569' }] });
    const all = await owner(
      "SELECT 1 FROM notices WHERE user_id = $1 AND details ->> 'act' = $2",
      chair.id,
      type,
    );
    expect(all.rowCount).toBe(1);
  });

  it('of an account without a post is told to its owner alone, and is no leaf', async () => {
    const before = (await leaves()).length;
    const { body } = await ict.post<OneTimePassword>('/users', { username: 'powerless', name: 'ไม่มีตำแหน่ง' });
    await record({ type: 'user.password_reset', subjectId: body.user.id });
    expect((await leaves()).length).toBe(before);
    const { rows } = await owner("SELECT user_id FROM notices WHERE details ->> 'person' = 'ไม่มีตำแหน่ง'");
    expect(rows).toEqual([{ user_id: body.user.id }]);
  });

  it('leaves a log that verifies, beside entries of before that are no leaves', async () => {
    const before = (await leaves()).length;
    await owner('ALTER TABLE events DISABLE TRIGGER guard_event');
    await owner(
      `INSERT INTO events SELECT (SELECT max(seq) + 1 FROM events), at, type, NULL, NULL, NULL, subject_id, NULL,
         replace(body, '"inPublicLog":true,', ''), previous_hash, 'x' FROM events WHERE type = 'appointment.made' LIMIT 1`,
    );
    const made = await test.deps.db.orm.transaction((tx) => appendLeaves(tx));
    const { faults } = await verifyPublicLog(test.deps.db);
    await owner("DELETE FROM events WHERE hash = 'x'");
    await owner('ALTER TABLE events ENABLE TRIGGER guard_event');
    expect(faults).toEqual([]);
    expect(made).toBe(0);
    expect((await leaves()).length).toBe(before);
  });
});

describe('a sign-in', () => {
  it('from a new device is told to the person and the watchers; from the same one again it is not', async () => {
    const holder = await asPost(test, 'officer', { workGroups: ['ict'] });
    const browser = new Browser(test);
    expect((await browser.signIn(holder.username, TEST_PASSWORD)).status).toBe(200);
    expect((await browser.signIn(holder.username, TEST_PASSWORD)).status).toBe(200);
    for (const person of [holder, director, chair]) {
      const told = (await toldOf(person, 'new_device')).filter((one) => one['person'] === holder.name);
      expect(told).toHaveLength(1);
    }
  });
});
