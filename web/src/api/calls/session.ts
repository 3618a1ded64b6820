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
/** Come back in as the holder of the last step, with the code of the sealed envelope */
export const recoverAccess = {
  id: 'recoverAccess',
  method: 'post',
  path: '/api/v1/session/recover',
} as const;
