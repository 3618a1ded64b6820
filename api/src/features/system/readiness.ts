import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Database } from '@phoeiphrae/db/client';
import type { Deps } from '../../office/deps.ts';

/** A server that has not answered after so long, in milliseconds, is not ready: whoever asks waits no second. */
const LIMIT_MS = 700;

interface Readiness {
  /** @throws {Error} when one of the roles gets no answer in time, with why. */
  check(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Asks over one connection a role of its own: acts that hold all connections of the pools do not make the process
 * unready, and it never waits behind them. Many who ask at a time share one answer.
 */
export function watchReadiness({ db, publicDb }: Pick<Deps, 'db' | 'publicDb'>): Readiness {
  const probes = [db, publicDb].map(({ address }) =>
    connect(address, {
      max: 1,
      waitMs: LIMIT_MS,
      statementTimeoutMs: LIMIT_MS,
      applicationName: 'phoeiphrae-ready',
    }),
  );
  let asking: Promise<void> | undefined;
  const ask = async () => {
    await Promise.all(probes.map((probe) => answerOf(probe)));
  };
  return {
    check: () => (asking ??= ask().finally(() => (asking = undefined))),
    end: async () => {
      await Promise.all(probes.map((probe) => probe.end()));
    },
  };
}

/** The connection that does not answer is left to whoever watches it for silence; the next one who asks may get another. */
async function answerOf({ pool }: Database): Promise<void> {
  const late = new AbortController();
  const limit = sleep(LIMIT_MS, undefined, { signal: late.signal }).then(
    () => {
      throw new Error('the database did not answer in time');
    },
    () => undefined,
  );
  const answer = pool.query('SELECT 1');
  answer.catch(() => undefined);
  try {
    await Promise.race([answer, limit]);
  } finally {
    late.abort();
  }
}
