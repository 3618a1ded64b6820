import { withAttributeWords } from '../office/attributeWords.ts';
import { readCustomXml, readDrawings, readLinks, reportEmbedded } from '../office/otherParts.ts';
import { partNamed, readPart, type Package } from '../office/parts.ts';
import { readExternalCaches, readPivotCaches } from './caches.ts';
import { readComments } from './comments.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { sheetReader, type HiddenCells } from './sheet.ts';
import { readStyles } from './styles.ts';
import { readWorkbook, type SheetPart } from './workbook.ts';

/** Reads all cells of a workbook, and says what in it a reader does not see. */
export async function readXlsx(file: Package): Promise<void> {
  const sheets = await readWorkbook(file);
  const strings = await readSharedStrings(file);
  const styles = await readStyles(file);
  for (const sheet of sheets) {
    const reader = sheetReader(sheet, file.sink, strings, styles);
    const words = withAttributeWords(reader, file.sink, { sheet: sheet.name });
    await readPart(file, partNamed(file, sheet.part), words);
    report(file, sheet, reader.counts);
    // What a formula will print is not known before it is calculated.
    if (reader.counts.unknown > 0) file.unreadable = true;
    await readComments(file, sheet);
  }
  await readPivotCaches(file);
  await readExternalCaches(file);
  await readDrawings(file, /^xl\/(?:drawings|charts|diagrams)\/(?:drawing|chart|data)[0-9]*\.xml$/i);
  await readLinks(file, /^xl\/worksheets\/[^/]+\.xml$/i);
  await readCustomXml(file);
  reportEmbedded(file);
}

function report({ sink }: Package, { name, hidden }: SheetPart, counts: HiddenCells): void {
  const place = { sheet: name, part: 'hidden' as const };
  const find = (count: number, masked: string) => {
    if (count > 0) sink.find({ kind: 'hidden_content', place, masked });
  };
  if (hidden) {
    find(counts.cells, `ชีตที่ซ่อน: ${counts.cells} เซลล์`);
    return;
  }
  find(counts.rows, `แถวที่ซ่อน: ${counts.rows} แถว`);
  find(counts.columns, `คอลัมน์ที่ซ่อน: ${counts.columns} คอลัมน์`);
  find(counts.invisible, `เซลล์ที่มองไม่เห็น: ${counts.invisible} เซลล์`);
}
