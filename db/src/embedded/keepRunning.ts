import { setTimeout as sleep } from 'node:timers/promises';
import { errorText } from '../startError.ts';

/** Between two looks whether the server is there, in milliseconds. */
const LOOK_MS = 500;
/** Whatever ends that often is not ended by chance; before it is started again there is a pause, in milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** It has been there for so many looks, half a minute: the next end is a first one again. */
const STEADY_LOOKS = 60;

export interface Kept {
  readonly isRunning: () => boolean;
  readonly start: () => Promise<void>;
  /** Told each time, in Thai and English, why and when. */
  readonly tell: (line: string) => void;
}

/** In milliseconds. Twice the last one, from none. */
const longer = (pause: number): number =>
  pause === 0 ? FIRST_PAUSE_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);

function willStart(pause: number): string {
  if (pause === 0) return 'PostgreSQL หยุดทำงานเอง กำลังเริ่มใหม่ · PostgreSQL ended by itself; starting it again';
  const seconds = String(pause / 1000);
  return `PostgreSQL หยุดทำงานซ้ำ จะเริ่มใหม่ใน ${seconds} วินาที · PostgreSQL ended again; starting it in ${seconds} s`;
}

async function startAgain({ start, tell }: Kept): Promise<void> {
  try {
    await start();
    tell('PostgreSQL ทำงานอีกครั้งแล้ว · PostgreSQL is running again');
  } catch (error) {
    tell(`PostgreSQL ไม่เริ่มทำงาน · PostgreSQL did not start: ${errorText(error)}`);
  }
}

/**
 * Starts a server again whenever it is gone, at once the first time, and after longer and longer pauses where it does
 * not stay. A server that stands still is left alone: whoever stopped it has it go on.
 * @returns what ends that; it waits for a start that is under way.
 */
export function keepRunning(kept: Kept): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  /** False when the watch has ended meanwhile. */
  const pause = async (ms: number): Promise<boolean> => {
    await sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
    return !signal.aborted;
  };

  const watch = async () => {
    let [wait, steady] = [0, 0];
    while (await pause(LOOK_MS)) {
      if (kept.isRunning()) {
        if (++steady === STEADY_LOOKS) wait = 0;
        continue;
      }
      steady = 0;
      kept.tell(willStart(wait));
      if (!(await pause(wait))) return;
      await startAgain(kept);
      wait = longer(wait);
    }
  };
  const watching = watch();
  return () => {
    stopping.abort();
    return watching;
  };
}
