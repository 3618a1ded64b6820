/** Objects whose confirmation is remembered; beyond that the oldest is read again. */
const MOST_CONFIRMED = 20_000;

type Verdict = 'intact' | 'damaged' | 'missing';

interface Bucket {
  /**
   * What the bucket says of an object without reading it: this changes with each writing; empty when it says nothing,
   * and undefined when there is no object.
   */
  stateOf(sha256: string): Promise<string | undefined>;
  /** Reads every byte. */
  read(sha256: string): Promise<Verdict>;
}

/**
 * Objects that were read from the bucket and found right, with what the bucket said of them then. As long as it says the
 * same, nobody has put another in their place.
 */
export function confirmedObjects(bucket: Bucket) {
  const confirmed = new Map<string, string>();

  function remember(sha256: string, state: string) {
    confirmed.delete(sha256);
    confirmed.set(sha256, state);
    for (const oldest of confirmed.keys()) {
      if (confirmed.size <= MOST_CONFIRMED) break;
      confirmed.delete(oldest);
    }
  }

  return {
    async confirm(sha256: string): Promise<Verdict> {
      const state = await bucket.stateOf(sha256);
      if (state === undefined) return 'missing';
      if (state !== '' && confirmed.get(sha256) === state) return 'intact';
      const verdict = await bucket.read(sha256);
      // Replaced while it was read: what was read is not what is there, and the next one who asks reads again.
      if (verdict === 'intact' && state !== '' && (await bucket.stateOf(sha256)) === state)
        remember(sha256, state);
      return verdict;
    },
  };
}
