import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { longRuns } from '../../../testing/longRuns.ts';
import {
  acts,
  openInsiders,
  publishedInOneHand,
  takeAct,
  type Insiders,
  type Tally,
} from '../../../testing/insiders.ts';

const RUNS = longRuns(4, 500);
const tally: Tally = { published: 0, refused: 0, confirmed: 0, handedOver: 0 };

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

let insiders: Insiders;
beforeEach(async () => {
  insiders = await openInsiders(test, { setUp: false, tally });
});

describe('whatever insiders do, account administration included', () => {
  it(
    'no set of accounts that one person can open gets an approval-track revision published',
    { timeout: RUNS * 60_000 },
    async () => {
      const history = fc.record({
        setUp: fc.boolean(),
        steps: fc.array(acts, { minLength: 4, maxLength: longRuns(8, 14) }),
      });
      const property = fc.asyncProperty(history, async ({ setUp, steps }) => {
        insiders = await openInsiders(test, { setUp, tally });
        for (const step of steps) {
          const statuses = await takeAct(insiders, step);
          expect(statuses.filter((status) => status >= 500)).toEqual([]);
          expect(await publishedInOneHand(insiders)).toEqual([]);
        }
      });
      const honest = {
        setUp: false,
        steps: [{ kind: 'staffed' as const }, { kind: 'chain' as const, alone: undefined }],
      };
      await fc.assert(property, { numRuns: RUNS, examples: [[honest]], endOnFailure: true });
      // Histories in which nobody tries, or nothing is ever published, would prove nothing.
      for (const count of [tally.published, tally.confirmed, tally.handedOver])
        expect(count).toBeGreaterThan(0);
    },
  );

  it('the puppet chain of one administrator is refused, and the same chain confirmed by the director is not', async () => {
    const chain = { kind: 'chain', alone: 0 } as const;
    const puppets = { kind: 'puppets', by: 0, confirmBy: 0 } as const;
    await takeAct(insiders, puppets);
    await takeAct(insiders, chain);
    expect(insiders.published).toEqual([]);
    expect(tally.refused).toBeGreaterThan(0);
    await takeAct(insiders, { ...puppets, confirmBy: 2 });
    await takeAct(insiders, chain);
    expect(insiders.published).toEqual([]);
    await takeAct(insiders, { ...chain, alone: undefined });
    expect(insiders.published).toHaveLength(1);
    expect(await publishedInOneHand(insiders)).toEqual([]);
  });

  it('nor does the administrator of a set-up, whom nobody has confirmed', async () => {
    insiders = await openInsiders(test, { setUp: true, tally });
    await takeAct(insiders, { kind: 'puppets', by: 0, confirmBy: 0 });
    await takeAct(insiders, { kind: 'chain', alone: 0 });
    expect(insiders.published).toEqual([]);
  });
});
