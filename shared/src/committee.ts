import Type, { type Static } from 'typebox';
import { actionLink } from './actionLink.ts';
import { COMMITTEE_OFFICES } from './policy/committeeSeat.ts';
import { CalendarDate, Closed, Code, Nullable, Sha256, Uuid, Version } from './primitives.ts';
import { Standing } from './term.ts';

const held = {
  id: Uuid,
  seat: Type.Integer({ minimum: 1 }),
  office: Type.Enum(COMMITTEE_OFFICES),
  seatTitle: Type.String(),
  seatPost: Type.String(),
  userId: Uuid,
  userName: Type.String(),
  validFrom: CalendarDate,
  validTo: Nullable(CalendarDate),
  orderNumber: Type.String(),
  unconfirmed: Type.Boolean(),
  confirmedBy: Nullable(Type.String()),
  orderFile: Nullable(Sha256),
  standing: Standing,
  version: Version,
};

/** A seat as its member has it. */
export const HeldSeat = Closed(held, { title: 'HeldSeat' });
export type HeldSeat = Static<typeof HeldSeat>;

export const MEMBERSHIP_ACTIONS = ['end'] as const;
export const SEAT_ACTIONS = ['seat_member'] as const;

export const CommitteeMembership = Closed(
  { ...held, availableActions: Type.Array(actionLink(MEMBERSHIP_ACTIONS, 'MembershipAction')) },
  { title: 'CommitteeMembership' },
);
export type CommitteeMembership = Static<typeof CommitteeMembership>;

export const CreateMembership = Closed(
  {
    seat: Type.Integer({ minimum: 1, maximum: 10_000 }),
    userId: Uuid,
    validFrom: CalendarDate,
    validTo: Nullable(CalendarDate),
    orderNumber: Type.String({ minLength: 1, maxLength: 100 }),
    orderFile: Type.Optional(Nullable(Sha256)),
  },
  { title: 'CreateMembership' },
);
export type CreateMembership = Static<typeof CreateMembership>;

/** A seat of the announcement with everyone who has held it, holds it or will. */
export const CommitteeSeatHolders = Closed(
  {
    seat: Type.Integer({ minimum: 1 }),
    office: Type.Enum(COMMITTEE_OFFICES),
    title: Type.String(),
    post: Type.String(),
    workGroup: Nullable(Code),
    memberships: Type.Array(CommitteeMembership),
    availableActions: Type.Array(actionLink(SEAT_ACTIONS, 'SeatAction')),
  },
  { title: 'CommitteeSeatHolders' },
);
export type CommitteeSeatHolders = Static<typeof CommitteeSeatHolders>;

export const Committee = Closed(
  {
    policyVersion: Type.Integer({ minimum: 1 }),
    seats: Type.Array(CommitteeSeatHolders),
  },
  { title: 'Committee' },
);
export type Committee = Static<typeof Committee>;
