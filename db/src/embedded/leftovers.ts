import { readdirSync, readlinkSync, realpathSync } from 'node:fs';

/** Those that work in the folder: the server and its sessions. Empty where the system does not show it. */
function processesIn(pgdata: string): number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(pgdata);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && folderOf(name) === folder)
    .map(Number);
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // gone meanwhile, or another user's
  }
}

function signalAll(pgdata: string, signal: NodeJS.Signals): void {
  for (const pid of processesIn(pgdata)) {
    try {
      process.kill(pid, signal);
    } catch {
      // gone meanwhile
    }
  }
}

/** What was stopped hears of nothing, not even of its end, until it goes on. */
export const wake = (pgdata: string): void => {
  signalAll(pgdata, 'SIGCONT');
};

/**
 * Ends the sessions of a server that is gone: PostgreSQL does not start while any of them has its memory, and one that
 * was stopped would have it for ever. What they had not committed is lost with their server in any case.
 */
export const endOrphans = (pgdata: string): void => {
  signalAll(pgdata, 'SIGKILL');
};
