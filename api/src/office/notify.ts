import { notices } from '@phoeiphrae/db/schema/items';
import type { NoticeKind } from '@phoeiphrae/shared/notice';
import type { Tx } from './deps.ts';

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly itemId: string | null;
  readonly details?: Record<string, unknown>;
}

/** Tells people in the console, in the transaction of the act itself: nobody hears of what did not happen. */
export async function notify(
  tx: Tx,
  userIds: Iterable<string>,
  notice: NewNotice,
  now: string,
): Promise<void> {
  const { kind, itemId, details = {} } = notice;
  const rows = [...new Set(userIds)].map((userId) => ({ userId, kind, itemId, details, createdAt: now }));
  if (rows.length > 0) await tx.insert(notices).values(rows);
}
