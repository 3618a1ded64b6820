import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longRuns } from '../../../testing/longRuns.ts';
import { createExaminer } from '../pool.ts';
import { ALL_SAMPLES } from './allSamples.ts';
import { makeWorkFolder } from '../workFolder.ts';
import type { Sample } from './sample.ts';

const MUTATIONS = longRuns(300, 6000);
const SEED = 2569;
const LARGEST = 64 * 1024;

const examiner = createExaminer({ workers: 2, memoryMb: 1024, timeoutMs: 10_000 });
let folder: string;

beforeAll(async () => {
  folder = await makeWorkFolder();
});
afterAll(async () => {
  await examiner.close();
  await rm(folder, { recursive: true, force: true });
});

/** The same numbers in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Flips bytes, cuts out, doubles a part, or puts in numbers that are at the edge of what a field holds. */
function mutate(bytes: Buffer, next: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const [from, length] = [next(copy.length), 1 + next(64)];
  switch (next(4)) {
    case 0:
      for (let i = 0; i <= next(12); i += 1) copy[next(copy.length)] = next(256);
      return copy;
    case 1:
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from + length)]);
    case 2:
      return Buffer.concat([copy.subarray(0, from + length), copy.subarray(from)]);
    default:
      return copy.fill([0, 0xff, 0x7f, 0x80][next(4)] ?? 0, from, Math.min(copy.length, from + 1 + next(8)));
  }
}

async function survives(sample: Sample, number: number, bytes: Buffer): Promise<string | undefined> {
  const source = path.join(folder, `${number}.bin`);
  const outDir = path.join(folder, String(number));
  await mkdir(outDir);
  await writeFile(source, bytes);
  try {
    const { examination } = await examiner.examine(source, { name: sample.name, outDir });
    const said = examination.refusals.length > 0;
    return said === (examination.verdict === 'refused') ? undefined : `${sample.title}: no reason`;
  } catch (error) {
    return `${number} ${sample.title}: ${String(error)}`;
  } finally {
    await rm(source, { force: true });
    await rm(outDir, { recursive: true });
  }
}

describe('examine, on files with random faults', () => {
  it(
    `comes to a verdict on each of ${MUTATIONS}, and no worker crashes, hangs or grows`,
    async () => {
      const next = numbers(SEED);
      const samples = await Promise.all(
        ALL_SAMPLES.map(async (sample) => ({ sample, bytes: await sample.bytes() })),
      );
      const small = samples.filter(({ bytes }) => bytes.length > 0 && bytes.length < LARGEST);
      const mutated = Array.from({ length: MUTATIONS }, () => {
        const { sample, bytes } = small[next(small.length)]!;
        return { sample, bytes: mutate(bytes, next) };
      });
      const faults = await Promise.all(
        mutated.map(({ sample, bytes }, number) => survives(sample, number, bytes)),
      );
      expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    },
    MUTATIONS * 1_000,
  );
});
