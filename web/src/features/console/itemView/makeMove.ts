import type { Item } from '@phoeiphrae/shared/item';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import type { Action } from '@phoeiphrae/shared/workflow';
import * as calls from '@/api/calls/items';
import type { onRecord } from '@/api/params';
import type { Write } from '@/api/useWrite';

type Params = ReturnType<typeof onRecord>;
/** One operation for each move, with the body that this move takes: a move without one does not compile. */
type Moves = { readonly [A in Action]: (write: Write, params: Params, body: MoveBody<A>) => Promise<Item> };

const MOVES: Moves = {
  submit: (write, params, body) => write(calls.submitItem, { params, body }),
  endorse: (write, params, body) => write(calls.endorseItem, { params, body }),
  approve: (write, params, body) => write(calls.approveItem, { params, body }),
  return: (write, params, body) => write(calls.returnItem, { params, body }),
  reject: (write, params, body) => write(calls.rejectItem, { params, body }),
  recall: (write, params, body) => write(calls.recallItem, { params, body }),
  publish: (write, params, body) => write(calls.publishItem, { params, body }),
  schedule: (write, params, body) => write(calls.scheduleItem, { params, body }),
  unschedule: (write, params, body) => write(calls.unscheduleItem, { params, body }),
  discard: (write, params, body) => write(calls.discardItem, { params, body }),
  revise: (write, params, body) => write(calls.reviseItem, { params, body }),
  withdraw: (write, params, body) => write(calls.withdrawItem, { params, body }),
  take_down: (write, params, body) => write(calls.takeDownItem, { params, body }),
};

/** Makes a move. @throws {ProblemError} when it is refused */
export const makeMove = <A extends Action>(
  write: Write,
  params: Params,
  action: A,
  body: MoveBody<A>,
): Promise<Item> => MOVES[action](write, params, body);
