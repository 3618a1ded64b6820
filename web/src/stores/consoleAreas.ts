import type { Me } from '@phoeiphrae/shared/session';
import type { Power } from '@phoeiphrae/shared/policy/post';

/** The rooms of the console, in the order of its menu. */
export const CONSOLE_AREAS = [
  'inbox',
  'items',
  'desk',
  'overdue',
  'people',
  'committee',
  'policy',
  'events',
] as const;
export type ConsoleArea = (typeof CONSOLE_AREAS)[number];

interface Entry {
  readonly powers: readonly Power[] | 'anyone';
  /** The committee sees all work in progress and the log. */
  readonly committee?: true;
}

/** Whom a room is of use to. Only the menu follows from it: what anyone may do is decided by the API. */
const ENTRIES = {
  inbox: { powers: 'anyone' },
  items: { powers: 'anyone' },
  desk: { powers: ['publish_for_group', 'publish_for_office'] },
  overdue: { powers: ['monitor', 'oversee'], committee: true },
  people: { powers: ['administer'] },
  committee: { powers: 'anyone' },
  policy: { powers: 'anyone' },
  events: { powers: ['monitor', 'oversee', 'administer'], committee: true },
} as const satisfies Record<ConsoleArea, Entry>;

function opens(entry: Entry, me: Me): boolean {
  if (entry.powers === 'anyone') return true;
  const sits = me.committee.some(({ standing }) => standing === 'current');
  return entry.powers.some((power) => me.powers.includes(power)) || (entry.committee === true && sits);
}

export const areasOf = (me: Me): ConsoleArea[] => CONSOLE_AREAS.filter((area) => opens(ENTRIES[area], me));
