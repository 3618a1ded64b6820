import type { Certificate } from '@phoeiphrae/shared/certificate';
import type { ItemHistory } from '@phoeiphrae/shared/history';
import type { PublicItem } from '@phoeiphrae/shared/publicItem';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { castOffice, publishedItem, type Cast } from '../../testing/office.ts';
import { paperText } from '../../testing/paperText.ts';
import { saidIn } from '../../testing/saidIn.ts';
import { appointByTwo } from '../../testing/secondPerson.ts';
import { deriveAll } from '../log/derive/deriveAll.ts';

const ORDER = 'คำสั่งที่ 77/2569';
const [ASKED, CONFIRMED] = ['นางสาวผู้ขอ แต่งตั้ง', 'นายผู้ยืนยัน แต่งตั้ง'];

let test: TestApp;
let cast: Cast;
let standIn: Person;
beforeAll(async () => {
  test = await buildTestApp();
  const ict = await createPerson(test, { name: ASKED, appointments: [{ post: 'ict_officer' }] });
  const director = await createPerson(test, { name: CONFIRMED, appointments: [{ post: 'director' }] });
  cast = { ...(await castOffice(test)), director };
  standIn = await createPerson(test);
  await appointByTwo([ict, director], {
    userId: standIn.id,
    post: 'director',
    capacity: 'acting',
    workGroups: [],
    validFrom: '2026-11-01',
    validTo: null,
    orderNumber: ORDER,
  });
});
afterAll(() => test.close());

const anyone = async (path: string) => test.app.inject({ url: `/api/v1/public/items${path}` });
const two = { askedBy: ASKED, confirmedBy: CONFIRMED, orderFile: null };

it('an approval names both persons of the appointment in which it was given, wherever it is told', async () => {
  const item = await publishedItem(test, { ...cast, director: standIn });
  const slug = `/${encodeURIComponent(item.slug)}`;

  const { approvals } = (await anyone(slug)).json<PublicItem>();
  expect(approvals.at(-1)).toMatchObject({ kind: 'approve', orderNumber: ORDER, appointedBy: two });
  expect(approvals[0]).not.toHaveProperty('appointedBy');

  const certificate = (await anyone(`${slug}/certificate`)).json<Certificate>();
  const statement = JSON.parse(certificate.approval?.statement ?? '{}') as { by: unknown };
  expect(statement.by).toMatchObject({ orderNumber: ORDER, appointedBy: two });

  for (const said of [ORDER, ASKED, CONFIRMED]) {
    const drawn = await anyone(`${slug}/papers/certificate`);
    expect(saidIn(await paperText(drawn.rawPayload), said)).toBe(said);
  }
  const { entries } = (await cast.officer.get<ItemHistory>(`/items/${item.id}/history`)).body;
  expect(entries.find(({ type }) => type === 'item.approved')?.by.appointedBy).toEqual(two);
});

it('npm run verify works the two persons of a publication out again', async () => {
  await publishedItem(test, { ...cast, director: standIn });
  expect(await namedOfPublications()).toEqual([]);
  await test.owner.pool.query('ALTER TABLE publications DISABLE TRIGGER ALL');
  await test.owner.pool.query(
    `UPDATE publications SET approvals = replace(approvals::text, '${CONFIRMED}', 'x')::jsonb`,
  );
  expect(await namedOfPublications()).toContain('approvals');
});

async function namedOfPublications(): Promise<string[]> {
  const found: string[] = [];
  await deriveAll(test.deps, ({ table, columns }) =>
    found.push(...(table === 'publications' ? columns : [])),
  );
  return found;
}
