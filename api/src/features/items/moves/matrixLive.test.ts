import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStage, walkMatrix, type Stage } from '../../../testing/matrix/matrix.ts';
import { ITEM_STATE_NAMES } from '../../../testing/matrix/itemStates.ts';

const ITEM_STATES = ITEM_STATE_NAMES.slice(14);
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(ITEM_STATES);
}, 180_000);
afterAll(() => stage.test.close());

describe('state × viewer × action, on what is or was public, and on the immediate track', () => {
  it.each(ITEM_STATES)('%s', { timeout: 120_000 }, async (state) => {
    expect((await walkMatrix(stage, state)).findings).toEqual([]);
  });
});
