import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import type { Action } from '@phoeiphrae/shared/workflow';
import { approve, endorse, reject, returnForChanges } from './decide.ts';
import { publish, schedule, unschedule } from './publish.ts';
import { recall, submit } from './submit.ts';
import { discard, revise } from './revise.ts';
import { takeDown, withdraw } from './withdraw.ts';
import type { EffectResult, MoveContext } from './moveContext.ts';

type Effects = { readonly [A in Action]: (context: MoveContext, body: MoveBody<A>) => Promise<EffectResult> };

/** What each move does once it is allowed. Total over the moves of `shared/src/workflow.ts`. */
export const EFFECTS: Effects = {
  submit,
  endorse,
  approve,
  return: returnForChanges,
  reject,
  recall,
  publish,
  schedule,
  unschedule,
  discard,
  revise,
  withdraw,
  take_down: takeDown,
};
