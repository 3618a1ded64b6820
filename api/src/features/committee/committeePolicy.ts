import { heldWith, type Actor, type Held } from '../../office/actor.ts';
import { ProblemException } from '../../http/problem.ts';

/**
 * The committee's list is kept by its secretary, and by administrators; all staff may read it. Nobody seats themself.
 */
export function mayKeepCommittee(actor: Actor): boolean {
  return heldWith(actor, 'administer') !== undefined || isSecretary(actor);
}

function isSecretary(actor: Actor): boolean {
  const seats = actor.policy.document.committee.filter((seat) => seat.office === 'secretary');
  return seats.some((seat) => actor.seats.includes(seat.seat));
}

/** @returns the appointment in which an administrator acts; the secretary acts by the seat. @throws {ProblemException} 403 */
export function requireKeeper(actor: Actor, seated?: string): Held | undefined {
  if (!mayKeepCommittee(actor)) throw new ProblemException('not-permitted');
  if (seated === actor.userId) {
    throw new ProblemException('not-permitted', {
      sentence: { th: 'ไม่มีผู้ใดแต่งตั้งตนเองเป็นกรรมการได้', en: 'Nobody may seat themself.' },
    });
  }
  return heldWith(actor, 'administer');
}
