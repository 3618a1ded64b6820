import { readonly, ref, shallowRef } from 'vue';
import { freshKey } from '../api/freshKey';
import { ProblemError } from '../api/problem';

/** Headers of one user intent. Its key stays the same until the intent has an answer that settles it. */
export interface Intent {
  'Idempotency-Key': string;
}

/**
 * A write that a person asks for: `run` sends it, `pending` and `problem` are for the page to show. After a lost
 * connection or a fault of the server, the next `run` carries the same idempotency key, so that it has one effect.
 * A fault that is no `ProblemError` is a bug, and is thrown.
 */
export function useAction<A extends unknown[], R>(write: (headers: Intent, ...args: A) => Promise<R>) {
  const pending = ref(false);
  const problem = shallowRef<ProblemError>();
  let key = freshKey();

  async function run(...args: A): Promise<R | undefined> {
    if (pending.value) return undefined;
    pending.value = true;
    problem.value = undefined;
    try {
      const result = await write({ 'Idempotency-Key': key }, ...args);
      key = freshKey();
      return result;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (!error.retryable) key = freshKey();
      problem.value = error;
      return undefined;
    } finally {
      pending.value = false;
    }
  }

  function clear(): void {
    problem.value = undefined;
  }

  return { run, clear, pending: readonly(pending), problem };
}
