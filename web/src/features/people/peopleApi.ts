import type {
  Appointment,
  AppointmentPage,
  CreateAppointment,
  CreateUser,
  CreateWorkGroup,
  EditUser,
  EditWorkGroup,
  EndAppointment,
  OneTimePassword,
  User,
  UserPage,
  WorkGroup,
  WorkGroupList,
} from '@phoeiphrae/shared/people';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

/** What a list may be narrowed by; keys that are left out do not narrow. */
export type Query = Record<string, string | number | undefined>;
/** A record that is changed is named with the version that was read. */
type Versioned = { version: number };

const path = (id: string) => ({ id });
const headersFor = (intent: Intent, record: Versioned) => ({
  ...intent,
  'If-Match': `"${String(record.version)}"`,
});

export const listUsers = async (query: Query) =>
  (await bodyOf(api.GET('/api/v1/users', { params: { query } }))) as UserPage;

export const readUser = async (id: string) =>
  (await bodyOf(api.GET('/api/v1/users/{id}', { params: { path: path(id) } }))) as User;

export const createUser = async (intent: Intent, body: CreateUser) =>
  (await bodyOf(api.POST('/api/v1/users', { body, params: { header: { ...intent } } }))) as OneTimePassword;

export const editUser = async (intent: Intent, user: User, body: EditUser) =>
  (await bodyOf(
    api.PATCH('/api/v1/users/{id}', {
      body,
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  )) as User;

export const USER_ACTS = ['suspend', 'resume', 'end'] as const;
export type UserAct = (typeof USER_ACTS)[number];

export const changeStanding = async (intent: Intent, user: User, act: UserAct) =>
  (await bodyOf(
    api.POST(`/api/v1/users/{id}/${act}`, {
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  )) as User;

export const resetPassword = async (intent: Intent, user: User) =>
  (await bodyOf(
    api.POST('/api/v1/users/{id}/reset-password', {
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  )) as OneTimePassword;

export const listAppointments = async (query: Query) =>
  (await bodyOf(api.GET('/api/v1/appointments', { params: { query } }))) as AppointmentPage;

const WHOLE_PAGE = 200;

/** Everything that holds today, page by page: an office has a few dozen of them. */
export async function currentAppointments(): Promise<Appointment[]> {
  const found: Appointment[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAppointments({ standing: 'current', limit: WHOLE_PAGE, cursor });
    found.push(...page.appointments);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

export const makeAppointment = async (intent: Intent, body: CreateAppointment) =>
  (await bodyOf(
    api.POST('/api/v1/appointments', { body, params: { header: { ...intent } } }),
  )) as Appointment;

export const endAppointment = async (intent: Intent, appointment: Appointment, body: EndAppointment) =>
  (await bodyOf(
    api.POST('/api/v1/appointments/{id}/end', {
      body,
      params: { path: path(appointment.id), header: headersFor(intent, appointment) },
    }),
  )) as Appointment;

export const listWorkGroups = async () => (await bodyOf(api.GET('/api/v1/work-groups'))) as WorkGroupList;

export const createWorkGroup = async (intent: Intent, body: CreateWorkGroup) =>
  (await bodyOf(api.POST('/api/v1/work-groups', { body, params: { header: { ...intent } } }))) as WorkGroup;

export const editWorkGroup = async (intent: Intent, group: WorkGroup, body: EditWorkGroup) =>
  (await bodyOf(
    api.PATCH('/api/v1/work-groups/{code}', {
      body,
      params: { path: { code: group.code }, header: headersFor(intent, group) },
    }),
  )) as WorkGroup;
