import Type, { type Static } from 'typebox';
import { PasskeyAssertion } from './passkey.ts';
import { Closed, Code, Instant, Sha256, Uuid } from './primitives.ts';
import { Action } from './workflow.ts';

const contentHash = Sha256;

export const PrepareApproval = Closed(
  { contentHash, note: Type.Optional(Type.String({ maxLength: 2000 })) },
  { title: 'PrepareApproval' },
);
export type PrepareApproval = Static<typeof PrepareApproval>;

const reasonText = Type.String({ minLength: 5, maxLength: 2000 });

/** The body of each move. `contentHash` is what the caller has read and means. */
export const MOVE_BODIES = {
  submit: Closed({ contentHash }, { title: 'SubmitItem' }),
  endorse: Closed(
    { contentHash, note: Type.Optional(Type.String({ maxLength: 2000 })) },
    { title: 'EndorseItem' },
  ),
  approve: Closed(
    {
      contentHash,
      password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      /** The statement that was prepared, and its signature. */
      passkey: Type.Optional(Closed({ statement: Uuid, assertion: PasskeyAssertion })),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    {
      title: 'ApproveItem',
      description: 'Signed with a passkey or confirmed with the password: exactly one of both.',
      oneOf: [{ required: ['password'] }, { required: ['passkey'] }],
    },
  ),
  return: Closed({ contentHash, reasonCode: Code, reason: reasonText }, { title: 'ReturnItem' }),
  reject: Closed({ contentHash, reasonCode: Code, reason: reasonText }, { title: 'RejectItem' }),
  recall: Closed({}, { title: 'RecallItem' }),
  publish: Closed({ contentHash }, { title: 'PublishItem' }),
  schedule: Closed({ contentHash, publishAt: Instant }, { title: 'ScheduleItem' }),
  unschedule: Closed({}, { title: 'UnscheduleItem' }),
  discard: Closed({}, { title: 'DiscardDraft' }),
  revise: Closed({}, { title: 'ReviseItem' }),
  withdraw: Closed({ reasonCode: Code, reason: reasonText }, { title: 'WithdrawItem' }),
  take_down: Closed({ reasonCode: Code, reason: reasonText }, { title: 'TakeDownItem' }),
} as const satisfies Record<Action, unknown>;

export type MoveBody<A extends Action> = Static<(typeof MOVE_BODIES)[A]>;
