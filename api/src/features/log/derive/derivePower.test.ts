import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { asPost, createPerson, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { confirmWaiting, decideAct } from '../../../testing/secondPerson.ts';
import { checkPublicLog } from '../verifyPublicLog.ts';
import { deriveAll } from './deriveAll.ts';

let test: TestApp;
let ict: Person;
let director: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  director = await asPost(test, 'director');
  for (const how of ['confirm', 'refuse', 'withdraw', 'wait'] as const) {
    const asked = await ask(await createPerson(test));
    if (how === 'confirm') await confirmWaiting(director, asked);
    else if (how !== 'wait') await decideAct(how === 'refuse' ? director : ict, asked.body.waiting, how);
  }
  for (const table of ['power_acts', 'appointments']) await owner(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  for (const name of ['power_acts_decided', 'power_acts_half_password', 'power_acts_second_person'])
    await owner(`ALTER TABLE power_acts DROP CONSTRAINT ${name}`);
});
afterAll(() => test.close());

const ask = ({ id }: Person) =>
  ict.post<WaitingAct>('/appointments', {
    userId: id,
    post: 'group_head',
    capacity: 'acting',
    workGroups: ['legal'],
    validFrom: '2026-11-01',
    validTo: null,
    orderNumber: 'คำสั่งที่ 31/2569',
  });
const owner = async (sql: string) => (await test.owner.pool.query(sql)).rows;
async function named(): Promise<string[]> {
  const found: string[] = [];
  for (const { table, columns } of (await checkPublicLog(test.deps.db)).faults)
    found.push(...columns.map((column) => `${table}.${column}`));
  await deriveAll(test.deps, ({ table, columns }) =>
    found.push(...columns.map((column) => `${table}.${column}`)),
  );
  return found;
}

describe('npm run verify', () => {
  it('finds nothing in acts that wait, were confirmed, refused or withdrawn, nor in one that lapsed', async () => {
    expect(await named()).toEqual([]);
    test.clock.advance(30 * 86_400_000);
    expect(await named()).toEqual([]);
  });

  const confirmed = "(SELECT id FROM power_acts WHERE state = 'confirmed')";
  it.each([
    ['power_acts.state', `UPDATE power_acts SET state = 'confirmed' WHERE state = 'refused'`],
    ['power_acts.state', `UPDATE power_acts SET state = 'confirmed' WHERE state = 'waiting'`],
    ['power_acts.decided_by', `UPDATE power_acts SET decided_by = requested_by WHERE id = ${confirmed}`],
    [
      'power_acts.decided_stamp',
      `UPDATE power_acts SET decided_stamp = requested_stamp WHERE id = ${confirmed}`,
    ],
    ['power_acts.requested_by', `UPDATE power_acts SET requested_by = decided_by WHERE id = ${confirmed}`],
    ['power_acts.order_number', `UPDATE power_acts SET order_number = 'x' WHERE id = ${confirmed}`],
    ['power_acts.asked', `UPDATE power_acts SET asked = asked || '{"x": 1}' WHERE id = ${confirmed}`],
    [
      'power_acts.lapses_at',
      `UPDATE power_acts SET lapses_at = lapses_at + interval '1 day' WHERE id = ${confirmed}`,
    ],
    ['power_acts.id', `DELETE FROM power_acts WHERE state = 'refused'`],
    ['appointments.post', `UPDATE appointments SET post = 'director' WHERE power_act_id = ${confirmed}`],
    ['appointments.asked_by', `UPDATE appointments SET asked_by = 'x' WHERE power_act_id = ${confirmed}`],
    [
      'appointments.confirmed_by',
      `UPDATE appointments SET confirmed_by = 'x' WHERE power_act_id = ${confirmed}`,
    ],
    [
      'appointments.unconfirmed',
      `UPDATE appointments SET unconfirmed = true WHERE power_act_id = ${confirmed}`,
    ],
  ])('names %s, changed by the owner of the database', async (column, change) => {
    await owner('CREATE TABLE kept_acts AS SELECT * FROM power_acts');
    await owner('CREATE TABLE kept_posts AS SELECT * FROM appointments');
    await owner(change);
    const found = await named();
    for (const table of ['power_acts', 'appointments']) await owner(`DELETE FROM ${table}`);
    await owner('INSERT INTO power_acts SELECT * FROM kept_acts');
    await owner('INSERT INTO appointments SELECT * FROM kept_posts');
    await owner('DROP TABLE kept_acts, kept_posts');
    expect(found).toContain(column);
  });
});
