import type { PublicAnswer } from '@phoeiphrae/shared/drawnPage';
import { inject, type InjectionKey } from 'vue';
import type { Body, Inits, ReadOperation } from './operation';
import { ProblemError, UNREACHABLE, problemFrom } from './problem';

/** The parts of an address that an operation is told. */
interface Told {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown> };
}

const written = (part: unknown): string =>
  typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? String(part) : '';

/** The address of an operation with what it is told filled in. */
export function addressOf({ path }: ReadOperation, { params = {} }: Told = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(written(params.path?.[name])),
  );
  const given = Object.entries(params.query ?? {}).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, written(value)])).toString();
  return query ? `${filled}?${query}` : filled;
}

export type Ask = (address: string) => Promise<PublicAnswer>;

/** Over the network, as anybody: what is public needs no session. */
async function askApi(address: string): Promise<PublicAnswer> {
  try {
    const headers = { Accept: 'application/json', 'Accept-Language': document.documentElement.lang };
    const response = await fetch(address, { headers, credentials: 'omit' });
    return { status: response.status, body: await response.text() };
  } catch {
    throw new ProblemError({ type: UNREACHABLE, status: 0 });
  }
}

export const ASK: InjectionKey<Ask> = Symbol('ask');

/**
 * What reads the public API: over the network in a browser, in the same process where the page is drawn by the server.
 * @throws {ProblemError} for every refusal, and when nothing answers
 */
export function usePublicRead() {
  const ask = inject(ASK, askApi);
  return async <O extends ReadOperation>(operation: O, ...init: Inits<O>): Promise<Body<O>> => {
    const { status, body } = await ask(addressOf(operation, init[0]));
    const answer = parsed(body);
    if (status >= 400 || answer === undefined) throw problemFrom(status, answer);
    return answer as Body<O>;
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
