import type { FindingPlace } from '@phoeiphrae/shared/examination';
import { withAttributeWords } from './attributeWords.ts';
import { gatherText } from './gatherText.ts';
import { partsLike, readPart, relationsOf, type Package } from './parts.ts';

const ANY_TEXT = new Set(['t', 'v']);

/** Text of drawings, charts and diagrams: it is seen on the page. */
export async function readDrawings(file: Package, pattern: RegExp): Promise<void> {
  for (const part of partsLike(file, pattern)) {
    const give = (text: string) => file.sink.piece({ text, place: { part: 'body' }, hidden: false });
    await readPart(file, part, withAttributeWords(gatherText(ANY_TEXT, 'p', give), file.sink));
  }
}

/** Data that programs keep beside the text and no reader sees. */
export async function readCustomXml(file: Package): Promise<void> {
  for (const part of partsLike(file, /^customXml\/item[0-9]+\.xml$/i)) {
    const place: FindingPlace = { part: 'hidden' };
    const give = (text: string) => {
      if (text.trim() !== '') file.sink.piece({ text: text.slice(0, 10_000), place, hidden: true });
    };
    await readPart(file, part, {
      text: give,
      open: (_name, attributes) => Object.values(attributes).forEach(give),
    });
  }
}

/** Files inside the file: a workbook behind a chart holds more than the chart shows. */
export function reportEmbedded(file: Package): void {
  const embedded = partsLike(
    file,
    /\/(?:embeddings|Object [^/]+)\/[^/]+\.(?:xlsx|xls|docx|doc|pptx|ppt|bin|pdf|ods|odt)$/i,
  );
  if (embedded.length === 0) return;
  const masked = `ไฟล์ที่ฝังอยู่ข้างใน: ${embedded.length} ไฟล์`;
  file.sink.find({ kind: 'hidden_content', place: { part: 'hidden' }, masked });
}

/** Mail and telephone links: their addresses are not what is shown. */
export async function readLinks(file: Package, parts: RegExp): Promise<void> {
  for (const part of partsLike(file, parts)) {
    for (const { target, external } of (await relationsOf(file, part.name)).values()) {
      if (!external || !/^(?:mailto|tel):/i.test(target)) continue;
      file.sink.piece({ text: decode(target), place: { part: 'hidden' }, hidden: true });
    }
  }
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
