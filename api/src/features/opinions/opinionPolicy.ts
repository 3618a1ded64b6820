import { heldWith, type Actor, type Held } from '../../office/actor.ts';
import { mayOpen } from '../../office/areaPolicy.ts';
import { ProblemException } from '../../http/problem.ts';

/** @throws {ProblemException} 403 for everybody but those who answer for publication as a whole. */
export function requireReader(actor: Actor): void {
  if (!mayOpen(actor, 'opinions')) throw new ProblemException('not-permitted');
}

/** The post in which somebody gathers opinions under the announcement: whoever monitors does. */
export const judgeOf = (actor: Actor): Held | undefined => heldWith(actor, 'monitor');

/** @throws {ProblemException} 403 for everybody who does not gather opinions. */
export function requireJudge(actor: Actor): Held {
  const held = judgeOf(actor);
  if (!held) throw new ProblemException('not-permitted');
  return held;
}
