import Type, { type Static } from 'typebox';
import { PasskeyAssertion } from './passkey.ts';
import { Closed, Code, Instant, Sha256, Uuid } from './primitives.ts';
import { LONGEST_REASON, SHORTEST_REASON } from './reason.ts';
import { Action } from './workflow.ts';

const contentHash = Sha256;

export const PrepareApproval = Closed(
  { contentHash, note: Type.Optional(Type.String({ maxLength: LONGEST_REASON })) },
  { title: 'PrepareApproval' },
);
export type PrepareApproval = Static<typeof PrepareApproval>;

/** Why something is returned, refused, withdrawn: words that others will read. */
export const ReasonText = Type.String({ minLength: SHORTEST_REASON, maxLength: LONGEST_REASON });

/** The body of each move. `contentHash` is what the caller has read and means. */
export const MOVE_BODIES = {
  submit: Closed({ contentHash }, { title: 'SubmitItem' }),
  endorse: Closed(
    { contentHash, note: Type.Optional(Type.String({ maxLength: LONGEST_REASON })) },
    { title: 'EndorseItem' },
  ),
  approve: Closed(
    {
      contentHash,
      password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      /** The statement that was prepared, and its signature. */
      passkey: Type.Optional(Closed({ statement: Uuid, assertion: PasskeyAssertion })),
      note: Type.Optional(Type.String({ maxLength: LONGEST_REASON })),
    },
    {
      title: 'ApproveItem',
      description: 'Signed with a passkey or confirmed with the password: exactly one of both.',
      oneOf: [{ required: ['password'] }, { required: ['passkey'] }],
    },
  ),
  return: Closed({ contentHash, reasonCode: Code, reason: ReasonText }, { title: 'ReturnItem' }),
  reject: Closed({ contentHash, reasonCode: Code, reason: ReasonText }, { title: 'RejectItem' }),
  recall: Closed({}, { title: 'RecallItem' }),
  publish: Closed({ contentHash }, { title: 'PublishItem' }),
  schedule: Closed({ contentHash, publishAt: Instant }, { title: 'ScheduleItem' }),
  unschedule: Closed({}, { title: 'UnscheduleItem' }),
  discard: Closed({}, { title: 'DiscardDraft' }),
  revise: Closed({}, { title: 'ReviseItem' }),
  withdraw: Closed({ reasonCode: Code, reason: ReasonText }, { title: 'WithdrawItem' }),
  take_down: Closed({ reasonCode: Code, reason: ReasonText }, { title: 'TakeDownItem' }),
} as const satisfies Record<Action, unknown>;

export type MoveBody<A extends Action> = Static<(typeof MOVE_BODIES)[A]>;
