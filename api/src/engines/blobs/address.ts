import { MissingBlobError } from './blobStore.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const ADDRESS = /^([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})$/;

export const isDigest = (text: string): boolean => DIGEST.test(text);

/**
 * Where the bytes of a digest lie, below the root of the store: `ab/cd/abcd…`. Two levels keep folders small.
 * @throws {MissingBlobError} for what is no digest: nothing lies there, and no path is made of it.
 */
export function addressOf(sha256: string): string {
  if (!isDigest(sha256)) throw new MissingBlobError('not a digest');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** The digest that an address belongs to, or undefined for anything else that lies in the store. */
export const digestAt = (address: string): string | undefined => ADDRESS.exec(address)?.[3];
