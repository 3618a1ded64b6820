import { partNamed, readPart, relationsOf, type Package } from '../office/parts.ts';
import type { SheetPart } from './workbook.ts';

const KINDS = new Set(['comments', 'threadedComment']);

/** Notes and threads of comments on the cells of a sheet. */
export async function readComments(file: Package, sheet: SheetPart): Promise<void> {
  const relations = [...(await relationsOf(file, sheet.part)).values()];
  let found = 0;
  for (const { target } of relations.filter(({ type }) => KINDS.has(type))) {
    let cell = '';
    let text = '';
    let inText = false;
    await readPart(file, partNamed(file, target), {
      open(name, a) {
        if (name === 'comment' || name === 'threadedComment') {
          cell = a['ref'] ?? '';
          text = '';
        }
        inText = name === 't' || (name === 'text' && target.includes('threaded'));
      },
      text: (more) => {
        if (inText && text.length < 32_767) text += more;
      },
      close(name) {
        inText = false;
        if ((name !== 'comment' && name !== 'threadedComment') || text.trim() === '') return;
        found += 1;
        const place = { sheet: sheet.name, ...(cell === '' ? {} : { cell }), part: 'comment' as const };
        file.sink.piece({ text, place, hidden: true });
      },
    });
  }
  if (found === 0) return;
  const masked = `ความคิดเห็น: ${found} รายการ`;
  file.sink.find({ kind: 'hidden_content', place: { sheet: sheet.name, part: 'comment' }, masked });
}
