import { heldWith, type Actor } from '../../office/actor.ts';
import { ProblemException } from '../../http/problem.ts';

/** The log is for those who answer for the whole: the committee, who oversees, who monitors, and the ICT centre. */
const mayReadLog = (actor: Actor): boolean =>
  actor.seats.length > 0 ||
  (['oversee', 'monitor', 'administer'] as const).some((power) => heldWith(actor, power));

/** @throws {ProblemException} 403 */
export function requireLogReader(actor: Actor): void {
  if (!mayReadLog(actor)) throw new ProblemException('not-permitted');
}
