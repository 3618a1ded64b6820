import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { createPerson } from '../../../testing/asPost.ts';
import { castOffice, draftOf, mustAct, type Cast } from '../../../testing/office.ts';
import { tellStalled } from './tellStalled.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const DAY = 86_400_000;
const toldOf = async (userId: string, itemId: string) =>
  (
    await test.owner.pool.query('SELECT 1 FROM notices WHERE user_id = $1 AND item_id = $2 AND kind = $3', [
      userId,
      itemId,
      'stalled',
    ])
  ).rowCount;

describe('what stalls', () => {
  it('is told to the chair once, after the step’s working days and not before', async () => {
    const chair = await createPerson(test, { seats: [1] });
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    test.clock.advance(DAY);
    await tellStalled(test.deps);
    expect(await toldOf(chair.id, id)).toBe(0);
    test.clock.advance(20 * DAY);
    await tellStalled(test.deps);
    await tellStalled(test.deps);
    expect(await toldOf(chair.id, id)).toBe(1);
    expect(await toldOf(cast.director.id, id)).toBe(0);
  });

  it('is told to the overseer’s post where the chair cannot sign in', async () => {
    await test.owner.pool.query('UPDATE committee_memberships SET valid_to = valid_from WHERE seat = 1');
    const chair = await createPerson(test, { seats: [1], status: 'suspended' });
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    test.clock.advance(20 * DAY);
    await tellStalled(test.deps);
    expect(await toldOf(chair.id, id)).toBe(0);
    expect(await toldOf(cast.deputy.id, id)).toBe(1);
  });

  it('is told again when the item has moved on and stalls at the next step', async () => {
    const chair = await createPerson(test, { seats: [1] });
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    test.clock.advance(20 * DAY);
    await tellStalled(test.deps);
    await mustAct(cast.head, id, 'endorse');
    test.clock.advance(20 * DAY);
    await tellStalled(test.deps);
    expect(await toldOf(chair.id, id)).toBe(2);
  });
});
