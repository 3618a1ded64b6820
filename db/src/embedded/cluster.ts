import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorText } from '../startError.ts';
import { endOrphans } from './leftovers.ts';
import { postmasterState } from './postmaster.ts';
import { runProgram, type Runner } from './runAs.ts';

/** As many attempts, 200 ms apart, the sessions of a server that was killed have to end by themselves, and then to be gone. */
const BY_THEMSELVES = 15;
const MOST_ATTEMPTS = 50;

/** LC_CTYPE must know Thai letters, or pg_trgm drops every one of them; the order of words comes from ICU. */
const LOCALE = [
  '--encoding=UTF8',
  `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--locale-provider=icu',
  '--icu-locale=th-TH',
];

/** Creates the cluster beside its final place and moves it there, so that an interrupted run leaves nothing half made. */
export async function createCluster(runner: Runner, pgdata: string, password: string, flags: string[] = []) {
  const unfinished = `${pgdata}.new`;
  const pwfile = path.join(tmpdir(), `phoeiphrae-${randomBytes(8).toString('hex')}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(pwfile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (runner.uid !== undefined && runner.gid !== undefined) {
      await chown(unfinished, runner.uid, runner.gid);
      await chown(pwfile, runner.uid, runner.gid);
    }
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${pwfile}`];
    await runProgram(runner, 'initdb', [
      `--pgdata=${unfinished}`,
      ...access,
      '--no-instructions',
      ...LOCALE,
      ...flags,
    ]);
  } finally {
    await rm(pwfile, { force: true });
  }
  await rename(unfinished, pgdata);
}

/**
 * Loopback only and no socket file, so that it cannot meet another PostgreSQL of the machine.
 * @throws {Error} with what the server said last, when it does not come up.
 */
export async function startCluster(runner: Runner, pgdata: string, port: number, settings: string[] = []) {
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${String(port)}`,
    ...settings,
  ];
  const log = path.join(pgdata, 'server.log');
  const args = [
    'start',
    '-w',
    '-t',
    '60',
    '-D',
    pgdata,
    '-l',
    log,
    '-o',
    options.map((o) => `-c ${o}`).join(' '),
  ];
  for (let attempt = 1; ; attempt++) {
    await rm(log, { force: true });
    try {
      await runProgram(runner, 'pg_ctl', args);
      return;
    } catch (error) {
      const said = await readFile(log, 'utf8').catch(() => '');
      const fatal = /(?:FATAL|PANIC):\s+(.*)/.exec(said)?.[1];
      // The sessions of a server that was killed outright need a moment to notice and let go of its memory.
      const lingering = fatal?.includes('pre-existing shared memory block') ?? false;
      if (!lingering || attempt === MOST_ATTEMPTS)
        throw new Error(fatal ?? errorText(error), { cause: error });
      if (attempt === BY_THEMSELVES && postmasterState(pgdata).kind !== 'running') endOrphans(pgdata);
      await sleep(200);
    }
  }
}

/** `fast` ends the sessions and writes everything down; `immediate` is for data that nobody wants to keep. */
export async function stopCluster(runner: Runner, pgdata: string, mode: 'fast' | 'immediate') {
  await runProgram(runner, 'pg_ctl', ['stop', '-w', '-t', '60', '-m', mode, '-D', pgdata]);
}
