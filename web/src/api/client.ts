import createClient from 'openapi-fetch';
import { currentToken, mayHaveSession, refreshToken } from './accessToken';
import { finishSignIn, refreshSession, signIn } from './calls/session';
import { freshKey } from './freshKey';
import { sendBy, type Answer, type Body, type Inits, type Operation, type ReadOperation } from './operation';
import type { paths } from './schema';
import { ProblemError, UNREACHABLE, problemOf } from './problem';
import { learnServerTime } from './serverClock';

const OWN_CREDENTIALS: readonly string[] = [signIn.path, finishSignIn.path, refreshSession.path];

function withToken(request: Request): Request {
  const token = currentToken();
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

async function send(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    learnServerTime(response);
    return response;
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
    input.headers.set('Idempotency-Key', freshKey());
  }
  const again = input.clone();
  let response = await send(withToken(input));
  if (response.status === 401 && !signsIn && mayHaveSession() && (await refreshToken())) {
    response = await send(withToken(again));
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

let made: ReturnType<typeof createClient<paths>> | undefined;
/** Made when first needed: the server draws pages with this module loaded, and has no address of its own. */
const client = () =>
  (made ??= createClient<paths>({ baseUrl: location.origin, fetch: call, credentials: 'same-origin' }));

/**
 * The answer to an operation with all that belongs to it, such as its headers.
 * @throws {ProblemError} for every refusal, and when nothing answers
 */
export const answerTo = <O extends Operation>(operation: O, ...init: Inits<O>): Promise<Answer<O>> =>
  sendBy(client(), operation, ...init);

/** The body of the answer to an operation. @throws {ProblemError} as `answerTo` does */
export async function bodyOf<O extends Operation>(operation: O, ...init: Inits<O>): Promise<Body<O>> {
  return (await answerTo(operation, ...init)).data as Body<O>;
}

/** What an operation tells and nothing is changed by. @throws {ProblemError} as `answerTo` does */
export const read = <O extends ReadOperation>(operation: O, ...init: Inits<O>): Promise<Body<O>> =>
  bodyOf(operation, ...init);
