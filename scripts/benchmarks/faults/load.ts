import { setTimeout as pause } from 'node:timers/promises';
import { PASSWORD, walkChain, type Office } from './writer.ts';

const READ = ['/', '/api/v1/public/items', '/feed.xml', '/items', '/api/v1/public/policy'];
const ACCOUNTS = ['officer.plan', 'head.plan', 'deputy1', 'director'];
/** Between two of the same person, in milliseconds. */
const BETWEEN_MS = 100;
const SIGN_IN_MS = 700;

/** How many of each are at work at a time. */
const READERS = 3;
const WRITERS = 3;

async function again(signal: AbortSignal, betweenMs: number, work: (round: number) => Promise<unknown>) {
  for (let round = 0; !signal.aborted; round++) {
    await work(round);
    await pause(betweenMs);
  }
}

/** Readers, sign-ins with the right password, and writers with uploads, until stopped. A chain that began is walked to its end. */
export function startLoad(office: Office): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const { asking } = office;
  const html = { headers: { accept: 'text/html' } };
  const readers = Array.from({ length: READERS }, (_, reader) =>
    again(signal, BETWEEN_MS, (round) =>
      asking.once('GET', READ[(round + reader) % READ.length] ?? '/', html),
    ),
  );
  const writers = Array.from({ length: WRITERS }, () => again(signal, BETWEEN_MS, () => walkChain(office)));
  const signIns = again(signal, SIGN_IN_MS, (round) => {
    const body = { username: ACCOUNTS[round % ACCOUNTS.length], password: PASSWORD };
    return asking.once('POST', '/api/v1/session', { body });
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([...readers, ...writers, signIns]);
    },
  };
}
