import Type, { type Static } from 'typebox';
import { CalendarDate, Closed, Code, EmailAddress, Instant, Nullable, Uuid, Version } from './primitives.ts';
import { COMMITTEE_OFFICES, Power } from './policy.ts';

export const USER_STATUSES = ['active', 'suspended', 'ended'] as const;
export const UserStatus = Type.Enum(USER_STATUSES);
export type UserStatus = (typeof USER_STATUSES)[number];

/**
 * In what capacity a person holds a post: as its holder, รักษาราชการแทน (acting), ปฏิบัติหน้าที่ (performing the
 * duties), or ปฏิบัติราชการแทน / ผู้มีอำนาจอนุมัติ (delegated authority).
 */
export const CAPACITIES = ['substantive', 'acting', 'performing', 'delegated'] as const;
export const Capacity = Type.Enum(CAPACITIES);
export type Capacity = (typeof CAPACITIES)[number];

export const CAPACITY_LABELS = {
  substantive: { th: '', en: '' },
  acting: { th: 'รักษาราชการแทน', en: 'acting' },
  performing: { th: 'ปฏิบัติหน้าที่', en: 'performing the duties of' },
  delegated: { th: 'ปฏิบัติราชการแทน', en: 'by delegated authority of' },
} as const satisfies Record<Capacity, { th: string; en: string }>;

export const Username = Type.String({
  minLength: 3,
  maxLength: 60,
  pattern: '^[a-z][a-z0-9._-]*$',
  examples: ['officer.plan'],
});

export const STANDINGS = ['past', 'current', 'future'] as const;
export const Standing = Type.Enum(STANDINGS, { description: 'Whether it holds today in Bangkok.' });
export type Standing = (typeof STANDINGS)[number];

/** Where a term stands on a day; both ends belong to it. One that ends before it begins was revoked and is past. */
export function standingOn(today: string, term: { validFrom: string; validTo: string | null }): Standing {
  const revoked = term.validTo !== null && term.validTo < term.validFrom;
  if (term.validFrom > today && !revoked) return 'future';
  return revoked || (term.validTo !== null && term.validTo < today) ? 'past' : 'current';
}

export const WorkGroup = Closed(
  {
    code: Code,
    nameTh: Type.String({ minLength: 1, maxLength: 200 }),
    nameEn: Type.String({ minLength: 1, maxLength: 200 }),
    aliases: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
    active: Type.Boolean(),
    version: Version,
  },
  { title: 'WorkGroup' },
);
export type WorkGroup = Static<typeof WorkGroup>;

export const Appointment = Closed(
  {
    id: Uuid,
    userId: Uuid,
    userName: Type.String(),
    post: Code,
    postTitle: Type.String(),
    capacity: Capacity,
    /** Empty for a post that reaches the whole office; one for a post of a group; those overseen for a deputy. */
    workGroups: Type.Array(Code),
    validFrom: CalendarDate,
    /** The last day on which the appointment holds; null while it is open. */
    validTo: Nullable(CalendarDate),
    orderNumber: Nullable(Type.String()),
    standing: Standing,
    version: Version,
  },
  { title: 'Appointment' },
);
export type Appointment = Static<typeof Appointment>;

export const CreateAppointment = Closed(
  {
    userId: Uuid,
    post: Code,
    capacity: Capacity,
    workGroups: Type.Array(Code, { maxItems: 50, uniqueItems: true }),
    validFrom: CalendarDate,
    validTo: Nullable(CalendarDate),
    /** Required unless the capacity is substantive. */
    orderNumber: Nullable(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { title: 'CreateAppointment' },
);
export type CreateAppointment = Static<typeof CreateAppointment>;

/** The last day; today or later keeps it until that day is over, an earlier one ends it at once. */
export const EndAppointment = Closed({ validTo: CalendarDate }, { title: 'EndAppointment' });
export type EndAppointment = Static<typeof EndAppointment>;

export const AppointmentPage = Closed(
  { appointments: Type.Array(Appointment), nextCursor: Nullable(Type.String()) },
  { title: 'AppointmentPage' },
);
export type AppointmentPage = Static<typeof AppointmentPage>;

export const WorkGroupList = Closed({ workGroups: Type.Array(WorkGroup) }, { title: 'WorkGroupList' });
export type WorkGroupList = Static<typeof WorkGroupList>;

const groupFields = {
  nameTh: Type.String({ minLength: 1, maxLength: 200 }),
  nameEn: Type.String({ minLength: 1, maxLength: 200 }),
  aliases: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
};
export const CreateWorkGroup = Closed({ code: Code, ...groupFields }, { title: 'CreateWorkGroup' });
export type CreateWorkGroup = Static<typeof CreateWorkGroup>;

export const EditWorkGroup = Closed(
  { ...groupFields, active: Type.Boolean() },
  { title: 'EditWorkGroup', description: 'All fields of the group; its code stays.' },
);
export type EditWorkGroup = Static<typeof EditWorkGroup>;

export const User = Closed(
  {
    id: Uuid,
    username: Username,
    name: Type.String(),
    /** Where the system writes to; seen by administrators and the person. */
    email: Nullable(EmailAddress),
    status: UserStatus,
    mustChangePassword: Type.Boolean(),
    lastSignInAt: Nullable(Instant),
    createdAt: Instant,
    version: Version,
    appointments: Type.Array(Appointment),
  },
  { title: 'User' },
);
export type User = Static<typeof User>;

export const UserPage = Closed(
  { users: Type.Array(User), nextCursor: Nullable(Type.String()) },
  { title: 'UserPage' },
);
export type UserPage = Static<typeof UserPage>;

export const CreateUser = Closed(
  {
    username: Username,
    name: Type.String({ minLength: 2, maxLength: 200 }),
    email: Type.Optional(Nullable(EmailAddress)),
  },
  { title: 'CreateUser' },
);
export type CreateUser = Static<typeof CreateUser>;

export const EditUser = Closed(
  {
    name: Type.String({ minLength: 2, maxLength: 200 }),
    /** Left out it stays as it is; null takes it away. */
    email: Type.Optional(Nullable(EmailAddress)),
  },
  { title: 'EditUser' },
);
export type EditUser = Static<typeof EditUser>;

/**
 * Shown once: the caller hands it over in person. It must be changed at the first sign-in. It is kept nowhere, so the
 * answer to a retry has null in its place; if the first answer was lost, reset the password.
 */
export const OneTimePassword = Closed(
  { user: User, oneTimePassword: Nullable(Type.String()), expiresAt: Instant },
  { title: 'OneTimePassword' },
);
export type OneTimePassword = Static<typeof OneTimePassword>;

export const CommitteeMembership = Closed(
  {
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
    standing: Standing,
    version: Version,
  },
  { title: 'CommitteeMembership' },
);
export type CommitteeMembership = Static<typeof CommitteeMembership>;

export const CreateMembership = Closed(
  {
    seat: Type.Integer({ minimum: 1 }),
    userId: Uuid,
    validFrom: CalendarDate,
    validTo: Nullable(CalendarDate),
    orderNumber: Type.String({ minLength: 1, maxLength: 100 }),
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
  },
  { title: 'CommitteeSeatHolders' },
);
export type CommitteeSeatHolders = Static<typeof CommitteeSeatHolders>;

export const Committee = Closed(
  {
    policyVersion: Type.Integer({ minimum: 1 }),
    mayEdit: Type.Boolean(),
    seats: Type.Array(CommitteeSeatHolders),
  },
  { title: 'Committee' },
);
export type Committee = Static<typeof Committee>;

/** The signed-in person: what they hold today, and which rooms of the console are theirs. */
export const Me = Closed(
  {
    id: Uuid,
    username: Username,
    name: Type.String(),
    mustChangePassword: Type.Boolean(),
    /** A post held today asks for a second factor, and there is none yet: until then nothing else is open. */
    mustSetUpSecondFactor: Type.Boolean(),
    appointments: Type.Array(Appointment),
    committee: Type.Array(CommitteeMembership),
    powers: Type.Array(Power),
    /** Work groups for which the person may prepare items. */
    preparesFor: Type.Array(Code),
  },
  { title: 'Me' },
);
export type Me = Static<typeof Me>;

export const SignIn = Closed(
  {
    username: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { title: 'SignIn' },
);
export type SignIn = Static<typeof SignIn>;

export const Session = Closed(
  { accessToken: Type.String(), expiresInSeconds: Type.Integer(), me: Me },
  { title: 'Session' },
);
export type Session = Static<typeof Session>;

export const ChangePassword = Closed(
  {
    currentPassword: Type.String({ minLength: 1, maxLength: 200 }),
    newPassword: Type.String({ minLength: 12, maxLength: 200 }),
  },
  { title: 'ChangePassword' },
);
export type ChangePassword = Static<typeof ChangePassword>;

export const OwnSession = Closed(
  {
    id: Uuid,
    createdAt: Instant,
    lastUsedAt: Instant,
    userAgent: Type.String(),
    address: Type.String(),
    current: Type.Boolean(),
  },
  { title: 'OwnSession' },
);
export type OwnSession = Static<typeof OwnSession>;

export const OwnSessionList = Closed({ sessions: Type.Array(OwnSession) }, { title: 'OwnSessionList' });
export type OwnSessionList = Static<typeof OwnSessionList>;
