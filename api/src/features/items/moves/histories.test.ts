import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import {
  histories,
  openItem,
  openWorld,
  restoreEveryone,
  takeStep,
  type World,
} from '../../../testing/history.ts';
import { breaches } from '../../../testing/invariant.ts';
import { glance } from '../../../testing/ledger.ts';
import { longRuns } from '../../../testing/longRuns.ts';

const RUNS = longRuns(25, 500);
const STEPS = 40;

let test: TestApp;
let world: World;
beforeAll(async () => {
  test = await buildTestApp();
  world = await openWorld(test);
});
afterAll(() => test.close());

const reached = new Set<string>();

describe('whatever happens, in whatever order', () => {
  it(
    'what is public was approved, byte for byte, after every step of every history',
    { timeout: RUNS * 60_000 },
    async () => {
      const property = fc.asyncProperty(histories(STEPS), async ({ first, steps }) => {
        await restoreEveryone(world);
        const id = await openItem(world, first);
        for (const step of steps) {
          const { seq } = await glance(test.owner);
          const statuses = await takeStep(world, id, step);
          expect(statuses.filter((status) => status >= 500)).toEqual([]);
          expect(await breaches(test.owner, seq)).toEqual([]);
        }
        const { rows } = await test.owner.pool.query<{ state: string }>(
          'SELECT state FROM revisions WHERE item_id = $1',
          [id],
        );
        for (const { state } of rows) reached.add(state);
      });
      // The seed of a failure stands in its message; pass it to replay.
      await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
      expect(await breaches(test.owner)).toEqual([]);
      // Histories that never get anywhere would prove nothing.
      for (const state of ['published', 'superseded', 'withdrawn']) expect([...reached]).toContain(state);
    },
  );
});
