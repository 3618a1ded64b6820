import { createHash } from 'node:crypto';
import { lte } from 'drizzle-orm';
import { preparedStatements } from '@phoeiphrae/db/schema/signatures';
import type { PrepareApproval } from '@phoeiphrae/shared/moveBodies';
import type { PreparedStatement } from '@phoeiphrae/shared/passkey';
import { statementText } from '@phoeiphrae/shared/statement';
import type { Deps } from '../../../office/deps.ts';
import { activePasskeys, CEREMONY_MS, requestOptions } from '../../../office/factors/passkeys.ts';
import type { WriteContext } from '../../../office/write.ts';
import { requireMove } from './transitionItem.ts';
import { challengeOf, statementFor } from './sign.ts';

const DAY_MS = 86_400_000;
const after = (now: string, milliseconds: number) => new Date(Date.parse(now) + milliseconds).toISOString();

/**
 * The statement that the caller would sign now with a passkey, kept for five minutes. Nothing else is written, and
 * the same is asked as of the approval itself.
 * @throws {ProblemException} 404, 409, 403 as the approval would.
 */
export async function prepareApproval(
  context: WriteContext,
  { config }: Deps,
  itemId: string,
  body: PrepareApproval,
): Promise<PreparedStatement> {
  const { tx, actor, now } = context;
  const { facts, target, as } = await requireMove(context, { itemId, action: 'approve', body });
  const statement = statementFor({ actor, facts, target, as }, 'passkey', now);
  const text = statementText(statement);
  const expiresAt = after(now, CEREMONY_MS);
  await tx.delete(preparedStatements).where(lte(preparedStatements.expiresAt, after(now, -DAY_MS)));
  const [row] = await tx
    .insert(preparedStatements)
    .values({
      userId: actor.userId,
      itemId,
      revisionId: target.row.id,
      appointmentId: as.appointmentId,
      contentHash: target.row.contentHash,
      text,
      note: body.note ?? '',
      createdAt: now,
      expiresAt,
    })
    .returning({ id: preparedStatements.id });
  if (!row) throw new Error('the statement was not kept');
  const keys = await activePasskeys(tx, actor.userId);
  const passkey = keys.length > 0 ? requestOptions(config, keys, challengeOf(text)) : null;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { id: row.id, statement, text, sha256, expiresAt, passkey };
}
