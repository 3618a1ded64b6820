import { partNamed, readPart, relationsOf, type Package } from '../office/parts.ts';
import type { Sheet } from './sheet.ts';

export interface SheetPart extends Sheet {
  /** Name of the part in the file. */
  readonly part: string;
}

/** The sheets in their order, and the names that stand for cells or for values. */
export async function readWorkbook(file: Package): Promise<SheetPart[]> {
  const part = 'xl/workbook.xml';
  const relations = await relationsOf(file, part);
  const sheets: SheetPart[] = [];
  let name = '';
  let text = '';
  await readPart(file, partNamed(file, part), {
    open(element, a) {
      if (element === 'sheet') {
        const target = relations.get(a['id'] ?? '')?.target ?? '';
        sheets.push({
          name: a['name'] ?? '',
          hidden: !['visible', undefined].includes(a['state']),
          part: target,
        });
      }
      if (element === 'definedName') name = a['name'] ?? '';
      text = '';
    },
    text: (more) => void (text = (text + more).slice(0, 10_000)),
    close(element) {
      if (element !== 'definedName') return;
      file.sink.piece({ text: `${name} ${text}`, place: { part: 'hidden' }, hidden: true });
    },
  });
  return sheets;
}
