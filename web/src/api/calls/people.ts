// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Accounts, newest first; for administrators */
export const listUsers = { method: 'get', path: '/api/v1/users' } as const;
/** Open an account with a one-time password, which is shown once */
export const createUser = { id: 'createUser', method: 'post', path: '/api/v1/users' } as const;
/** One account; for administrators and for its owner */
export const getUser = { method: 'get', path: '/api/v1/users/{id}' } as const;
/** Correct the name or the e-mail of a person */
export const editUser = { id: 'editUser', method: 'patch', path: '/api/v1/users/{id}' } as const;
/** Suspend an account: its sessions end, and nothing works from the next request on */
export const suspendUser = { id: 'suspendUser', method: 'post', path: '/api/v1/users/{id}/suspend' } as const;
/** Let a suspended account in again */
export const resumeUser = { id: 'resumeUser', method: 'post', path: '/api/v1/users/{id}/resume' } as const;
/** End an account for good; what the person did stays under their name */
export const endUser = { id: 'endUser', method: 'post', path: '/api/v1/users/{id}/end' } as const;
/** Give a new one-time password, shown once; all sessions end. For a holder of power it waits for a second person (202) */
export const resetPassword = {
  id: 'resetPassword',
  method: 'post',
  path: '/api/v1/users/{id}/reset-password',
} as const;
/** The passkeys of a person */
export const listUserPasskeys = { method: 'get', path: '/api/v1/users/{id}/passkeys' } as const;
/** Revoke a lost passkey; the person is told. Of a holder of power it waits for a second person (202) */
export const revokePasskey = {
  id: 'revokePasskey',
  method: 'post',
  path: '/api/v1/users/{id}/passkeys/{passkey}/revoke',
} as const;
/** Take away a lost app and end all sessions; of a holder of power it waits for a second person (202) */
export const resetSecondFactor = {
  id: 'resetSecondFactor',
  method: 'post',
  path: '/api/v1/users/{id}/reset-second-factor',
} as const;
/** Appointments, latest recorded first */
export const listAppointments = { method: 'get', path: '/api/v1/appointments' } as const;
/** Record an appointment order; to a post of power it waits for a second person (202) */
export const createAppointment = {
  id: 'createAppointment',
  method: 'post',
  path: '/api/v1/appointments',
} as const;
/** Set the last day of an appointment */
export const endAppointment = {
  id: 'endAppointment',
  method: 'post',
  path: '/api/v1/appointments/{id}/end',
} as const;
/** What waits, or waited, for a second person, latest first; one’s own for those who neither ask nor confirm */
export const listPowerActs = { method: 'get', path: '/api/v1/power-acts' } as const;
/** One act that waits, or waited, for a second person */
export const getPowerAct = { method: 'get', path: '/api/v1/power-acts/{id}' } as const;
/** Confirm it as the second person: it takes effect at once */
export const confirmPowerAct = {
  id: 'confirmPowerAct',
  method: 'post',
  path: '/api/v1/power-acts/{id}/confirm',
} as const;
/** Refuse it, with a reason */
export const refusePowerAct = {
  id: 'refusePowerAct',
  method: 'post',
  path: '/api/v1/power-acts/{id}/refuse',
} as const;
/** Take back what one asked for */
export const withdrawPowerAct = {
  id: 'withdrawPowerAct',
  method: 'post',
  path: '/api/v1/power-acts/{id}/withdraw',
} as const;
/** What stands unconfirmed since the office was set up; for whoever asks, confirms, or takes the last step */
export const getFirstAppointments = { method: 'get', path: '/api/v1/first-appointments' } as const;
/** Confirm all of them in one act, as the holder of the last step */
export const confirmFirstAppointments = {
  id: 'confirmFirstAppointments',
  method: 'post',
  path: '/api/v1/first-appointments/confirm',
} as const;
/** The work groups of the office, in their order */
export const listWorkGroups = { method: 'get', path: '/api/v1/work-groups' } as const;
/** Add a work group */
export const createWorkGroup = {
  id: 'createWorkGroup',
  method: 'post',
  path: '/api/v1/work-groups',
} as const;
/** Rename a work group, or take it out of use */
export const editWorkGroup = {
  id: 'editWorkGroup',
  method: 'patch',
  path: '/api/v1/work-groups/{code}',
} as const;
/** Keep a finished upload as the file of an order; forgotten after a day unless an appointment or seat names it */
export const keepOrderFile = { id: 'keepOrderFile', method: 'post', path: '/api/v1/order-files' } as const;
/** The bytes of an order’s file, for those whom the order is of concern; ranges are served */
export const getOrderFile = { method: 'get', path: '/api/v1/order-files/{sha256}' } as const;
