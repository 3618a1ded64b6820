import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Bytes of memory that a process holds, by Linux's /proc; 0 where that is not to be had, as on other systems. */
export function residentMemory(pid: number): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
