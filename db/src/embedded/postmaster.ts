import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '../startError.ts';

/** What postmaster.pid says, if the process it names is alive and is really this folder's PostgreSQL. */
export interface Postmaster {
  pid: number;
  port: number;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * After a restart of the machine the number may belong to another program; a postmaster works inside its data folder.
 * A dead one that nobody has collected (containers without an init) still has a number, but no folder any more.
 */
function worksIn(pid: number, pgdata: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`) === realpathSync(pgdata);
  } catch (error) {
    // Another user's process hides its folder from us; then its name must do.
    return errorCode(error) === 'EACCES' && nameOf(pid).startsWith('postgres');
  }
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/comm`, 'utf8');
  } catch {
    return '';
  }
}

export type PostmasterState = { kind: 'none' } | { kind: 'stale' } | ({ kind: 'running' } & Postmaster);

export function postmasterState(pgdata: string): PostmasterState {
  let lines: string[];
  try {
    lines = readFileSync(path.join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return { kind: 'none' };
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid > 0 && isAlive(pid) && worksIn(pid, pgdata)) return { kind: 'running', pid, port };
  return { kind: 'stale' };
}
