import type { PowerActAction, PowerActState } from '@phoeiphrae/shared/powerAct';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { heldWith, type Actor, type Held } from '../actor.ts';
import { confirmsAs } from './powerRules.ts';
import type { PowerActRow } from './requestPowerAct.ts';

/** Each account with everyone who can open it. */
export type Hands = ReadonlyMap<string, ReadonlySet<string>>;
type Parties = Pick<PowerActRow, 'requestedBy' | 'subjectId'>;

export type PowerActVerdict =
  | { readonly allowed: true; readonly as: Held | undefined }
  | { readonly allowed: false; readonly code: ProblemCode };

const deny = (code: ProblemCode): PowerActVerdict => ({ allowed: false, code });

/** Where an act stands at a moment: what nobody decided by then has lapsed. */
export const stateAt = ({ state, lapsesAt }: PowerActRow, now: string): PowerActState =>
  state === 'waiting' && lapsesAt <= now ? 'lapsed' : state;

/** Who sees all acts that wait, waited or lapsed: whoever asks for them and whoever confirms them. */
export const seesPowerActs = (actor: Actor): boolean =>
  heldWith(actor, 'administer') !== undefined || confirmsAs(actor) !== undefined;

/**
 * Whether someone is a party to an act: asked for it, is the person concerned, or can be the same person as one of
 * them, because one person can open both accounts.
 */
export function isParty(userId: string, { requestedBy, subjectId }: Parties, hands: Hands): boolean {
  const own = hands.get(userId) ?? new Set([userId]);
  const asking = hands.get(requestedBy) ?? new Set([requestedBy]);
  return own.has(subjectId) || [...own].some((id) => asking.has(id));
}

/** Pure. Who may do what with an act that waits. `hands` are those of the actor and of whoever asked. */
export function mayWithPowerAct(
  actor: Actor,
  action: PowerActAction,
  act: Parties,
  hands: Hands,
): PowerActVerdict {
  const as = confirmsAs(actor);
  switch (action) {
    case 'confirm':
      if (isParty(actor.userId, act, hands)) return deny('second-person-required');
      return as ? { allowed: true, as } : deny('not-permitted');
    case 'refuse':
      // The person concerned may always say no.
      return as || act.subjectId === actor.userId ? { allowed: true, as } : deny('not-permitted');
    case 'withdraw':
      return act.requestedBy === actor.userId ? { allowed: true, as } : deny('not-permitted');
  }
}
