import { expect, it } from 'vitest';
import { takeTurns } from './takeTurns';

it('takeTurns lets one write begin when the one before has ended, well or badly', async () => {
  const inTurn = takeTurns();
  const told: string[] = [];
  const write = (name: string, fails = false) =>
    inTurn(async () => {
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = await Promise.allSettled([write('a'), write('b', true), write('c')]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
