import { CONSOLE_AREAS, type ConsoleArea } from '@phoeiphrae/shared/consoleArea';
import { heldWith, type Actor } from './actor.ts';
import type { Power } from '@phoeiphrae/shared/policy/post';

const holds = (actor: Actor, ...powers: readonly Power[]): boolean =>
  powers.some((power) => heldWith(actor, power) !== undefined);

/** The committee, who oversees and who monitors see all work in progress. */
export const seesEverything = (actor: Actor): boolean =>
  actor.seats.length > 0 || holds(actor, 'monitor', 'oversee');

/**
 * To whom each room of the console is open. The routes behind `oversight`, `links` and `log` ask this function before they answer;
 * accounts have a policy of their own, which a test holds equal to `people`, and the desk answers all staff.
 */
const OPEN_TO: Record<ConsoleArea, (actor: Actor) => boolean> = {
  inbox: () => true,
  items: () => true,
  desk: (actor) => holds(actor, 'publish_for_group', 'publish_for_office'),
  oversight: seesEverything,
  opinions: seesEverything,
  // What does not work is mended by those who answer for the whole, or by those who look after the servers.
  links: (actor) => seesEverything(actor) || holds(actor, 'administer'),
  assessment: () => true,
  people: (actor) => holds(actor, 'administer'),
  committee: () => true,
  policy: () => true,
  // For those who answer for the whole, and for those who administer.
  log: (actor) => seesEverything(actor) || holds(actor, 'administer'),
};

export const mayOpen = (actor: Actor, area: ConsoleArea): boolean => OPEN_TO[area](actor);

export const areasOf = (actor: Actor): ConsoleArea[] => CONSOLE_AREAS.filter((area) => mayOpen(actor, area));
