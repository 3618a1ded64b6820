import createClient from 'openapi-fetch';
import { currentToken, mayHaveSession, refreshToken } from './accessToken';
import type { paths } from './schema';
import { ProblemError, UNREACHABLE, problemOf } from './problem';

const OWN_CREDENTIALS = ['/api/v1/session', '/api/v1/session/second-factor', '/api/v1/session/refresh'];

function withToken(request: Request): Request {
  const token = currentToken();
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new ProblemError({ type: UNREACHABLE, status: 0 });
  }
}

/**
 * Sends a request, refreshes the session once on 401, and throws a `ProblemError` for every refusal. A second sending
 * is the same request: it carries the same `Idempotency-Key`.
 */
async function call(input: Request): Promise<Response> {
  const { pathname } = new URL(input.url);
  const signsIn = input.method === 'POST' && OWN_CREDENTIALS.includes(pathname);
  input.headers.set('Accept-Language', document.documentElement.lang);
  if (input.method === 'POST' && !input.headers.has('Idempotency-Key')) {
    input.headers.set('Idempotency-Key', crypto.randomUUID());
  }
  const again = input.clone();
  let response = await send(withToken(input));
  if (response.status === 401 && !signsIn && mayHaveSession() && (await refreshToken())) {
    response = await send(withToken(again));
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: call, credentials: 'same-origin' });

interface Answer<T> {
  data?: T;
  response: Response;
}

/** The body of an answer; refusals were thrown as `ProblemError`. */
export async function bodyOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await answer).data as T;
}

/** The body with its version, which goes back as `If-Match` with the next write. */
export async function versionedBodyOf<T>(
  answer: Promise<Answer<T>>,
): Promise<{ body: T; etag: string | undefined }> {
  const { data, response } = await answer;
  return { body: data as T, etag: response.headers.get('etag') ?? undefined };
}
