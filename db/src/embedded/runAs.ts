import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../startError.ts';
import { FOLDER_MODE, PASSAGE_MODE } from '../closedFolder.ts';
import { pgProgram } from './binaries.ts';

/** How to run PostgreSQL's programs for one data folder. `uid` is set only when this process is root. */
export interface Runner {
  uid?: number;
  gid?: number;
  /** Arguments for `setpriv`, where the user alone could not reach the files. */
  setpriv?: string[];
}

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: take the folder's owner, or the system's `postgres`, or `nobody`. */
function unprivileged(pgdata: string): { uid: number; gid: number } {
  const owner = statSync(pgdata, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = (passwd.find((line) => line.startsWith(`${name}:`)) ?? '').split(':').map(Number);
    if (uid && gid) return { uid, gid };
  }
  throw new StartError(
    'PostgreSQL ทำงานในนาม root ไม่ได้ และไม่พบผู้ใช้ postgres หรือ nobody',
    'PostgreSQL cannot run as root and there is no user postgres or nobody',
  );
}

/** Can that user reach both the programs and the data folder? Not when the checkout lies under /root. */
function reaches(user: { uid: number; gid: number }, folder: string): boolean {
  const program = spawnSync(pgProgram('initdb'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' });
  const entered = spawnSync('test', ['-x', folder], { ...user, cwd: '/', stdio: 'ignore' });
  return program.status === 0 && entered.status === 0;
}

/**
 * setpriv's arguments for that user with the one capability that lets it pass through folders closed to others; the
 * secure bit makes it count in access(2) too, by which initdb looks for its fellow programs. It writes only what is its own.
 */
function passThrough({ uid, gid }: { uid: number; gid: number }): string[] {
  const user = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  const capability = ['--inh-caps', '+dac_read_search', '--ambient-caps', '+dac_read_search'];
  return [...user, '--securebits', '+no_setuid_fixup', ...capability];
}

/** Lets that user's group pass through a folder of ours that is closed, and see nothing. @returns whether it was one */
function letPass(folder: string, { gid }: { gid: number }): boolean {
  const { uid, mode } = statSync(folder);
  if (uid !== 0 || (mode & 0o777) !== FOLDER_MODE) return false;
  chownSync(folder, uid, gid);
  chmodSync(folder, PASSAGE_MODE);
  return true;
}

/**
 * As whom PostgreSQL runs on this folder: never as root, which it refuses.
 * @throws {StartError} when there is no user to run it, or that user cannot enter the folders.
 */
export function runnerFor(pgdata: string): Runner {
  if (!isRoot) return {};
  const user = unprivileged(pgdata);
  const parent = path.dirname(pgdata);
  if (reaches(user, parent)) return user;
  const setpriv = passThrough(user);
  const trial = spawnSync('setpriv', [...setpriv, pgProgram('initdb'), '--version'], {
    cwd: '/',
    stdio: 'ignore',
  });
  if (trial.status === 0) return { ...user, setpriv };
  if (letPass(parent, user) && reaches(user, parent)) return user;
  const { uid } = user;
  throw new StartError(
    `ผู้ใช้หมายเลข ${uid} ซึ่งเรียกใช้ PostgreSQL เข้าโฟลเดอร์ ${parent} ไม่ได้ ให้ย้ายโปรแกรมไปไว้ที่อื่น เช่น /opt`,
    `User ${uid}, who runs PostgreSQL, cannot enter ${parent} or the program's folder; move them, for example to /opt`,
  );
}

function spawnAs({ uid, gid, setpriv }: Runner, program: string, args: string[]) {
  // Not in the current folder, which that user may not be allowed to read; messages in English, which we match.
  const options = { cwd: '/', env: { ...process.env, LC_ALL: 'C.UTF-8', LC_MESSAGES: 'C' } };
  if (setpriv) return spawn('setpriv', [...setpriv, program, ...args], options);
  return spawn(program, args, { ...options, ...(uid === undefined ? {} : { uid, gid }) });
}

/** Runs a program to its end and returns what it printed; rejects with that text when it fails. */
export function runProgram(runner: Runner, name: 'initdb' | 'pg_ctl', args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(runner, pgProgram(name), args);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(output.trim() || `${name} ended with code ${String(code)}`));
    });
  });
}
