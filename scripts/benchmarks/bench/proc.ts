import { readFileSync } from 'node:fs';

/** A tick of the kernel's accounts, in milliseconds. */
const TICK_MS = 10;

/** What a process has used of the processor so far, in milliseconds (Linux). */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** What a process holds, in megabytes: all that it has mapped, and its part of what it shares. */
export function memoryOf(pid: number): { rss: number; pss: number } {
  const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const of = (name: string) =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) / 1024);
  return { rss: of('Rss'), pss: of('Pss') };
}
