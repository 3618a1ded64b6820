import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Examination } from '@phoeiphrae/shared/examination';
import { Value } from 'typebox/value';
import { createExaminer } from '../pool.ts';
import { ALL_SAMPLES } from './allSamples.ts';
import { makeWorkFolder } from '../workFolder.ts';
import type { Sample } from './sample.ts';

const examiner = createExaminer({ workers: 2, memoryMb: 1024, timeoutMs: 20_000 });
let folder: string;

beforeAll(async () => {
  folder = await makeWorkFolder();
});
afterAll(async () => {
  await examiner.close();
  await rm(folder, { recursive: true, force: true });
});

async function examine(sample: Sample, number: number) {
  const source = path.join(folder, `${number}.bin`);
  const outDir = path.join(folder, `${number}.out`);
  await mkdir(outDir);
  await writeFile(source, await sample.bytes());
  return examiner.examine(source, { name: sample.name, outDir });
}

describe('examine', () => {
  it.each(ALL_SAMPLES.map((sample, number) => ({ ...sample, number })))(
    '$title',
    async ({ number, ...sample }) => {
      const { examination, maskedText, pictures } = await examine(sample, number);
      expect(examination.refusals.map(({ code }) => code)).toEqual(
        sample.refused ? expect.arrayContaining([...sample.refused]) : [],
      );
      expect(examination.verdict).toBe(sample.refused ? 'refused' : 'accepted');
      expect(Value.Check(Examination, examination)).toBe(true);
      if (sample.mediaType) expect(examination.mediaType).toBe(sample.mediaType);
      if (sample.text) expect(examination.text).toBe(sample.text);
      if (sample.says) expect(maskedText).toContain(sample.says);
      if (sample.finds) {
        expect(examination.findings.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining([...sample.finds]),
        );
      }
      if (sample.clean) expect(examination.findings).toEqual([]);
      if (sample.pictures !== undefined) expect(pictures).toHaveLength(sample.pictures + 1);
      for (const { path: file, width, height } of pictures) {
        expect(await sharp(file).metadata()).toMatchObject({ format: 'webp', width, height });
      }
      if (sample.refused) expect(pictures).toEqual([]);
    },
  );

  it('has at least 90 files', () => {
    expect(ALL_SAMPLES.length).toBeGreaterThanOrEqual(90);
  });

  it('no two files of the corpus have one title', () => {
    expect(new Set(ALL_SAMPLES.map(({ title }) => title)).size).toBe(ALL_SAMPLES.length);
  });
});
