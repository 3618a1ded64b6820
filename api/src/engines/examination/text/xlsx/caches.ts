import { partsLike, readPart, type Package } from '../office/parts.ts';
import { numberText } from './cellText.ts';

/** Values that a pivot table keeps of its source, also when the source is gone (ECMA-376 part 1, 18.10). */
export async function readPivotCaches(file: Package): Promise<void> {
  let values = 0;
  for (const part of partsLike(file, /^xl\/pivotCache\/pivotCache(?:Definition|Records)[0-9]*\.xml$/i)) {
    await readPart(file, part, {
      open(name, { v }) {
        if (v === undefined || !['s', 'n', 'd'].includes(name)) return;
        values += 1;
        const text = name === 'n' ? numberText(v) : v;
        file.sink.piece({ text, place: { part: 'pivot_cache' }, hidden: true });
      },
    });
  }
  if (values === 0) return;
  const masked = `ข้อมูลที่ PivotTable เก็บไว้: ${values} ค่า`;
  file.sink.find({ kind: 'hidden_content', place: { part: 'pivot_cache' }, masked });
}

/** Values copied from other files that formulas refer to. */
export async function readExternalCaches(file: Package): Promise<void> {
  let values = 0;
  for (const part of partsLike(file, /^xl\/externalLinks\/externalLink[0-9]*\.xml$/i)) {
    let text = '';
    await readPart(file, part, {
      open: () => void (text = ''),
      text: (more) => void (text = (text + more).slice(0, 32_767)),
      close(name) {
        if (name !== 'v' || text.trim() === '') return;
        values += 1;
        file.sink.piece({
          text: /^[1-9][\d.]*(?:E\+?\d+)?$/i.test(text) ? numberText(text) : text,
          place: { part: 'hidden' },
          hidden: true,
        });
      },
    });
  }
  if (values === 0) return;
  const masked = `ค่าที่คัดลอกจากไฟล์อื่น: ${values} ค่า`;
  file.sink.find({ kind: 'hidden_content', place: { part: 'hidden' }, masked });
}
