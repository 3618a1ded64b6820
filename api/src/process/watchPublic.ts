import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '@phoeiphrae/db/listen';
import type { FinishedAnswers } from '../engines/answers/finishedAnswers.ts';

/** Of migration 0040: tells the address of the item that changed, or nothing when anything may have. */
const CHANNEL = 'public_change';
/** Between two tries to reach the database, in milliseconds. */
const AGAIN_MS = 500;
/** How often the session is asked whether it is there, in milliseconds: one that is lost without a word tells of nothing. */
const KNOCK_MS = 300;

/**
 * Has `answers` forget what a change made old, on this process and every other. While the session that hears of changes is
 * lost, nothing is kept.
 * @param address of the database, with the role of its sessions
 */
export function watchPublic(address: string, answers: FinishedAnswers): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = () => signal.aborted;

  async function watch(): Promise<void> {
    const session = await listen(address, CHANNEL, (slug) => answers.forget(slug === '' ? undefined : slug));
    try {
      if (!stopped()) answers.watchedBy(session);
      while (!stopped()) {
        await Promise.race([pause(KNOCK_MS, undefined, { signal }), session.broken]);
        await Promise.race([session.caughtUp(), session.broken]);
      }
    } finally {
      answers.unwatched();
      await session.end();
    }
  }

  async function run(): Promise<void> {
    while (!stopped()) {
      // That the database is away is told by the pools and by /readyz; here it is enough that nothing is kept.
      await watch().catch(() => undefined);
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      answers.unwatched();
      await running;
    },
  };
}
