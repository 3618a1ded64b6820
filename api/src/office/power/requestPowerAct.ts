import { powerActs } from '@phoeiphrae/db/schema/power';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { AskedFor } from '@phoeiphrae/shared/powerAct';
import type { Config } from '../../config/schema.ts';
import { encrypt } from '../encryption.ts';
import { newPasswordHalf } from '../password.ts';
import type { WriteContext } from '../write.ts';
import { isOpenToOthers } from './hands.ts';
import { lapseOf } from './powerRules.ts';

export type PowerActRow = typeof powerActs.$inferSelect;

/** Binds the encrypted half of a password to its act. */
export const HALF_PASSWORD = 'half of a one-time password';

/** What was asked for, waiting, and the half of a one-time password that goes to whoever asked. */
export interface Requested {
  readonly row: PowerActRow;
  readonly passwordHalf: string | null;
}

interface Request {
  readonly subjectId: string;
  readonly asked: AskedFor;
  readonly by: ActorStamp;
}

const orderOf = (asked: AskedFor) => {
  if (asked.kind === 'appointment') return asked.appointment;
  return asked.kind === 'seat' ? asked.membership : undefined;
};

/**
 * Keeps what gives or takes power until a second person confirms it; nothing else changes. Everything that can be asked
 * now was asked before, and is asked again when it is confirmed.
 * An account that others can open gets a new one-time password with its power, of which two people have one half each.
 */
export async function requestPowerAct(
  context: WriteContext,
  config: Config,
  { subjectId, asked, by }: Request,
): Promise<Requested> {
  const { tx, actor, now } = context;
  const handsOut = asked.kind === 'password' || (orderOf(asked) && (await isOpenToOthers(tx, subjectId)));
  const passwordHalf = handsOut ? newPasswordHalf() : null;
  const halfPassword = passwordHalf && encrypt(config, HALF_PASSWORD, subjectId, passwordHalf);
  const order = orderOf(asked);
  const [row] = await tx
    .insert(powerActs)
    .values({
      kind: asked.kind,
      subjectId,
      asked,
      orderNumber: order?.orderNumber ?? null,
      orderFile: order?.orderFile ?? null,
      requestedBy: actor.userId,
      requestedStamp: by,
      requestedAt: now,
      lapsesAt: lapseOf(actor.policy, now),
      halfPassword,
    })
    .returning();
  if (!row) throw new Error('the act was not written');
  await context.record({ type: 'power.requested', by, subjectId, details: eventDetails(row) });
  return { row, passwordHalf };
}

/** What the log says of an act: what it is about, never a password. */
export const eventDetails = ({ id, asked, orderNumber, orderFile, requestedBy, lapsesAt }: PowerActRow) => ({
  act: id,
  ...asked,
  orderNumber,
  orderFile,
  requestedBy,
  lapsesAt,
});
