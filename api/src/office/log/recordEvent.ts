import type { Tx } from '../deps.ts';
import { appendEntries, type Entry } from './appendEntries.ts';
import { markOfPower } from './markOfPower.ts';
import type { NewEvent } from './newEvent.ts';
import { tellOfPower } from './tellOfPower.ts';

export type RecordEvent = (event: NewEvent) => Promise<void>;

/**
 * Adds one entry to the append-only log, in the transaction of the act itself: both stand, or neither. An act that
 * changes what the public may see, or who has which power, becomes a leaf of the public log with it; those who watch
 * over power are told.
 * The lock of the chain is held from here to the commit, and is always the last: what has more to do after its events
 * uses `recordingLast`.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  await appendEntries(tx, [await prepareEntry(tx, event)]);
}

/**
 * Does the work of a transaction whose events go into the log at its end, in their order, when everything else is done:
 * nobody waits for the lock of the chain while others read, write or present. The work finds no entry of its own.
 */
export async function recordingLast<T>(tx: Tx, work: (record: RecordEvent) => Promise<T>): Promise<T> {
  const entries: Entry[] = [];
  const result = await work(async (event) => {
    entries.push(await prepareEntry(tx, event));
  });
  await appendEntries(tx, entries);
  return result;
}

/** What an entry says of the moment of its act, and who is told, is settled there and then. */
async function prepareEntry(tx: Tx, event: NewEvent): Promise<Entry> {
  const entry = { ...event, details: { ...event.details, ...(await markOfPower(tx, event)) } };
  await tellOfPower(tx, entry);
  return entry;
}
