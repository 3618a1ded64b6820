import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../db/src/embedded/settings.ts';
import { ROOT } from '../lib/root.ts';

/**
 * How long `npm start` takes from the command to the first answered request, and what memory it holds at rest:
 *
 *   node scripts/benchmarks/start.ts DATA_DIR [times]
 *
 * A folder that is not there yet is filled by a first start. Memory is PSS (Linux): what a process holds alone and its
 * part of what it shares, so that the processes may be added up. PostgreSQL's are left out.
 */
const [dataDir, times = '3'] = process.argv.slice(2);
if (!dataDir) throw new Error('usage: node scripts/benchmarks/start.ts DATA_DIR [times]');
const REST_MS = 60_000;
const LOOK_MS = 20;

interface Held {
  readonly command: string;
  readonly megabytes: number;
}

/** A line of the process's status; empty when it is gone. */
function statusOf(pid: number, key: string): string {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return new RegExp(`^${key}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? '';
  } catch {
    return '';
  }
}

/** The process and all that it started, and those started. */
function treeOf(root: number): number[] {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  const parents = new Map(pids.map((pid) => [pid, Number(statusOf(pid, 'PPid'))]));
  const below = (pid: number): number[] => [
    pid,
    ...pids.filter((child) => parents.get(child) === pid).flatMap(below),
  ];
  return below(root);
}

function heldBy(pid: number): Held {
  const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))?.[1];
  const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
    .replaceAll('\0', ' ')
    .trim();
  return { command: command.replaceAll(`${ROOT}/`, ''), megabytes: Math.round(Number(pss) / 1024) };
}

const answers = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

async function firstAnswer(child: ChildProcess, address: string): Promise<number> {
  const begun = performance.now();
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error('npm start ended');
    await pause(LOOK_MS);
  }
  return performance.now() - begun;
}

async function measure(name: string, folder: string): Promise<void> {
  const port = String(await freePort(0));
  const env = { ...process.env, DATA_DIR: folder, PORT: port, LOG_LEVEL: 'error' };
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const took = await firstAnswer(child, `http://localhost:${port}/api/v1/public/policy`);
  await pause(REST_MS);
  const held = treeOf(child.pid ?? 0)
    .filter((pid) => statusOf(pid, 'Name') !== 'postgres')
    .map(heldBy);
  const sum = held.reduce((all, { megabytes }) => all + megabytes, 0);
  console.log(`${name}: first answer after ${(took / 1000).toFixed(2)} s, ${String(sum)} MB at rest`);
  for (const { command, megabytes } of held)
    console.log(`  ${String(megabytes).padStart(4)} MB  ${command.slice(0, 110)}`);
  child.kill('SIGTERM');
  await once(child, 'exit');
}

if (!existsSync(dataDir)) await measure('first start', dataDir);
for (let time = 1; time <= Number(times); time++) await measure(`start ${String(time)}`, dataDir);
