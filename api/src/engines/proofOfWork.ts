import { createHash, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** What one guess costs, and how many are needed: half a second of a new telephone, some seconds of an old one. */
const ITERATIONS = 2_000;
const [LEAST_GUESSES, MOST_GUESSES] = [200, 600];
/** So long a solution serves, in milliseconds: long enough to write something. */
const SERVES_MS = 2 * 3_600_000;

/** Work that was done, and serves once. */
export interface Proof {
  /** By which it is known when it comes again. */
  readonly sha256: string;
  readonly until: Date;
}

interface Solved {
  readonly challenge: Challenge;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was sent, read as altcha writes it: JSON in base64. Anything else is none. */
function solvedIn(text: string): Solved | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    if (!isRecord(value) || !isRecord(value['challenge']) || !isRecord(value['solution'])) return undefined;
    if (!isRecord(value['challenge']['parameters'])) return undefined;
    const { counter, derivedKey } = value['solution'];
    if (typeof counter !== 'number' || typeof derivedKey !== 'string') return undefined;
    return value as unknown as Solved;
  } catch {
    return undefined;
  }
}

/**
 * Work that is asked of whoever sends something without an account: little for one person, much for a robot that sends
 * thousands. Nothing is kept of a challenge until it comes back.
 * @param secret signs challenges, so that none can be made elsewhere
 */
export function proofsOfWork(secret: string, clock: { now(): Date }) {
  const keys = { hmacSignatureSecret: secret, hmacKeySignatureSecret: `${secret} key` };
  return {
    challenge: (): Promise<Challenge> =>
      createChallenge({
        ...keys,
        algorithm: 'PBKDF2/SHA-256',
        cost: ITERATIONS,
        counter: randomInt(LEAST_GUESSES, MOST_GUESSES),
        deriveKey,
        // Not in the library's own field, which it compares with the clock of the machine.
        data: { until: clock.now().getTime() + SERVES_MS },
      }),
    /** Whether work was done; whether it was done for this for the first time is the caller's to know. */
    async check(text: string): Promise<Proof | undefined> {
      const solved = solvedIn(text);
      const until = solved?.challenge.parameters.data?.['until'];
      if (!solved || typeof until !== 'number' || until <= clock.now().getTime()) return undefined;
      const { verified } = await verifySolution({ ...keys, ...solved, deriveKey }).catch(() => ({
        verified: false,
      }));
      const signature = String(solved.challenge.signature);
      return verified
        ? { sha256: createHash('sha256').update(signature).digest('hex'), until: new Date(until) }
        : undefined;
    },
  };
}
