import type { Passkey, PasskeyList } from '@phoeiphrae/shared/passkey';
import type {
  Appointment,
  AppointmentPage,
  CreateAppointment,
  EndAppointment,
} from '@phoeiphrae/shared/appointment';
import type { CreateUser, EditUser, OneTimePassword, User, UserPage } from '@phoeiphrae/shared/user';
import type { CreateWorkGroup, EditWorkGroup, WorkGroup, WorkGroupList } from '@phoeiphrae/shared/workGroup';
import { everyAppointment } from '@/api/appointments';
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
  await bodyOf<UserPage>(api.GET('/api/v1/users', { params: { query } }));

export const readUser = async (id: string) =>
  await bodyOf<User>(api.GET('/api/v1/users/{id}', { params: { path: path(id) } }));

export const createUser = async (intent: Intent, body: CreateUser) =>
  await bodyOf<OneTimePassword>(api.POST('/api/v1/users', { body, params: { header: { ...intent } } }));

export const editUser = async (intent: Intent, user: User, body: EditUser) =>
  await bodyOf<User>(
    api.PATCH('/api/v1/users/{id}', {
      body,
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  );

export const USER_ACTS = ['suspend', 'resume', 'end'] as const;
export type UserAct = (typeof USER_ACTS)[number];

export const changeStanding = async (intent: Intent, user: User, act: UserAct) =>
  await bodyOf<User>(
    api.POST(`/api/v1/users/{id}/${act}`, {
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  );

export const resetPassword = async (intent: Intent, user: User) =>
  await bodyOf<OneTimePassword>(
    api.POST('/api/v1/users/{id}/reset-password', {
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  );

/** Takes away the app of someone who has lost it. */
export const resetSecondFactor = async (intent: Intent, user: User) =>
  await bodyOf<User>(
    api.POST('/api/v1/users/{id}/reset-second-factor', {
      params: { path: path(user.id), header: headersFor(intent, user) },
    }),
  );

export const listPasskeysOf = async (id: string) =>
  await bodyOf<PasskeyList>(api.GET('/api/v1/users/{id}/passkeys', { params: { path: path(id) } }));

export const revokePasskeyOf = async (intent: Intent, id: string, passkey: string) =>
  await bodyOf<Passkey>(
    api.POST('/api/v1/users/{id}/passkeys/{passkey}/revoke', {
      params: { path: { id, passkey }, header: { ...intent } },
    }),
  );

export const listAppointments = async (query: Query) =>
  await bodyOf<AppointmentPage>(api.GET('/api/v1/appointments', { params: { query } }));

/** Everything that holds today. */
export const currentAppointments = () => everyAppointment({ standing: 'current' });

export const makeAppointment = async (intent: Intent, body: CreateAppointment) =>
  await bodyOf<Appointment>(api.POST('/api/v1/appointments', { body, params: { header: { ...intent } } }));

export const endAppointment = async (intent: Intent, appointment: Appointment, body: EndAppointment) =>
  await bodyOf<Appointment>(
    api.POST('/api/v1/appointments/{id}/end', {
      body,
      params: { path: path(appointment.id), header: headersFor(intent, appointment) },
    }),
  );

export const listWorkGroups = async () => await bodyOf<WorkGroupList>(api.GET('/api/v1/work-groups'));

export const createWorkGroup = async (intent: Intent, body: CreateWorkGroup) =>
  await bodyOf<WorkGroup>(api.POST('/api/v1/work-groups', { body, params: { header: { ...intent } } }));

export const editWorkGroup = async (intent: Intent, group: WorkGroup, body: EditWorkGroup) =>
  await bodyOf<WorkGroup>(
    api.PATCH('/api/v1/work-groups/{code}', {
      body,
      params: { path: { code: group.code }, header: headersFor(intent, group) },
    }),
  );
