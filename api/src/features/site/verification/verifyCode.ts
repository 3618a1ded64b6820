import type { Deps } from '../../../office/deps.ts';
import { networkOf } from '../../../http/network.ts';
import { throttled } from '../../../office/attempt.ts';
import { bucketOf } from '../../../office/throttle.ts';

/** Codes that do not exist, from one network in a quarter of an hour: at the API and at the pages together. */
const WRONG_CODES = 40;

/**
 * Looks a code up, and bears few wrong guesses. @param address the caller's.
 * @throws {ProblemException} 429
 */
export const throttlingGuesses = <T>(deps: Deps, address: string, look: () => Promise<T | undefined>) =>
  throttled(deps, [bucketOf(deps, WRONG_CODES, 'verify', networkOf(address))], look);

/** Digests that nothing was published with, counted in the same way: whoever checks a folder of files meets many. */
const UNKNOWN_FILES = 300;

/** Looks a digest up, and bears many that are unknown. @param address the caller's. @throws {ProblemException} 429 */
export const throttlingUnknownFiles = <T>(deps: Deps, address: string, look: () => Promise<T | undefined>) =>
  throttled(deps, [bucketOf(deps, UNKNOWN_FILES, 'verify-file', networkOf(address))], look);

/** The code as it was derived: without the dashes, spaces and small letters of whoever typed it; undefined for no code. */
export function codeOf(typed: string): string | undefined {
  const code = typed.replace(/[\s\u2010-\u2015-]/gu, '').toUpperCase();
  return /^[0-9A-F]{12}$/.test(code) ? code : undefined;
}
