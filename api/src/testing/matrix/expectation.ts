import type { Action } from '@phoeiphrae/shared/workflow';
import type { ItemState } from './itemStates.ts';
import type { ViewerName } from './viewers.ts';

/**
 * Who may do what to an item, written by hand from the announcement and the workflow's description, and not from the
 * code that decides it. The matrix asks for every cell over HTTP and compares.
 */

export type Deed = Action | 'edit' | 'read';

/** What a deed takes: a duty of the announcement. The chain's three steps, the web, and the preparer's desk. */
export type Duty =
  | 'prepare'
  | 'group_head_step'
  | 'deputy_step'
  | 'director_step'
  | 'publish_of_group'
  | 'publish_of_ict'
  | 'publish_of_either'
  | 'withdraw_approved'
  | 'withdraw_immediate'
  | 'take_down';

const inReview = (step: Duty, last = false) =>
  ({
    recall: 'prepare', // procedure 1: the officer answers for the information
    return: step,
    ...(last ? { approve: step, reject: step } : { endorse: step }), // procedure 2: only the approver approves or refuses
  }) satisfies Possible;
const waiting = (publish: Duty) => ({ publish, schedule: publish }) satisfies Possible;
// What is approved and found wrong before it is out goes back to the preparer, and through the whole chain again.
const approved = (publish: Duty) => ({ ...waiting(publish), recall: 'prepare' }) satisfies Possible;
// What the director approved, the director takes back; the rest is the group's own affair.
const live = { withdraw: 'withdraw_approved', take_down: 'take_down' } satisfies Possible;
const immediateLive = { withdraw: 'withdraw_immediate', take_down: 'take_down' } satisfies Possible;
const desk = { edit: 'prepare', discard: 'prepare' } satisfies Possible;

type Possible = Partial<Record<Deed, Duty>>;

/** The deeds that a state knows, and the duty each belongs to. Whatever is not named is not possible (409). */
export const POSSIBLE: Record<ItemState, Possible> = {
  draft: { ...desk, submit: 'prepare' },
  step1: inReview('group_head_step'),
  step2: inReview('deputy_step'),
  step3: inReview('director_step', true),
  returned: { ...desk, submit: 'prepare' },
  approvedForGroup: approved('publish_of_group'),
  approvedForIct: approved('publish_of_ict'),
  approvedForEither: approved('publish_of_either'),
  scheduledForGroup: { unschedule: 'publish_of_group' },
  scheduledForIct: { unschedule: 'publish_of_ict' },
  published: { ...live, revise: 'prepare' },
  publishedWithDraft: { ...live, ...desk, submit: 'prepare' },
  publishedWithStep3: { ...live, ...inReview('director_step', true) },
  publishedWithApproved: { ...live, ...approved('publish_of_group') },
  publishedWithRejected: { ...live, revise: 'prepare' },
  publishedWithDiscarded: { ...live, revise: 'prepare' },
  superseding: { ...live, revise: 'prepare' },
  withdrawn: { revise: 'prepare' },
  expired: { revise: 'prepare' },
  rejected: { revise: 'prepare' },
  discarded: { revise: 'prepare' },
  // Immediate categories 1–8: no approval; the group's own people put it out after the self-check.
  immediateDraft: { ...desk, ...waiting('publish_of_group') },
  immediateScheduled: { unschedule: 'publish_of_group' },
  immediatePublished: { ...immediateLive, revise: 'prepare' },
  immediateWithDraft: { ...immediateLive, ...desk, ...waiting('publish_of_group') },
  immediateWithdrawn: { revise: 'prepare' },
  immediateDiscarded: { revise: 'prepare' },
  // What was taken down, or has once been before the chain, comes back only through the chain.
  takenDownRevised: { ...desk, submit: 'prepare' },
};

/** In what post and capacity a person acts; the event must say so. */
type As =
  `${'officer' | 'group_head' | 'deputy_director' | 'director' | 'ict_officer'}:${'substantive' | 'acting' | 'performing' | 'delegated'}`;
/** Where a person holds two posts that would both do, either may stand in the event. */
const EITHER_POST = 'officer:substantive|group_head:substantive';
export type Standpoint = As | typeof EITHER_POST | 'four-eyes';

const groupHeads = {
  head: 'group_head:substantive',
  performingHead: 'group_head:performing',
} as const satisfies Partial<Record<ViewerName, As>>;
const officers = {
  officer: 'officer:substantive',
  colleague: 'officer:substantive',
  headWhoWrote: 'officer:substantive',
  directorWhoWrote: 'officer:substantive',
  delegateWhoWrote: 'officer:substantive',
} as const satisfies Partial<Record<ViewerName, As>>;
const directors = {
  director: 'director:substantive',
  delegate: 'director:delegated',
  oneDayDirector: 'director:acting',
} as const satisfies Partial<Record<ViewerName, As>>;
const groupPublishers = {
  ...officers,
  ...groupHeads,
  headWhoWrote: EITHER_POST,
  promoted: 'group_head:substantive',
  delegatedHead: 'group_head:delegated',
} as const;
const withdrawers = {
  ...directors,
  deputyActing: 'director:acting',
  directorWhoWrote: 'director:substantive',
  delegateWhoWrote: 'director:delegated',
} as const;

/** Who has each duty today, and as what; people with a post of the step who wrote or decided before: four eyes. */
export const HAS_DUTY: Record<Duty, Partial<Record<ViewerName, Standpoint>>> = {
  prepare: officers,
  group_head_step: { ...groupHeads, headWhoWrote: 'four-eyes', promoted: 'four-eyes' },
  deputy_step: { deputy: 'deputy_director:substantive', deputyActing: 'deputy_director:substantive' },
  director_step: {
    ...directors,
    deputyActing: 'four-eyes',
    directorWhoWrote: 'four-eyes',
    delegateWhoWrote: 'four-eyes',
  },
  publish_of_group: groupPublishers,
  publish_of_ict: { ict: 'ict_officer:substantive' },
  publish_of_either: { ...groupPublishers, ict: 'ict_officer:substantive' },
  withdraw_approved: withdrawers,
  withdraw_immediate: {
    ...withdrawers,
    ...groupHeads,
    headWhoWrote: 'group_head:substantive',
    promoted: 'group_head:substantive',
    delegatedHead: 'group_head:delegated',
  },
  take_down: { ict: 'ict_officer:substantive' },
};

/** Without a post or a seat today: no item exists, not even one they wrote on. */
export const UNPOSTED: readonly ViewerName[] = ['nobody', 'pastHolder', 'pastContributor', 'futureHolder'];

/**
 * Who sees an item, by how far it has come. Its group, the overseers, the monitor and the committee see everything.
 * The approver sees what was put before the chain; the web's keeper, what was handed over as approved (procedure 3,
 * rule 3); other groups, what is or was public.
 */
const DESK: readonly ItemState[] = [
  'draft',
  'discarded',
  'immediateDraft',
  'immediateDiscarded',
  'takenDownRevised',
];
const CHAIN: readonly ItemState[] = ['step1', 'step2', 'step3', 'returned', 'rejected'];
const HANDED_OVER: readonly ItemState[] = [
  'approvedForGroup',
  'approvedForIct',
  'approvedForEither',
  'scheduledForGroup',
  'scheduledForIct',
  'immediateScheduled',
];
export const NOT_SEEN_BY: Partial<Record<ViewerName, readonly ItemState[]>> = {
  director: DESK,
  delegate: DESK,
  oneDayDirector: DESK,
  ict: [...DESK, ...CHAIN],
  stranger: [...DESK, ...CHAIN, ...HANDED_OVER],
  otherHead: [...DESK, ...CHAIN, ...HANDED_OVER],
};

/** Accounts that are no longer accounts. */
export const SHUT_OUT: readonly ViewerName[] = ['suspendedDirector', 'endedOfficer'];

export interface Expected {
  readonly status: number;
  readonly code?: string;
  /** With status 200: as what the person acts. */
  readonly as?: Exclude<Standpoint, 'four-eyes'>;
}

/** One cell. The questions come in this order: signed in, may see, possible from this state, may do. */
export function expected(state: ItemState, viewer: ViewerName, deed: Deed): Expected {
  if (SHUT_OUT.includes(viewer)) return { status: 401, code: 'not-signed-in' };
  if (UNPOSTED.includes(viewer) || NOT_SEEN_BY[viewer]?.includes(state))
    return { status: 404, code: 'not-found' };
  if (deed === 'read') return { status: 200 };
  const duty = POSSIBLE[state][deed];
  if (!duty) return { status: 409 };
  const standpoint = HAS_DUTY[duty][viewer];
  if (!standpoint) return { status: 403, code: 'not-permitted' };
  return standpoint === 'four-eyes' ? { status: 403, code: 'four-eyes' } : { status: 200, as: standpoint };
}
