import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStage, walkMatrix, type Stage } from '../../../testing/matrix/matrix.ts';
import { STANDING_NAMES } from '../../../testing/matrix/standings.ts';

const STANDINGS = STANDING_NAMES.slice(14);
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(STANDINGS);
}, 180_000);
afterAll(() => stage.test.close());

describe('state × viewer × action, on what is or was public, and on the immediate track', () => {
  it.each(STANDINGS)('%s', { timeout: 120_000 }, async (standing) => {
    expect((await walkMatrix(stage, standing)).findings).toEqual([]);
  });
});
