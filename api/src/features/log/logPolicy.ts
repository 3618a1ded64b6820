import type { Actor } from '../../office/actor.ts';
import { mayOpen } from '../../office/areaPolicy.ts';
import { ProblemException } from '../../http/problem.ts';

/** @throws {ProblemException} 403 */
export function requireLogReader(actor: Actor): void {
  if (!mayOpen(actor, 'log')) throw new ProblemException('not-permitted');
}
