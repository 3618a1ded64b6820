import type { checkedTargets } from '@phoeiphrae/db/schema/checks';
import type { FileFailure } from '@phoeiphrae/shared/check';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Outcome } from '../../engines/outbound/probeLink.ts';

/** How a link or a file stands, after what was found last. */
export type Standing = Pick<
  typeof checkedTargets.$inferSelect,
  'state' | 'since' | 'failure' | 'status' | 'failedDays' | 'lastFailedOn' | 'checkedAt' | 'nextCheckAt'
>;

/** On so many different days in a row a link fails before it counts as broken: one bad night is none of that. */
export const BROKEN_AFTER_DAYS = 3;

const DAY_MS = 86_400_000;
/** What works, and what cannot be told, is looked at again after a week; what fails, on the next day. */
const CALM_MS = 7 * DAY_MS;
const SOON_MS = DAY_MS;
/** Files are near at hand: whether they are there is seen at once. */
const FILE_MS = DAY_MS;

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

/** A link after one look at it. What answers with a wish for patience stays as it was. */
export function afterLook(before: Standing, outcome: Outcome, now: Date): Standing {
  if (outcome.is === 'later') return { ...before, nextCheckAt: later(now, outcome.afterS * 1000) };
  const { status } = outcome;
  if (outcome.is === 'failed') return afterFailure(before, outcome, now);
  const failure = outcome.is === 'unclear' ? outcome.failure : null;
  const well = { state: outcome.is, failure, status, failedDays: 0, lastFailedOn: null } as const;
  // The way out may be opened any day; what a server refuses stays so for longer.
  return arrived(before, well, now, failure === 'no_way_out' ? SOON_MS : CALM_MS);
}

/** Days are counted, not looks: how often it was asked for on one of them says nothing more. */
function afterFailure(
  before: Standing,
  { failure, status }: Extract<Outcome, { is: 'failed' }>,
  now: Date,
): Standing {
  const today = bangkokDate(now);
  const failedDays = before.failedDays + (before.lastFailedOn === today ? 0 : 1);
  const state = before.state === 'broken' || failedDays >= BROKEN_AFTER_DAYS ? 'broken' : 'failing';
  return arrived(before, { state, failure, status, failedDays, lastFailedOn: today }, now, SOON_MS);
}

/** A file after its bytes were looked at: what is wrong with them is so, and no matter of days. */
export function afterReading(before: Standing, fault: FileFailure | undefined, now: Date): Standing {
  const state = fault ? ('broken' as const) : ('working' as const);
  const found = { state, failure: fault ?? null, status: null, failedDays: 0, lastFailedOn: null };
  return arrived(before, found, now, FILE_MS);
}

type Found = Omit<Standing, 'since' | 'checkedAt' | 'nextCheckAt'>;

function arrived(before: Standing, found: Found, now: Date, pauseMs: number): Standing {
  // What is broken at last was so since it first failed.
  const same = before.state === found.state || (before.state === 'failing' && found.state === 'broken');
  const at = now.toISOString();
  return { ...found, since: same ? before.since : at, checkedAt: at, nextCheckAt: later(now, pauseMs) };
}
