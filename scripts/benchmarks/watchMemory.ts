import { readFileSync } from 'node:fs';

const INTERVAL_MS = 100;

/** Memory of a process that lies in RAM, in megabytes (Linux). */
function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

/** Looks at a process ten times a second until stopped. */
export function watchMemory(pid: number): { stop: () => { median: number; most: number } } {
  const samples = [residentOf(pid)];
  const timer = setInterval(() => samples.push(residentOf(pid)), INTERVAL_MS);
  return {
    stop: () => {
      clearInterval(timer);
      samples.sort((a, b) => a - b);
      return { median: samples[Math.floor(samples.length / 2)] ?? 0, most: samples.at(-1) ?? 0 };
    },
  };
}
