import Type, { type Static } from 'typebox';
import { HeldAppointment } from './appointment.ts';
import { HeldSeat } from './committee.ts';
import { ConsoleArea } from './consoleArea.ts';
import { Power } from './policy/post.ts';
import { Closed, Code, Instant, Uuid } from './primitives.ts';
import { Username } from './user.ts';

/** The signed-in person: what they hold today, and which rooms of the console are theirs. */
export const Me = Closed(
  {
    id: Uuid,
    username: Username,
    name: Type.String(),
    mustChangePassword: Type.Boolean(),
    /** A post held today asks for a second factor, and there is none yet: until then nothing else is open. */
    mustSetUpSecondFactor: Type.Boolean(),
    appointments: Type.Array(HeldAppointment),
    committee: Type.Array(HeldSeat),
    powers: Type.Array(Power),
    /** The rooms of the console that are open to the person, in the order of the menu. */
    areas: Type.Array(ConsoleArea),
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
