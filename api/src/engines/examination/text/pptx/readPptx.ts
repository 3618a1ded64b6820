import type { FindingPlace } from '@phoeiphrae/shared/examination';
import { withAttributeWords } from '../office/attributeWords.ts';
import { gatherText } from '../office/gatherText.ts';
import { readCustomXml, readDrawings, readLinks, reportEmbedded } from '../office/otherParts.ts';
import { partNamed, readPart, relationsOf, type Package } from '../office/parts.ts';
import type { XmlHandler } from '../office/xmlPart.ts';

const TEXT = new Set(['t']);

/** Names of the slides' parts in the order in which they are shown. */
async function slideParts(file: Package): Promise<string[]> {
  const part = 'ppt/presentation.xml';
  const relations = await relationsOf(file, part);
  const parts: string[] = [];
  await readPart(file, partNamed(file, part), {
    open(name, { id }) {
      // Two attributes are called id; the one of the relation comes last.
      if (name === 'sldId') parts.push(relations.get(id ?? '')?.target ?? '');
    },
  });
  return parts;
}

/** Reads a slide, its notes and comments. @returns the number of pages: that of the slides */
export async function readPptx(file: Package): Promise<number> {
  const slides = await slideParts(file);
  for (const [index, part] of slides.entries()) {
    await readSlide(file, part, index + 1);
    for (const { type, target } of (await relationsOf(file, part)).values()) {
      if (type === 'notesSlide')
        await readAside(file, target, { page: index + 1, part: 'notes' }, 'โน้ตผู้บรรยาย');
      if (type === 'comments')
        await readAside(file, target, { page: index + 1, part: 'comment' }, 'ความคิดเห็น');
    }
  }
  await readDrawings(file, /^ppt\/(?:charts|diagrams)\/(?:chart|data)[0-9]*\.xml$/i);
  await readLinks(file, /^ppt\/slides\/[^/]+\.xml$/i);
  await readCustomXml(file);
  reportEmbedded(file);
  return slides.length;
}

async function readSlide(file: Package, part: string, page: number): Promise<void> {
  let hidden = false;
  let texts = 0;
  const give = (text: string) => {
    texts += 1;
    file.sink.piece({ text, place: { page, ...(hidden ? { part: 'hidden' } : {}) }, hidden });
  };
  const gather = gatherText(TEXT, 'p', give);
  const handler: XmlHandler = {
    ...gather,
    open(name, attributes) {
      if (name === 'sld') hidden = attributes['show'] === '0';
      gather.open?.(name, attributes);
    },
  };
  await readPart(file, partNamed(file, part), withAttributeWords(handler, file.sink, { page }));
  const wasHidden = () => hidden;
  if (!wasHidden() || texts === 0) return;
  file.sink.find({
    kind: 'hidden_content',
    place: { page, part: 'hidden' },
    masked: `สไลด์ที่ซ่อน: ${texts} ย่อหน้า`,
  });
}

/** Notes of the speaker and comments: not shown, and kept in the file. */
async function readAside(file: Package, part: string, place: FindingPlace, what: string): Promise<void> {
  let texts = 0;
  const give = (text: string) => {
    // The number of the slide stands in a field of its notes.
    if (/^\s*[0-9]{1,3}\s*$/.test(text)) return;
    texts += 1;
    file.sink.piece({ text, place, hidden: true });
  };
  const entry = partNamed(file, part);
  await readPart(file, entry, gatherText(new Set(['t', 'text']), 'p', give));
  await readPart(file, entry, gatherText(new Set(['text']), 'cm', give));
  if (texts > 0) file.sink.find({ kind: 'hidden_content', place, masked: `${what}: ${texts} ย่อหน้า` });
}
