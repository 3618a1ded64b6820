import { globSync } from 'node:fs';
import { StartError } from '../../db/src/startError.ts';
import { installPackages, mayInstall } from './packages.ts';

const LIBRARY = '/usr/lib/*/faketime/libfaketime.so.1';
const SHIFT = /^([+-])(\d{1,5})d$/;
const DAY_SECONDS = 86_400;

/**
 * How far a clock is from ours, in seconds.
 * @param at `+400d`, `-3000d`, or an instant of ISO 8601 (`2028-02-29T02:00:00Z`)
 * @throws StartError when it is neither
 */
export function secondsUntil(at: string, now: Date): number {
  const [, sign, days] = SHIFT.exec(at) ?? [];
  if (days !== undefined) return Number(`${String(sign)}${days}`) * DAY_SECONDS;
  const instant = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(at) ? Date.parse(at) : NaN;
  if (!Number.isNaN(instant)) return Math.round((instant - now.getTime()) / 1000);
  throw new StartError(
    `ไม่เข้าใจเวลา ${at} ให้ใช้เช่น at=+400d หรือ at=2028-02-29T02:00:00Z`,
    `Cannot read the time ${at}; say for example at=+400d or at=2028-02-29T02:00:00Z`,
  );
}

/** Debian's libfaketime, installed when we may. @throws StartError saying what to install when we may not. */
export async function ensureFakeTime(): Promise<string> {
  const [found] = globSync(LIBRARY);
  if (found !== undefined) return found;
  if (!mayInstall()) {
    throw new StartError(
      'ไม่พบ libfaketime ให้ติดตั้งแพ็กเกจ faketime',
      'No libfaketime found; install it (Debian: apt-get install faketime)',
    );
  }
  console.log('ติดตั้ง faketime สำหรับการทดสอบ · Installing faketime for the tests');
  await installPackages(['faketime']);
  const [installed] = globSync(LIBRARY);
  if (installed === undefined)
    throw new StartError('ติดตั้ง faketime ไม่สำเร็จ', 'faketime could not be installed');
  return installed;
}

/**
 * What a process is given so that it, and all that it starts, takes the time for so much later, in seconds. The clock that
 * only measures goes right, or nothing would time out. Not so PostgreSQL: inside of a signal's handler the library lets the
 * machine's time through, and sessions end by a timeout that is not over. So the database, the browser (harness/browser.ts)
 * and the files (Node asks the kernel for their time past the library) stand as if they were on other machines, whose
 * clocks are not ours.
 */
export const withClock = (library: string, seconds: number): Record<string, string> => ({
  LD_PRELOAD: library,
  FAKETIME: `${seconds < 0 ? '' : '+'}${String(seconds)}s`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  FAKETIME_SKIP_CMDS: 'postgres,pg_ctl,initdb',
});
