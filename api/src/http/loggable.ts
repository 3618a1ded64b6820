import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * An error as the process may write it down. A failed query carries its parameters in its message and PostgreSQL the
 * row in its detail: password hashes, drafts. What went wrong, and where, stays.
 */
export function loggable(error: unknown): unknown {
  if (error instanceof AggregateError) return new AggregateError(error.errors.map(loggable), error.message);
  if (!(error instanceof DrizzleQueryError)) return error;
  const { message, code } = (error.cause ?? {}) as { message?: string; code?: string };
  const plain = new Error(`${message ?? 'query failed'} (${code ?? 'no code'}) in: ${error.query}`);
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  plain.stack = [plain.message, ...frames].join('\n');
  return plain;
}

/** Below which the next part of an address is a secret: a ticket, or the link of a subscriber's mail. */
const SECRETS = new Set([
  '/api/v1/files',
  '/api/v1/public/subscriptions',
  '/subscriptions',
  '/en/subscriptions',
]);
const DEEPEST = 5;
/** Every secret has the name of what it belongs to before it, unless that is written another way than it need be. */
const MAY_BE_SECRET = new RegExp(
  ['%', ...[...SECRETS].map((path) => path.slice(path.lastIndexOf('/')))].join('|'),
  'i',
);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * An address as it may be written down: a ticket in it would open a file to whoever reads the log, a mail's
 * link would end somebody's subscriptions. However the rest of
 * the address is written: %66iles is files.
 */
export function loggedUrl(url: string): string {
  if (!MAY_BE_SECRET.test(url)) return url;
  const [path = '', ...query] = url.split('?');
  const parts = path.split('/');
  const heads = parts.slice(0, DEEPEST + 1).map((part) => decoded(part).toLowerCase());
  const at = heads.findIndex((_, index) => SECRETS.has(heads.slice(0, index).join('/')));
  if (at < 0) return url;
  return [parts.with(at, '***').join('/'), ...query].join('?');
}
