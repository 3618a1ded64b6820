import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { makeWorkFolder } from '../../../../api/src/engines/examination/workFolder.ts';
import { keepResult } from '../../../../api/src/features/files/examining/keepResult.ts';
import type { Deps } from '../../../../api/src/office/deps.ts';
import { blobs, fileExaminations } from '../../../../db/src/schema/files.ts';
import type { ContentFile } from '../../../../shared/src/content.ts';
import { oneOf, randomOf } from '../texts/random.ts';
import { BOUGHT, PAPERS, SCHOOLS } from '../texts/words.ts';
import { FILE_COUNT } from '../texts/writtenItem.ts';

/** A table of a school's purchases, with Thai and Arabic digits. */
export function tableOf(number: number): { name: string; text: string } {
  const random = randomOf(number + 77);
  const lines = Array.from({ length: 20 + Math.floor(random() * 60) }, (_, line) =>
    [
      String(line + 1),
      oneOf(BOUGHT, random),
      oneOf(SCHOOLS, random),
      String(Math.floor(random() * 90_000)),
    ].join(','),
  );
  const name = `${oneOf(PAPERS, random)} ชุดที่ ${String(number + 1)}.csv`;
  return { name, text: `ลำดับ,รายการ,สถานศึกษา,จำนวนเงิน\n${lines.join('\n')}\n` };
}

/** By the product's examiner, under the name that items give it. @throws {Error} when it may not be published. */
async function examine(deps: Deps, { sha256, name, text }: { sha256: string; name: string; text: string }) {
  const outDir = await makeWorkFolder();
  const file = path.join(outDir, 'file');
  try {
    await writeFile(file, text);
    const examined = await deps.examiner.examine(file, { name, outDir });
    if (examined.examination.verdict !== 'accepted') throw new Error(`${name} may not be published`);
    const since = deps.clock.now().toISOString();
    await keepResult(deps, { sha256, since, itemId: null, name, state: 'done', examined });
  } finally {
    await rm(outDir, { recursive: true });
  }
}

/**
 * The files that items have in common: real bytes in the store, examined by the product itself.
 * @returns each as the content of an item names it.
 */
export async function storeFiles(deps: Deps): Promise<ContentFile[]> {
  const at = deps.clock.now().toISOString();
  const stored: ContentFile[] = [];
  for (let number = 0; number < FILE_COUNT; number++) {
    const { name, text } = tableOf(number);
    const { sha256, size } = await deps.blobs.put(Readable.from([Buffer.from(text)]));
    const mediaType = 'text/csv';
    await deps.db.orm.insert(blobs).values({ sha256, size, mediaType, storedAt: at });
    await deps.db.orm.insert(fileExaminations).values({ sha256, state: 'waiting' });
    await examine(deps, { sha256, name, text });
    const said = { caption: name.replace(/\.csv$/, ''), alternativeText: '' };
    const origin = { licence: 'own_work', holder: '', source: '' };
    stored.push({ sha256, size, name, mediaType, ...said, origin });
  }
  return stored;
}
