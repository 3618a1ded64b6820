import { inArray } from 'drizzle-orm';
import { users } from '@phoeiphrae/db/schema/people';
import { POWER_ACT_ACTIONS, type PowerAct, type WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { OrderFile } from '@phoeiphrae/shared/orderFile';
import type { Queryable } from '../deps.ts';
import type { Answer } from '../idempotency.ts';
import type { PresentationContext } from '../presentAppointment.ts';
import { confirmersOn, type Confirmer } from './confirmers.ts';
import { handsOf } from './hands.ts';
import { keptOrderFiles } from './keptOrderFiles.ts';
import { isParty, mayWithPowerAct, stateAt, type Hands } from './powerActPolicy.ts';
import type { PowerActRow, Requested } from './requestPowerAct.ts';

/** For whom acts are shown, and as of when. */
export type PowerActContext = PresentationContext & { readonly now: string };

/** Acts with what the reader may do with each. */
export async function presentPowerActs(
  db: Queryable,
  rows: readonly PowerActRow[],
  context: PowerActContext,
): Promise<PowerAct[]> {
  if (rows.length === 0) return [];
  const subjects = [...new Set(rows.map(({ subjectId }) => subjectId))];
  const named = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, subjects));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const waits = rows.some((row) => stateAt(row, context.now) === 'waiting');
  const confirmers = waits ? await confirmersOn(db, context.today, context.policy) : [];
  const parties = rows.map(({ requestedBy }) => requestedBy);
  const hands = await handsOf(db, [
    context.actor.userId,
    ...parties,
    ...confirmers.map(({ userId }) => userId),
  ]);
  const kept = await keptOrderFiles(
    db,
    rows.map(({ orderFile }) => orderFile),
  );
  return rows.map((row) =>
    present(row, { name: names.get(row.subjectId) ?? '', hands, confirmers, kept }, context),
  );
}

interface Around {
  /** Of the person concerned. */
  readonly name: string;
  readonly hands: Hands;
  readonly confirmers: readonly Confirmer[];
  /** The files of orders that are kept, by their digests. */
  readonly kept: ReadonlyMap<string, OrderFile>;
}

function present(
  row: PowerActRow,
  { name, hands, confirmers, kept }: Around,
  context: PowerActContext,
): PowerAct {
  const { id, kind, subjectId, asked, orderNumber, orderFile, requestedAt, lapsesAt, version } = row;
  const { decidedStamp, decidedAt, reason, requestedStamp } = row;
  const state = stateAt(row, context.now);
  return {
    id,
    kind,
    state,
    subjectId,
    subjectName: name,
    title: titleOf(row, context),
    appointment: asked.kind === 'appointment' ? asked.appointment : null,
    membership: asked.kind === 'seat' ? asked.membership : null,
    orderNumber,
    orderFile,
    keptFile: (orderFile !== null && kept.get(orderFile)) || null,
    requestedBy: requestedStamp,
    requestedAt,
    lapsesAt,
    decidedBy: decidedStamp,
    decidedAt,
    reason,
    confirmers:
      state === 'waiting'
        ? confirmers
            .filter(({ userId }) => !isParty(userId, row, hands))
            .map((one) => ({ name: one.name, postTitle: postTitleOf(one.post, context) }))
        : [],
    handsOutPassword: row.halfPassword !== null,
    version,
    availableActions: POWER_ACT_ACTIONS.filter(
      (action) => state === 'waiting' && mayWithPowerAct(context.actor, action, row, hands).allowed,
    ).map((action) => ({ action, method: 'POST', href: `/api/v1/power-acts/${id}/${action}` })),
  };
}

const postTitleOf = (post: string, { policy, locale }: Pick<PowerActContext, 'policy' | 'locale'>): string =>
  policy.posts.get(post)?.title[locale] ?? post;

function titleOf({ asked }: PowerActRow, { policy, locale }: PowerActContext): string {
  switch (asked.kind) {
    case 'appointment':
      return postTitleOf(asked.appointment.post, { policy, locale });
    case 'seat':
      return (
        policy.document.committee.find(({ seat }) => seat === asked.membership.seat)?.title[locale] ?? ''
      );
    case 'passkey':
      return asked.label;
    case 'password':
    case 'second_factor':
      return '';
  }
}

/** The answer to what has to wait: 202. A retry is answered without the half of the password, which nothing keeps in clear. */
export async function presentWaiting(
  db: Queryable,
  { row, passwordHalf }: Requested,
  context: PowerActContext,
): Promise<Answer<WaitingAct>> {
  const [waiting] = await presentPowerActs(db, [row], context);
  if (!waiting) throw new Error('a row makes an act');
  return {
    status: 202,
    body: { waiting, passwordHalf },
    kept: { waiting, passwordHalf: null },
    location: `/api/v1/power-acts/${row.id}`,
  };
}
