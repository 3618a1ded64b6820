import { heldWith, type Actor, type Held } from '../../office/actor.ts';
import { ProblemException } from '../../http/problem.ts';

/**
 * Who may do what with schemes. Lists are kept, shown and carried into the next year by whoever administers the office's
 * settings or monitors what it publishes; the numbers of a work group are worked on by those who prepare or publish for it.
 */
export const keeperOf = (actor: Actor): Held | undefined =>
  heldWith(actor, 'monitor') ?? heldWith(actor, 'administer');

/** The appointment in which a person links and verifies the numbers of a work group; one of no group is for the whole office. */
export const workerOn = (actor: Actor, workGroup: string | null): Held | undefined =>
  keeperOf(actor) ??
  heldWith(actor, 'publish_for_office') ??
  (workGroup === null
    ? undefined
    : (heldWith(actor, 'prepare', workGroup) ?? heldWith(actor, 'publish_for_group', workGroup)));

/** @throws {ProblemException} 403 */
export function requireKeeper(actor: Actor): Held {
  const held = keeperOf(actor);
  if (!held) throw new ProblemException('not-permitted');
  return held;
}

/** @throws {ProblemException} 403 */
export function requireWorker(actor: Actor, workGroup: string | null): Held {
  const held = workerOn(actor, workGroup);
  if (!held) throw new ProblemException('not-permitted');
  return held;
}
