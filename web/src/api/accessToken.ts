import type { Session } from '@phoeiphrae/shared/session';
import { refreshSession } from './calls/session';

/**
 * The access token lives in this module's memory only; a reload gets a new one through the HttpOnly refresh cookie.
 * What is stored is merely whether someone signed in here, so that a visitor of the public site never asks for it.
 */
const SIGNED_IN = 'signed-in';
const SUPERSEDED_WAIT_MS = 1100;
let token: string | undefined;
let running: Promise<Session | undefined> | undefined;

export const currentToken = (): string | undefined => token;

export function keepToken(value: string | undefined): void {
  token = value;
  try {
    if (value) localStorage.setItem(SIGNED_IN, '1');
    else localStorage.removeItem(SIGNED_IN);
  } catch {
    // Without storage, a reload asks to sign in again.
  }
}

export function mayHaveSession(): boolean {
  try {
    return token !== undefined || localStorage.getItem(SIGNED_IN) !== null;
  } catch {
    return token !== undefined;
  }
}

const post = (): Promise<Response> =>
  fetch(refreshSession.path, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang },
  });

async function askForToken(): Promise<Session | undefined> {
  let response = await post();
  if (response.status === 409) {
    // Another window was quicker; by now its cookie is ours.
    await new Promise((resolve) => setTimeout(resolve, SUPERSEDED_WAIT_MS));
    response = await post();
  }
  if (response.status === 401 || response.status === 403) keepToken(undefined);
  if (!response.ok) return undefined;
  const session = (await response.json()) as Session;
  keepToken(session.accessToken);
  return session;
}

/**
 * Asks for a new access token, once at a time. Refresh tokens rotate and their reuse ends the session, so tabs that
 * share the cookie take turns. @returns the session, or nothing when there is none any more.
 */
export function refreshToken(): Promise<Session | undefined> {
  const ask = (): Promise<Session | undefined> =>
    'locks' in navigator ? navigator.locks.request('session-refresh', askForToken) : askForToken();
  running ??= ask()
    .catch(() => undefined)
    .finally(() => {
      running = undefined;
    });
  return running;
}
