import Type, { type Static } from 'typebox';
import { actionLink } from './actionLink.ts';
import { CalendarDate, Closed, Code, Nullable, Sha256, Uuid, Version } from './primitives.ts';
import { Standing } from './term.ts';

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

const held = {
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
  /** Made when the office was set up, and not yet confirmed by the holder of the last step. */
  unconfirmed: Type.Boolean(),
  /** The second person, as named at that moment; null without one. */
  confirmedBy: Nullable(Type.String()),
  /** The SHA-256 of the order's file, where one was named. */
  orderFile: Nullable(Sha256),
  standing: Standing,
  version: Version,
};

/** A post as its holder has it. */
export const HeldAppointment = Closed(held, { title: 'HeldAppointment' });
export type HeldAppointment = Static<typeof HeldAppointment>;

export const APPOINTMENT_ACTIONS = ['end'] as const;
export const AppointmentAction = actionLink(APPOINTMENT_ACTIONS, 'AppointmentAction');

export const Appointment = Closed(
  { ...held, availableActions: Type.Array(AppointmentAction) },
  { title: 'Appointment' },
);
export type Appointment = Static<typeof Appointment>;

/** The number of the order that says so, as it stands on it. */
export const OrderNumber = Type.String({ minLength: 1, maxLength: 100 });

export const CreateAppointment = Closed(
  {
    userId: Uuid,
    post: Code,
    capacity: Capacity,
    workGroups: Type.Array(Code, { maxItems: 50, uniqueItems: true }),
    validFrom: CalendarDate,
    validTo: Nullable(CalendarDate),
    /** Required unless the capacity is substantive. */
    orderNumber: Nullable(OrderNumber),
    /** The SHA-256 of the order's file. */
    orderFile: Type.Optional(Nullable(Sha256)),
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
