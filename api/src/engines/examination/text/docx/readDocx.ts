import type { FindingPlace } from '@phoeiphrae/shared/examination';
import { readCustomXml, readDrawings, readLinks, reportEmbedded } from '../office/otherParts.ts';
import { partNamed, partsLike, readPart, type Package } from '../office/parts.ts';
import { readHiddenStyles } from './hiddenStyles.ts';
import { story, type Unseen } from './story.ts';

interface Stories {
  readonly parts: RegExp;
  readonly part: NonNullable<FindingPlace['part']>;
  readonly hidden: boolean;
}

const STORIES: readonly Stories[] = [
  { parts: /^word\/document[0-9]*\.xml$/i, part: 'body', hidden: false },
  { parts: /^word\/(?:header|footer)[0-9]*\.xml$/i, part: 'header_footer', hidden: false },
  { parts: /^word\/(?:footnotes|endnotes)\.xml$/i, part: 'notes', hidden: false },
  { parts: /^word\/comments\.xml$/i, part: 'comment', hidden: true },
  // Building blocks that came with the template.
  { parts: /^word\/glossary\/document\.xml$/i, part: 'hidden', hidden: true },
];

/** Whether the file was saved by Word, which marks where pages end. */
async function isFromWord(file: Package): Promise<boolean> {
  let text = '';
  let from = '';
  await readPart(file, partNamed(file, 'docProps/app.xml'), {
    open: () => void (text = ''),
    text: (more) => void (text = (text + more).slice(0, 200)),
    close: (name) => {
      if (name === 'Application') from = text;
    },
  });
  return /^Microsoft/.test(from);
}

/** Reads all text of a Word file, and says what in it a reader does not see. */
export async function readDocx(file: Package): Promise<void> {
  const hiddenStyles = await readHiddenStyles(file);
  const fromWord = await isFromWord(file);
  const unseen: Unseen = { hidden: 0, deleted: 0, inserted: 0 };
  for (const { parts, part, hidden } of STORIES) {
    for (const entry of partsLike(file, parts)) {
      const countsPages = fromWord && part === 'body';
      await readPart(
        file,
        entry,
        story({ sink: file.sink, place: { part }, hidden, hiddenStyles, countsPages }, unseen),
      );
    }
  }
  await reportComments(file);
  report(file, unseen);
  await readDrawings(file, /^word\/(?:charts|diagrams)\/(?:chart|data)[0-9]*\.xml$/i);
  await readLinks(file, /^word\/document\.xml$/i);
  await readCustomXml(file);
  await readVariables(file);
  reportEmbedded(file);
}

async function reportComments(file: Package): Promise<void> {
  let comments = 0;
  for (const part of partsLike(file, /^word\/comments\.xml$/i)) {
    await readPart(file, part, {
      open: (name) => void (comments += name === 'comment' ? 1 : 0),
    });
  }
  if (comments === 0) return;
  const masked = `ความคิดเห็น: ${comments} รายการ`;
  file.sink.find({ kind: 'hidden_content', place: { part: 'comment' }, masked });
}

function report({ sink }: Package, { hidden, deleted, inserted }: Unseen): void {
  if (hidden > 0) {
    const masked = `ข้อความที่ซ่อน: ${hidden} แห่ง`;
    sink.find({ kind: 'hidden_content', place: { part: 'hidden' }, masked });
  }
  if (deleted + inserted > 0) {
    const masked = `การแก้ไขที่ติดตามไว้: ลบ ${deleted} แห่ง เพิ่ม ${inserted} แห่ง`;
    sink.find({ kind: 'hidden_content', place: { part: 'tracked_change' }, masked });
  }
}

/** Variables that programs and old macros keep in the settings. */
async function readVariables(file: Package): Promise<void> {
  await readPart(file, partNamed(file, 'word/settings.xml'), {
    open(name, { val }) {
      if (name === 'docVar' && val)
        file.sink.piece({ text: val, place: { part: 'properties' }, hidden: true });
    },
  });
}
