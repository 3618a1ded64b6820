// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Set a new password; ends all other sessions */
export const changePassword = {
  id: 'changePassword',
  method: 'post',
  path: '/api/v1/session/password',
} as const;
/** Where the signed-in person is signed in */
export const listOwnSessions = { method: 'get', path: '/api/v1/sessions' } as const;
/** End one of the own sessions */
export const endOwnSession = {
  id: 'endOwnSession',
  method: 'delete',
  path: '/api/v1/sessions/{id}',
} as const;
/** The own passkeys, revoked ones included */
export const listPasskeys = { method: 'get', path: '/api/v1/session/passkeys' } as const;
/** Take in the passkey that the browser has made */
export const registerPasskey = {
  id: 'registerPasskey',
  method: 'post',
  path: '/api/v1/session/passkeys',
} as const;
/** What the browser needs to make a passkey; asks for the password again */
export const preparePasskey = {
  id: 'preparePasskey',
  method: 'post',
  path: '/api/v1/session/passkeys/options',
} as const;
/** Revoke an own passkey; what was signed with it stays signed */
export const revokeOwnPasskey = {
  id: 'revokeOwnPasskey',
  method: 'post',
  path: '/api/v1/session/passkeys/{id}/revoke',
} as const;
/** A new secret for an authenticator app, shown once; in force when a code has confirmed it */
export const setUpSecondFactor = {
  id: 'setUpSecondFactor',
  method: 'post',
  path: '/api/v1/session/second-factor/set-up',
} as const;
/** Confirm the app with a code; answers with the recovery codes, which are shown once */
export const confirmSecondFactor = {
  id: 'confirmSecondFactor',
  method: 'post',
  path: '/api/v1/session/second-factor/confirm',
} as const;
/** Give the app up, with the password and a code; ends all other sessions */
export const removeSecondFactor = {
  id: 'removeSecondFactor',
  method: 'post',
  path: '/api/v1/session/second-factor/remove',
} as const;
