import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { lockedPdf } from '../../../api/src/engines/examination/corpus/make/lockedPdf.ts';
import { wavOf } from '../../../api/src/engines/examination/corpus/make/media.ts';
import { cell, xlsxOf } from '../../../api/src/engines/examination/corpus/make/office.ts';
import { pictureOf } from '../../../api/src/engines/examination/corpus/make/pictures.ts';
import { typstPdf } from '../../../api/src/engines/examination/corpus/make/typst.ts';

/** Two bytes a sample: 20 MB, which go up in three pieces. */
const LONG_SAMPLES = 10_000_000;

export interface SampleFiles {
  /** Two pages, and a private telephone number on the first. */
  readonly plan: string;
  readonly table: string;
  readonly photograph: string;
  readonly locked: string;
  readonly recording: string;
}

/** Files with Thai names in a folder that goes with the tests of the file. */
export async function sampleFiles(): Promise<SampleFiles> {
  const folder = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, bytes: Buffer): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const words = '= แผนปฏิบัติการ\nผู้ประสานงาน โทร. 081-234-5678\n#pagebreak()\nงบประมาณ ๑,๒๐๐,๐๐๐ บาท';
  return {
    plan: write('แผนปฏิบัติการ พ.ศ. ๒๕๗๐.pdf', typstPdf(words)),
    table: write('ตารางงบประมาณรายโครงการ.xlsx', xlsxOf(cell('A1', 'โครงการ') + cell('B1', 'งบประมาณ'))),
    photograph: write('ภาพการประชุมเชิงปฏิบัติการ.jpg', await pictureOf('jpeg', 420)),
    locked: write('บันทึกที่ใส่รหัสผ่าน.pdf', lockedPdf('with password')),
    recording: write('เสียงการประชุม.wav', wavOf(LONG_SAMPLES)),
  };
}
