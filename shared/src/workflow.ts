import Type from 'typebox';

/**
 * The main line as one table: which states a revision can be in, which moves exist, and what each demands.
 * Every list of states or actions in API, database, documents and screens is derived from here.
 */

interface StateTraits {
  /** Its content may still change. */
  readonly editable: boolean;
  /** Anyone may read it on the public site. */
  readonly public: boolean;
  /** Nothing more can happen to this revision. */
  readonly terminal: boolean;
  /** It is the item's working revision; an item has at most one. */
  readonly open: boolean;
  /** Its public address answers with a dated notice instead of content. */
  readonly tombstone: boolean;
}

const trait = (t: Partial<StateTraits>): StateTraits => ({
  editable: false,
  public: false,
  terminal: false,
  open: false,
  tombstone: false,
  ...t,
});

export const STATE_TRAITS = {
  draft: trait({ editable: true, open: true }),
  in_review: trait({ open: true }),
  returned: trait({ editable: true, open: true }),
  approved: trait({ open: true }),
  scheduled: trait({ open: true }),
  published: trait({ public: true }),
  superseded: trait({ terminal: true }),
  withdrawn: trait({ terminal: true, tombstone: true }),
  expired: trait({ terminal: true, tombstone: true }),
  rejected: trait({ terminal: true }),
  discarded: trait({ terminal: true }),
} as const satisfies Record<string, StateTraits>;

export type State = keyof typeof STATE_TRAITS;
export const STATES = Object.keys(STATE_TRAITS) as State[];
export const State = Type.Enum(STATES, { description: 'Where a revision stands on the main line.' });

export const statesWhere = (test: (traits: StateTraits) => boolean): State[] =>
  STATES.filter((state) => test(STATE_TRAITS[state]));

/** Which revision of the item a move acts on: the one being prepared, or the one (last) shown to the public. */
type Target = 'working' | 'live' | 'latest';

/** Submitted and not yet out: bound to the announcement under which it was submitted until it has come to its end. */
export const STATES_IN_FLIGHT = statesWhere(({ open, editable }) => open && !editable);

interface Move {
  readonly target: Target;
  readonly from: readonly State[];
  /** Where the revision goes; an array where the outcome depends on the track or the step. */
  readonly to: readonly State[];
  /** A reason that others will read. `public` reasons appear on the tombstone. */
  readonly reason: 'none' | 'internal' | 'public';
  /** Whether the caller must name the content hash that the act binds to. */
  readonly bindsHash: boolean;
  /** Whether the password must be given again. */
  readonly reauthenticate: boolean;
  /** The clause of the announcement, or the house rule, that the move serves. */
  readonly source: string;
}

const move = (m: Pick<Move, 'from' | 'to' | 'source'> & Partial<Move>): Move => ({
  target: 'working',
  reason: 'none',
  bindsHash: false,
  reauthenticate: false,
  ...m,
});

export const MOVES = {
  submit: move({
    from: ['draft', 'returned'],
    to: ['in_review'],
    bindsHash: true,
    source: 'procedure 1: the officer checks the information and asks for permission to publish',
  }),
  endorse: move({
    from: ['in_review'],
    to: ['in_review'],
    bindsHash: true,
    source: 'procedure 1: through each step before the last',
  }),
  approve: move({
    from: ['in_review'],
    to: ['approved'],
    bindsHash: true,
    reauthenticate: true,
    source: 'procedure 2: the last step, or a person with authority, approves and signs',
  }),
  return: move({
    from: ['in_review'],
    to: ['returned'],
    reason: 'internal',
    bindsHash: true,
    source: 'procedure 1–2: each step verifies that the information is correct',
  }),
  reject: move({
    from: ['in_review'],
    to: ['rejected'],
    reason: 'internal',
    bindsHash: true,
    source: 'procedure 2: the approver may refuse',
  }),
  recall: move({
    from: ['in_review', 'approved'],
    to: ['draft'],
    source: 'procedure 1: the officer answers for the information and may take it back before it is out',
  }),
  publish: move({
    from: ['draft', 'returned', 'approved'],
    to: ['published'],
    bindsHash: true,
    source: 'procedure 3; immediate categories 1–8 need no approval',
  }),
  schedule: move({
    from: ['draft', 'returned', 'approved'],
    to: ['scheduled'],
    bindsHash: true,
    source: 'procedure 3, at a set time',
  }),
  unschedule: move({
    from: ['scheduled'],
    to: ['approved', 'draft'],
    source: 'procedure 3, the set time cancelled',
  }),
  discard: move({
    from: ['draft', 'returned'],
    to: ['discarded'],
    source: 'a draft is given up; the record stays',
  }),
  revise: move({
    target: 'latest',
    from: ['published', 'withdrawn', 'expired', 'rejected', 'discarded'],
    to: ['draft'],
    source: 'rule 2: what is published is correct, clear, complete and current',
  }),
  withdraw: move({
    target: 'live',
    from: ['published'],
    to: ['withdrawn'],
    reason: 'public',
    source: 'rules 4–7: what breaks a rule is taken down, with a notice',
  }),
  take_down: move({
    target: 'live',
    from: ['published'],
    to: ['withdrawn'],
    reason: 'public',
    source:
      'rule 6: Computer Crime Act; whoever has the power acts at once, and the post of the last step is told',
  }),
} as const satisfies Record<string, Move>;

export type Action = keyof typeof MOVES;
export const ACTIONS = Object.keys(MOVES) as Action[];
export const Action = Type.Enum(ACTIONS, { description: 'A move on the main line.' });

/** What happens without a person asking for it at that moment. */
export const SYSTEM_MOVES = {
  publish_scheduled: { from: 'scheduled', to: 'published', source: 'procedure 3, at the set time' },
  hold_back: {
    from: 'scheduled',
    to: 'approved',
    source: 'the person who set the time may not publish any more; an immediate revision is a draft again',
  },
  supersede: { from: 'published', to: 'superseded', source: 'a later revision was published' },
  expire: { from: 'published', to: 'expired', source: 'rule 2: the stated last day of validity has passed' },
  pass_over: {
    from: 'in_review',
    to: 'in_review',
    source: 'a middle step that only contributors could take',
  },
} as const satisfies Record<string, { from: State; to: State; source: string }>;

/** Decisions as they stand on a revision's record. */
export const DECISION_KINDS = ['endorse', 'approve', 'return', 'reject', 'pass_over'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
export const DecisionKind = Type.Enum(DECISION_KINDS);
