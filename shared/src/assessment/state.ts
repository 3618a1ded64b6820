import type { Bilingual } from '../primitives.ts';
import { cadenceBegan, coverageOf } from './coverage.ts';
import type { Cadence, Coverage } from './scheme.ts';

/** How a number of a scheme stands, from the worst. Derived whenever it is asked for, and kept nowhere. */
export const ASSESSMENT_STATES = ['missing', 'stale', 'incomplete', 'complete'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const STATE_LABELS: Record<AssessmentState, Bilingual> = {
  missing: { th: 'ยังไม่มี', en: 'Missing' },
  stale: { th: 'ต้องทำให้เป็นปัจจุบัน', en: 'Out of date' },
  incomplete: { th: 'ยังไม่ครบ', en: 'Incomplete' },
  complete: { th: 'ครบ', en: 'Complete' },
};

/** Why it is not complete; one state may have several reasons. */
export const ASSESSMENT_REASONS = [
  'no_address', // nothing is linked
  'not_public', // what is linked has never been public
  'ended', // what is linked was public, and was withdrawn, taken down or expired
  'older_period', // what is linked tells of an earlier time than the one asked for
  'verify_again', // it was verified before the time in which it is to be verified again
  'not_verified', // nobody has verified it
  'elements', // an element is not checked off
] as const;
export type AssessmentReason = (typeof ASSESSMENT_REASONS)[number];

export interface AddressFacts {
  readonly standing: 'live' | 'ended' | 'never';
  /** The last day of which a document tells; null where it does not say, and for other addresses. */
  readonly tellsUntil: string | null;
}

export interface NumberFacts {
  readonly fiscalYear: number;
  readonly coverage: Coverage;
  readonly cadence: Cadence;
  readonly elements: number;
  readonly checked: number;
  /** The day in Bangkok; null when nobody has. */
  readonly verifiedOn: string | null;
  readonly addresses: readonly AddressFacts[];
}

export interface DerivedState {
  readonly state: AssessmentState;
  readonly reasons: readonly AssessmentReason[];
}

const missing = (addresses: readonly AddressFacts[]): AssessmentReason =>
  addresses.length === 0
    ? 'no_address'
    : addresses.some(({ standing }) => standing === 'ended')
      ? 'ended'
      : 'not_public';

/** What makes it stale: a document that ended beside others that live, one of an earlier time, or a cadence that came round. */
function staleFor(facts: NumberFacts, today: string): AssessmentReason[] {
  const { addresses, coverage, cadence, fiscalYear, verifiedOn } = facts;
  const asked = coverageOf(coverage, fiscalYear);
  const live = addresses.filter(({ standing }) => standing === 'live');
  const older =
    asked !== null && live.some(({ tellsUntil }) => tellsUntil !== null && tellsUntil < asked.from);
  const began = cadenceBegan(cadence, fiscalYear, today);
  return [
    ...(addresses.some(({ standing }) => standing === 'ended') ? (['ended'] as const) : []),
    ...(older ? (['older_period'] as const) : []),
    ...(began !== null && verifiedOn !== null && verifiedOn < began ? (['verify_again'] as const) : []),
  ];
}

function incompleteFor({ verifiedOn, elements, checked, addresses }: NumberFacts): AssessmentReason[] {
  return [
    ...(addresses.some(({ standing }) => standing === 'never') ? (['not_public'] as const) : []),
    ...(verifiedOn === null ? (['not_verified'] as const) : []),
    ...(checked < elements ? (['elements'] as const) : []),
  ];
}

/**
 * Where a number stands on a day (Bangkok). It is missing while nothing that it names can be read by the public; else stale,
 * else incomplete while an element is open; complete when all was verified in time.
 */
export function assessmentStateOf(facts: NumberFacts, today: string): DerivedState {
  if (!facts.addresses.some(({ standing }) => standing === 'live'))
    return { state: 'missing', reasons: [missing(facts.addresses)] };
  const stale = staleFor(facts, today);
  const incomplete = incompleteFor(facts);
  if (stale.length > 0) return { state: 'stale', reasons: [...stale, ...incomplete] };
  if (incomplete.length > 0) return { state: 'incomplete', reasons: incomplete };
  return { state: 'complete', reasons: [] };
}
