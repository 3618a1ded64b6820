import { DrizzleQueryError } from 'drizzle-orm/errors';
import { errorCode } from './startError.ts';

/**
 * What kept the database from doing what was asked, where it was not the asking: it is `full`, or not to be had now
 * (lost, starting, stopping, frozen, busy, in another one's way), which passes.
 */
export type DatabaseFault = 'full' | 'unavailable';

/** By the system: the way to the server is cut, or was never there. */
const UNREACHED = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** By the driver, which gives its own errors no code. */
const SAID_BY_DRIVER = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect$/,
  /^timeout expired$/,
  /^Query read timeout$/,
  /is not queryable$/,
  /^Received unexpected \w+ message from backend/,
  /^Cannot use a pool after calling end/,
];

/** PostgreSQL's `disk_full`. */
const DISK_FULL = '53100';

/**
 * Classes of SQLSTATE (PostgreSQL, appendix A): connection, authorization, resources, intervention of the operator (also
 * a statement that took too long), and the system under the server.
 */
const CLASSES = ['08', '28', '53', '57', '58'];

const CODES = new Set([
  // A read-only standby took over; the transaction was idle or open for too long.
  ...['25006', '25P03', '25P04'],
  // The database is gone; a lock was not to be had; two acts were in each other's way.
  ...['3D000', '55P03', '40001', '40P01'],
  // A plan that the connection should have kept: see preparingClient.ts.
  ...['26000', '42P05'],
]);

const FEATURE_NOT_SUPPORTED = '0A000';
/** A causes' chain that is longer than this is none of ours. */
const MOST_CAUSES = 8;

const isSqlState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code) && !UNREACHED.has(code);

/** Tables were changed since the plan was made. The connection goes on without plans; whoever asks again is served. */
const isStalePlan = (code: string, message: string): boolean =>
  code === FEATURE_NOT_SUPPORTED && message.startsWith('cached plan');

/** Whether a plan that was to be kept for this statement is not there, or does not fit any more. */
export function isLostPlan(error: unknown): boolean {
  const code = errorCode(error) ?? '';
  return code === '26000' || code === '42P05' || isStalePlan(code, messageOf(error));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

function faultOfOne(error: unknown): DatabaseFault | undefined {
  const code = errorCode(error);
  const message = messageOf(error);
  if (code === undefined || code === '') {
    return SAID_BY_DRIVER.some((words) => words.test(message)) ? 'unavailable' : undefined;
  }
  if (UNREACHED.has(code)) return 'unavailable';
  if (!isSqlState(code)) return undefined;
  if (code === DISK_FULL) return 'full';
  const passes = CODES.has(code) || CLASSES.includes(code.slice(0, 2)) || isStalePlan(code, message);
  return passes ? 'unavailable' : undefined;
}

/** The error with what caused it; several attempts to connect (IPv6, IPv4) come together. */
function* chainOf(error: unknown): Generator {
  let one = error;
  for (let depth = 0; depth < MOST_CAUSES && one instanceof Error; depth++) {
    yield one;
    if (one instanceof AggregateError) yield* one.errors;
    one = one.cause;
  }
}

/** What it was of the database that made something fail; undefined when it was something else. */
export function databaseFaultOf(error: unknown): DatabaseFault | undefined {
  for (const one of chainOf(error)) {
    const fault = faultOfOne(one);
    if (fault) return fault;
  }
  return undefined;
}

/** Not a refusal: the connection was cut, or its server was ended. */
const isLost = (error: unknown): boolean => {
  const code = errorCode(error) ?? '';
  return faultOfOne(error) === 'unavailable' && (!isSqlState(code) || /^(?:08|57P)/.test(code));
};

/**
 * Whether the connection was lost over a commit: what was to be written may stand, and nobody here knows. A commit that the
 * server refused in so many words, as one that a deferred check forbids, is known to have failed.
 */
export const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof DrizzleQueryError && error.query === 'commit' && [...chainOf(error)].some(isLost);
