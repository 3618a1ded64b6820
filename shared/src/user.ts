import Type, { type Static } from 'typebox';
import { actionLink } from './actionLink.ts';
import { Appointment } from './appointment.ts';
import { Closed, EmailAddress, Instant, Nullable, Uuid, Version } from './primitives.ts';

export const USER_STATUSES = ['active', 'suspended', 'ended'] as const;
export const UserStatus = Type.Enum(USER_STATUSES);
export type UserStatus = (typeof USER_STATUSES)[number];

export const Username = Type.String({
  minLength: 3,
  maxLength: 60,
  pattern: '^[a-z][a-z0-9._-]*$',
  examples: ['officer.plan'],
});

/** What can be done with an account. The order is that of the screen. */
export const USER_ACTIONS = [
  'edit',
  'appoint',
  'reset_password',
  'reset_second_factor',
  'revoke_passkey',
  'suspend',
  'resume',
  'end',
] as const;
export type UserAction = (typeof USER_ACTIONS)[number];

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
    availableActions: Type.Array(actionLink(USER_ACTIONS, 'UserAction')),
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
