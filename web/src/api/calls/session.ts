// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Who is signed in, with the posts held today */
export const getMe = { method: 'get', path: '/api/v1/session' } as const;
/** Sign in */
export const signIn = { id: 'signIn', method: 'post', path: '/api/v1/session' } as const;
/** Sign out */
export const signOut = { id: 'signOut', method: 'delete', path: '/api/v1/session' } as const;
/** Whether a second factor is required, and which ones are set up */
export const getSecondFactor = { method: 'get', path: '/api/v1/session/second-factor' } as const;
/** Finish a sign-in with the second factor */
export const finishSignIn = {
  id: 'finishSignIn',
  method: 'post',
  path: '/api/v1/session/second-factor',
} as const;
/** Exchange the refresh cookie for a new one and an access token */
export const refreshSession = {
  id: 'refreshSession',
  method: 'post',
  path: '/api/v1/session/refresh',
} as const;
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
