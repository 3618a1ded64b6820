import Type, { type Static } from 'typebox';
import { CalendarDate, Closed, Code, Instant, Nullable, Uuid, Version } from './primitives.ts';
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
    /** `current` today in Bangkok, `future` or `past`. */
    standing: Type.Enum(['past', 'current', 'future']),
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

export const EndAppointment = Closed({ validTo: CalendarDate }, { title: 'EndAppointment' });

export const User = Closed(
  {
    id: Uuid,
    username: Username,
    name: Type.String(),
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

export const CreateUser = Closed(
  { username: Username, name: Type.String({ minLength: 2, maxLength: 200 }) },
  { title: 'CreateUser' },
);
export type CreateUser = Static<typeof CreateUser>;

export const EditUser = Closed({ name: Type.String({ minLength: 2, maxLength: 200 }) }, { title: 'EditUser' });

/** Shown once: the caller hands it over in person. It must be changed at the first sign-in. */
export const OneTimePassword = Closed(
  { user: User, oneTimePassword: Type.String(), expiresAt: Instant },
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
    standing: Type.Enum(['past', 'current', 'future']),
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

/** The signed-in person: what they hold today, and which rooms of the console are theirs. */
export const Me = Closed(
  {
    id: Uuid,
    username: Username,
    name: Type.String(),
    mustChangePassword: Type.Boolean(),
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
