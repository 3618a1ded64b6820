import { useQueryCache } from '@pinia/colada';
import { STALE } from './cache';
import type { WriteId } from './calls/writes';
import { bodyOf } from './client';
import type { Body, Inits, Operation } from './operation';

/** A write says which it is, so that what it makes stale is found. */
export type WriteOperation = Operation & { readonly id: WriteId };

/** @returns what fetches again whatever a write makes stale, without waiting for it; for several writes at once. */
export function useStale() {
  const cache = useQueryCache();
  return ({ id }: WriteOperation): void => {
    // What cannot be fetched says so itself, where it is shown.
    for (const name of STALE[id]) cache.invalidateQueries({ key: [name] }).catch(() => undefined);
  };
}

/** @returns what sends a write, and has fetched again what it makes stale. */
export function useWrite() {
  const makeStale = useStale();
  /** @throws {ProblemError} when it is refused */
  return <O extends WriteOperation>(operation: O, ...init: Inits<O>): Promise<Body<O>> => {
    const answer = bodyOf(operation, ...init);
    // Before whoever waits for the answer goes on. A refusal is theirs to meet, and makes nothing stale.
    answer.then(
      () => makeStale(operation),
      () => undefined,
    );
    return answer;
  };
}

/** A write as `useWrite` gives it, for what is handed one. */
export type Write = ReturnType<typeof useWrite>;
