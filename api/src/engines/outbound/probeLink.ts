import type { LinkDoubt, LinkFailure } from '@phoeiphrae/shared/check';
import { AddressRefused } from './askOnce.ts';
import { follow, LostWay, type Followed } from './follow.ts';
import type { Network } from './network.ts';

/** What one look at a link says. */
export type Outcome =
  | { readonly is: 'working'; readonly status: number }
  | { readonly is: 'failed'; readonly failure: LinkFailure; readonly status: number | null }
  | { readonly is: 'unclear'; readonly failure: LinkDoubt; readonly status: number | null }
  /** The server asks for patience: nothing is known. `afterS` is how long, in seconds. */
  | { readonly is: 'later'; readonly afterS: number; readonly status: number };

export type LinkProbe = (address: string) => Promise<Outcome>;

interface ProbeOptions {
  readonly network: Network;
  /** Says who asks, and where more is told of it. */
  readonly userAgent: string;
  /** For a link with all that it leads to, in milliseconds. */
  readonly timeoutMs: number;
}

/** A page that asks who one is answers 200; on these hosts there is nothing else. */
const SIGN_IN = ['accounts.google.com', 'login.microsoftonline.com', 'login.live.com', 'login.yahoo.com'];
/** Where a server asks for patience without saying how much, and the most that it is given, in seconds. */
const PATIENCE_S = 3600;
const PATIENCE_MAX_S = 7 * 86_400;

/**
 * Looks whether a link works: HEAD, and where that is not answered well, GET for the first byte, since many servers know no
 * HEAD. Of neither the body is read.
 */
export const linkProbe =
  ({ network, userAgent, timeoutMs }: ProbeOptions): LinkProbe =>
  async (address) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' };
    const url = new URL(address);
    const ask = (method: 'HEAD' | 'GET', more: Record<string, string> = {}) =>
      follow(network, { url, method, signal, headers: { ...headers, ...more } }).then(outcomeOf, failureOf);
    const head = await ask('HEAD');
    if (head.is === 'working' || head.is === 'later') return head;
    // Without an answer to one there is none to the other, but for servers that hang up on what they do not know.
    if (head.status === null && !('failure' in head && HANGS_UP.includes(head.failure))) return head;
    return ask('GET', { range: 'bytes=0-0' });
  };

const HANGS_UP: readonly string[] = ['no_connection', 'not_http'];

function outcomeOf({ status, headers, url }: Followed): Outcome {
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined))
    return { is: 'later', afterS: patience(headers['retry-after'], headers.date), status };
  if ((status >= 200 && status < 300) || status === 416)
    return SIGN_IN.includes(url.hostname)
      ? { is: 'failed', failure: 'asks_to_sign_in', status }
      : { is: 'working', status };
  if (status === 404 || status === 410) return { is: 'failed', failure: 'not_found', status };
  if (status >= 500) return { is: 'failed', failure: 'server_error', status };
  const failure = [401, 403, 407, 451].includes(status) ? 'access_refused' : 'unexpected_status';
  return { is: 'unclear', failure, status };
}

/** Seconds, or a date by the clock of the server that names it. */
function patience(retryAfter: string | undefined, date: string | undefined): number {
  const seconds = /^\d{1,9}$/.test(retryAfter ?? '')
    ? Number(retryAfter)
    : (Date.parse(retryAfter ?? '') - Date.parse(date ?? '')) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds), PATIENCE_MAX_S) : PATIENCE_S;
}

const BY_CODE: Readonly<Record<string, LinkFailure>> = {
  ENOTFOUND: 'no_such_host',
  EAI_AGAIN: 'no_such_host',
  ENODATA: 'no_such_host',
  EAI_FAIL: 'no_such_host',
  EPROTO: 'certificate',
};

function failureOf(error: unknown): Outcome {
  if (error instanceof AddressRefused) return { is: 'unclear', failure: error.because, status: null };
  if (error instanceof LostWay) return { is: 'failed', failure: error.because, status: null };
  return { is: 'failed', failure: linkFailure(error as NodeJS.ErrnoException), status: null };
}

function linkFailure({ name, code = '' }: NodeJS.ErrnoException): LinkFailure {
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT') return 'timeout';
  if (code.startsWith('HPE_')) return 'not_http';
  if (/CERT|SSL|TLS|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(code)) return 'certificate';
  return BY_CODE[code] ?? 'no_connection';
}
