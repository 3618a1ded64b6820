import Type, { type Static } from 'typebox';
import { actionLink } from './actionLink.ts';
import { ActorStamp } from './actorStamp.ts';
import { Appointment, CreateAppointment } from './appointment.ts';
import { CommitteeMembership, CreateMembership } from './committee.ts';
import { OrderFile } from './orderFile.ts';
import { Closed, Instant, Nullable, Sha256, Uuid, Version } from './primitives.ts';

/**
 * What gives or takes power, and therefore waits for a second person: an appointment to a post that decides, publishes
 * or administers; a seat; and taking password, second factor or passkey of someone who holds such a post or a seat.
 */
export const POWER_ACT_KINDS = ['appointment', 'seat', 'password', 'second_factor', 'passkey'] as const;
export const PowerActKind = Type.Enum(POWER_ACT_KINDS);
export type PowerActKind = (typeof POWER_ACT_KINDS)[number];

/** How an act ends; `withdrawn` by whoever asked for it. */
export const POWER_ACT_DECISIONS = ['confirmed', 'refused', 'withdrawn'] as const;
export type PowerActDecision = (typeof POWER_ACT_DECISIONS)[number];
/** One that nobody decided in time has lapsed; nothing has changed then. */
export const POWER_ACT_STATES = ['waiting', ...POWER_ACT_DECISIONS, 'lapsed'] as const;
export const PowerActState = Type.Enum(POWER_ACT_STATES);
export type PowerActState = (typeof POWER_ACT_STATES)[number];

/** What exactly was asked for, as it will be done. */
export type AskedFor =
  | { readonly kind: 'appointment'; readonly appointment: CreateAppointment }
  | { readonly kind: 'seat'; readonly membership: CreateMembership }
  | { readonly kind: 'password' | 'second_factor' }
  | { readonly kind: 'passkey'; readonly passkeyId: string; readonly label: string };

export const POWER_ACT_ACTIONS = ['confirm', 'refuse', 'withdraw'] as const;
export type PowerActAction = (typeof POWER_ACT_ACTIONS)[number];

export const PowerAct = Closed(
  {
    id: Uuid,
    kind: PowerActKind,
    state: PowerActState,
    /** Whose power it is about. Nothing has changed for this person while the act waits. */
    subjectId: Uuid,
    subjectName: Type.String(),
    /** The post or seat that is to be held, or the name of the passkey; empty where there is none. */
    title: Type.String(),
    appointment: Nullable(CreateAppointment),
    membership: Nullable(CreateMembership),
    orderNumber: Nullable(Type.String()),
    /** The SHA-256 of the order's file, where one was named. */
    orderFile: Nullable(Sha256),
    /** That file, where its bytes are kept; null where there is none, or only its SHA-256 was noted. */
    keptFile: Nullable(OrderFile),
    requestedBy: ActorStamp,
    requestedAt: Instant,
    /** The moment at which it lapses if nobody decides. */
    lapsesAt: Instant,
    decidedBy: Nullable(ActorStamp),
    decidedAt: Nullable(Instant),
    reason: Nullable(Type.String()),
    /** Who can be the second person now; nobody where it does not wait, or all who confirm are parties to it. */
    confirmers: Type.Array(Closed({ name: Type.String(), postTitle: Type.String() })),
    /** Whether confirming it hands out a new one-time password, of which two people have one half each. */
    handsOutPassword: Type.Boolean(),
    version: Version,
    availableActions: Type.Array(actionLink(POWER_ACT_ACTIONS, 'PowerActAction')),
  },
  { title: 'PowerAct' },
);
export type PowerAct = Static<typeof PowerAct>;

const Half = Nullable(Type.String({ examples: ['k7mp-x3vd-9hwt'] }));

/** The act waits. `passwordHalf` is shown once, to whoever asked, and works only together with the other half. */
export const WaitingAct = Closed({ waiting: PowerAct, passwordHalf: Half }, { title: 'WaitingAct' });
export type WaitingAct = Static<typeof WaitingAct>;

/** The act as it was decided. `passwordHalf` is shown once, to whoever confirmed: the second half, after the first and a hyphen. */
export const DecidedAct = Closed(
  {
    act: PowerAct,
    passwordHalf: Half,
    /** The moment at which the one-time password stops working; null where none was handed out. */
    passwordExpiresAt: Nullable(Instant),
  },
  { title: 'DecidedAct' },
);
export type DecidedAct = Static<typeof DecidedAct>;

/**
 * What lets the holder of the last step, or whoever is to hold it, back in without a second person in the console: a half
 * of a one-time password from whoever asked, and the code of the sealed envelope, which nobody who administers has.
 */
export const RecoverAccess = Closed(
  {
    username: Type.String({ minLength: 1, maxLength: 60 }),
    /** The half that was shown to whoever asked. */
    passwordHalf: Type.String({ minLength: 1, maxLength: 100 }),
    code: Type.String({ minLength: 1, maxLength: 100 }),
    newPassword: Type.String({ minLength: 12, maxLength: 200 }),
  },
  { title: 'RecoverAccess' },
);
export type RecoverAccess = Static<typeof RecoverAccess>;

/** The code for the next sealed envelope, shown once. */
export const AccessRecovered = Closed({ envelopeCode: Type.String() }, { title: 'AccessRecovered' });
export type AccessRecovered = Static<typeof AccessRecovered>;

export const PowerActPage = Closed(
  { acts: Type.Array(PowerAct), nextCursor: Nullable(Type.String()) },
  { title: 'PowerActPage' },
);
export type PowerActPage = Static<typeof PowerActPage>;

export const RefusePowerAct = Closed(
  { reason: Type.String({ minLength: 3, maxLength: 500 }) },
  { title: 'RefusePowerAct' },
);
export type RefusePowerAct = Static<typeof RefusePowerAct>;

/** What stands since the office was set up without a second person having seen it. */
export const FirstAppointments = Closed(
  {
    appointments: Type.Array(Appointment),
    seats: Type.Array(CommitteeMembership),
    /** Whether the caller may confirm the list now. */
    mayConfirm: Type.Boolean(),
    /** Whether that takes the code of the sealed envelope and a new password, because somebody else can open this account. */
    needsCode: Type.Boolean(),
    /** What was read: SHA-256 over the list. It is given back, so that nothing is confirmed that was not seen. */
    digest: Sha256,
    /** The code for the next sealed envelope, shown once where confirming has used one up; null or left out otherwise. */
    envelopeCode: Type.Optional(Nullable(Type.String())),
  },
  { title: 'FirstAppointments' },
);
export type FirstAppointments = Static<typeof FirstAppointments>;

export const ConfirmFirstAppointments = Closed(
  {
    digest: Sha256,
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    newPassword: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { title: 'ConfirmFirstAppointments' },
);
export type ConfirmFirstAppointments = Static<typeof ConfirmFirstAppointments>;
