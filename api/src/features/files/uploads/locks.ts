import type { Lock, Locker, RequestRelease } from '@tus/server';
import { ProblemException } from '../../../http/problem.ts';

interface Holder {
  readonly release: RequestRelease;
  readonly released: Promise<null>;
  readonly done: () => void;
}

/**
 * One request at a time works on an upload. A newer one is right: the older is asked to stop, since its phone has most
 * likely lost the connection without our knowing. Between processes there is no lock and no need for one: both write the
 * bytes of the same file to the same places.
 */
export function uploadLocks(): Locker {
  const holders = new Map<string, Holder>();

  async function take(id: string, signal: AbortSignal, release: RequestRelease) {
    for (let holder = holders.get(id); holder; holder = holders.get(id)) {
      await holder.release();
      await holder.released;
      if (signal.aborted) throw new ProblemException('upload-out-of-step');
    }
    const { promise: released, resolve } = Promise.withResolvers<null>();
    const done = () => {
      resolve(null);
    };
    holders.set(id, { release, released, done });
  }

  return {
    newLock: (id): Lock => ({
      lock: (signal, release) => take(id, signal, release),
      unlock: async () => {
        const holder = holders.get(id);
        holders.delete(id);
        holder?.done();
      },
    }),
  };
}
