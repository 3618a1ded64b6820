import { and, eq, isNull, ne } from 'drizzle-orm';
import { sessions } from '@phoeiphrae/db/schema/people';
import type { Tx } from './deps.ts';

export type EndReason =
  | 'signed_out'
  | 'replaced'
  | 'reuse'
  | 'ended_elsewhere'
  | 'password'
  | 'suspended'
  | 'ended'
  | 'reset'
  | 'second_factor';

/** Ends sessions of a user, at once: the next request with any of their tokens is refused. @returns their ids. */
export async function endSessions(
  tx: Tx,
  userId: string,
  end: { reason: EndReason; now: string; only?: string; except?: string | null },
): Promise<string[]> {
  const rows = await tx
    .update(sessions)
    .set({ endedAt: end.now, endReason: end.reason })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        end.only === undefined ? undefined : eq(sessions.id, end.only),
        end.except ? ne(sessions.id, end.except) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return rows.map((row) => row.id);
}
