import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What is measured has the first core for itself; its database and whoever asks share the second. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;

export const isOnPath = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

export const canPin = availableParallelism() > 1 && isOnPath('taskset');

/** A command that runs on one core, where the system can do that. */
export const onCore = (core: number, command: string, args: readonly string[]): [string, string[]] =>
  canPin ? ['taskset', ['-c', String(core), command, ...args]] : [command, [...args]];

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${String(pid)}/status`, 'utf8').includes(`\nPPid:\t${String(parent)}\n`);
    } catch {
      return false; // gone meanwhile
    }
  });
}

/** A process that runs already, with those that it has started and will start. */
export function moveToCore(core: number, pid: number): void {
  if (!canPin) return;
  for (const each of [pid, ...childrenOf(pid)])
    spawnSync('taskset', ['-acp', String(core), String(each)], { stdio: 'ignore' });
}
