import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CreateAppointment } from '@phoeiphrae/shared/appointment';
import { CreateMembership } from '@phoeiphrae/shared/committee';
import { Contact } from '@phoeiphrae/shared/content';
import { Closed } from '@phoeiphrae/shared/primitives';
import { CreateUser } from '@phoeiphrae/shared/user';
import Type from 'typebox';
import { checked, DEMO_FOLDER } from './demoFolder.ts';
import { fillIn } from './placeholders.ts';
import { spanOf } from './span.ts';

/** One password for all demonstration accounts. They cannot exist in production. */
export const DEMO_PASSWORD = 'phoeiphrae-demo';

export type DemoAppointment = Omit<CreateAppointment, 'userId'> & { readonly username: string };
export type DemoMembership = Omit<CreateMembership, 'userId'> & { readonly username: string };

const { username, name } = CreateUser.properties;
const { post, capacity, workGroups } = CreateAppointment.properties;
/** The spans with whose first day it begins and with whose last day it ends, and the order, as said on the demonstration's day. */
const HELD = { username, from: Type.String(), until: Type.Optional(Type.String()) };
const OfficeFile = Closed({
  remark: Type.String(),
  contacts: Type.Record(Type.String(), Contact),
  users: Type.Array(Closed({ username, name })),
  appointments: Type.Array(
    Closed({
      ...HELD,
      post,
      workGroups: Type.Optional(workGroups),
      capacity: Type.Optional(capacity),
      orderNumber: Type.Optional(Type.String()),
    }),
  ),
  committee: Type.Array(
    Closed({ ...HELD, seat: CreateMembership.properties.seat, orderNumber: Type.String() }),
  ),
});

const FILE = path.join(DEMO_FOLDER, 'office.json');
const OFFICE = checked(OfficeFile, JSON.parse(readFileSync(FILE, 'utf8')), FILE);

/** Named after their posts, never after a person. */
export const DEMO_USERS = OFFICE.users;
/** Who may sign in to the demonstration: each account by the post that it is named after. */
export const demoAccounts = DEMO_USERS.map(({ username, name }) => ({
  username,
  password: DEMO_PASSWORD,
  post: name,
}));
/** Said on every item: the office is real, the figures are not. */
export const REMARK = OFFICE.remark;
/** Whom the public asks about the items of a work group. */
export const CONTACTS = OFFICE.contacts;

const days = (from: string, until: string | undefined, today: string) => ({
  validFrom: spanOf(from, today).from,
  validTo: until === undefined ? null : spanOf(until, today).to,
});

/** Who holds which post, so that on the demonstration's day everything is in force. */
export const appointmentsOn = (today: string): DemoAppointment[] =>
  OFFICE.appointments.map(({ from, until, orderNumber, ...held }) => ({
    workGroups: [],
    capacity: 'substantive',
    ...held,
    ...days(from, until, today),
    orderNumber: orderNumber === undefined ? null : fillIn(orderNumber, today),
  }));

export const committeeOn = (today: string): DemoMembership[] =>
  OFFICE.committee.map(({ from, until, orderNumber, ...held }) => ({
    ...held,
    ...days(from, until, today),
    orderNumber: fillIn(orderNumber, today),
  }));

const holderOf = (post: string, workGroup: string): string => {
  const held = OFFICE.appointments.find((a) => a.post === post && a.workGroups?.includes(workGroup));
  if (!held) throw new Error(`nobody is ${post} of ${workGroup}`);
  return held.username;
};

/** Usernames of those who prepare for, head, and oversee a work group. @throws {Error} when there is none. */
export const officerOf = (workGroup: string) => holderOf('officer', workGroup);
/** Username of the head of a work group. @throws {Error} when there is none. */
export const headOf = (workGroup: string) => holderOf('group_head', workGroup);
/** Username of the deputy director who oversees a work group. @throws {Error} when there is none. */
export const deputyOf = (workGroup: string) => holderOf('deputy_director', workGroup);
