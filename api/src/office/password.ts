import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a random value that nobody kept: checking against it takes as long as checking a real one. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$vJWrv9ku5vBxmOP7pbjkRA$/0NJl4KWuYBLDLHHPj9lpQ4jYwPoKy4pxRUofWwSmTI';

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/** Whether the password is the one of this hash. Without a hash it says no, after the same time. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? NOBODY, password);
  return fits && passwordHash !== undefined;
}

/** Letters and digits that cannot be taken for one another when read from paper. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** Groups of four signs with hyphens between them, 20 bits each. */
function groupsOfSigns(groups: number): string {
  const sign = () => ALPHABET.charAt(randomInt(ALPHABET.length));
  const group = () => Array.from({ length: GROUP_LENGTH }, sign).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A first password, handed over in person: five groups of four, 100 bits. */
export const newOneTimePassword = (): string => groupsOfSigns(GROUPS);

/** One of the two halves of a one-time password that two people hand over: 80 bits, which alone open nothing. */
export const newPasswordHalf = (): string => groupsOfSigns(GROUPS - 1);

/** The one-time password of two halves, the first one first. */
export const joinHalves = (first: string, second: string): string => `${first}-${second}`;

const ONE_TIME_PASSWORD_DAYS = 7;

/** The moment (ISO 8601) at which a one-time password made now stops working. */
export const oneTimePasswordExpiry = (now: string): string =>
  new Date(Date.parse(now) + ONE_TIME_PASSWORD_DAYS * 86_400_000).toISOString();
