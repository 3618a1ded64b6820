import type { Item } from '@phoeiphrae/shared/item';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import { SHORTEST_REASON } from '@phoeiphrae/shared/reason';
import { MOVES, type Action } from '@phoeiphrae/shared/workflow';
import { serverNow } from '@/api/serverClock';

/** What a person types before a move. It stays until the move is done, whatever happens in between. */
export interface Words {
  reasonCode: string;
  reason: string;
  note: string;
  publishAt: string;
  /** How an approval is confirmed. */
  method: 'password' | 'passkey';
  password: string;
}
export const noWords = (): Words => ({
  reasonCode: '',
  reason: '',
  note: '',
  publishAt: '',
  method: 'password',
  password: '',
});

/** Whether the move is confirmed with the password: a signature by passkey needs none. */
export const asksPassword = (action: Action, { method }: Words): boolean =>
  MOVES[action].reauthenticate && method === 'password';

export const takesNote = (action: Action): boolean => action === 'endorse' || action === 'approve';

/** The hash of what the reader sees; moves that bind to a content name it. */
export const hashShown = (item: Item): string => item.working?.contentHash ?? '';

export function moveBody<A extends Action>(action: A, contentHash: string, words: Words): MoveBody<A> {
  const move = MOVES[action];
  const { reasonCode, note, publishAt, password } = words;
  const body = {
    ...(move.bindsHash ? { contentHash } : {}),
    ...(move.reason === 'none' ? {} : { reasonCode, reason: words.reason.trim() }),
    ...(asksPassword(action, words) ? { password } : {}),
    ...(action === 'schedule' ? { publishAt } : {}),
    ...(takesNote(action) && note.trim() ? { note: note.trim() } : {}),
  };
  return body as unknown as MoveBody<A>;
}

export type WordsFault = 'reasonCode' | 'reason' | 'publishAt' | 'password';

/** What is still to be filled in before the move can be sent. */
export function wordsFaults(action: Action, words: Words, now = serverNow()): WordsFault[] {
  const move = MOVES[action];
  const faults: WordsFault[] = [];
  if (move.reason !== 'none' && !words.reasonCode) faults.push('reasonCode');
  if (move.reason !== 'none' && words.reason.trim().length < SHORTEST_REASON) faults.push('reason');
  if (action === 'schedule' && !(Date.parse(words.publishAt) > now.getTime())) faults.push('publishAt');
  if (asksPassword(action, words) && !words.password) faults.push('password');
  return faults;
}
