import { describe, expect, it } from 'vitest';
import { readAll, SOMEONE } from '../testing/readAll.ts';
import { rels, zipOf } from '../testing/zipOf.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const text = (r: string, value: string) => `<c r="${r}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (r: string, value: string, style = '0') => `<c r="${r}" s="${style}"><v>${value}</v></c>`;
const sheet = (data: string, before = '') => `<worksheet>${before}<sheetData>${data}</sheetData></worksheet>`;
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="0" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/></cellXfs></styleSheet>';

function workbook(
  sheets: Record<string, { xml: string; state?: string }>,
  more: Record<string, string> = {},
) {
  const names = Object.entries(sheets);
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names
      .map(
        ([name, { state }], i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="r${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      ...names.map((_, i) => [`r${i}`, 'worksheet', `worksheets/s${i}.xml`] as const),
    ),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(names.map(([, { xml }], i) => [`xl/worksheets/s${i}.xml`, xml])),
    ...more,
  });
}
const read = async (...of: Parameters<typeof workbook>) => readAll(await workbook(...of), XLSX);
const one = (data: string, before = '', more: Record<string, string> = {}) =>
  read({ ข้อมูล: { xml: sheet(data, before) } }, more);

describe('text of a spreadsheet', () => {
  it('names the cell of a number, however it is stored', async () => {
    const { said } = await one(
      `<row r="1">${number('A1', SOMEONE)}</row><row r="2">${number('A2', '1.103702071811E12')}</row><row r="3"><c r="A3"><f>B1&amp;""</f><v>${SOMEONE}</v></c></row><row r="4">${text('A4', '๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑')}</row><row r="5"><c r="A5" t="s"><v>0</v></c></row>`,
      '',
      { 'xl/sharedStrings.xml': `<sst><si><r><t>11037020</t></r><r><t>71811</t></r></si></sst>` },
    );
    expect(said).toEqual(
      ['A1', 'A2', 'A3', 'A4', 'A5'].map((cell) => `national_id ข้อมูล ${cell} shown x-xxxx-xxxxx-x1-1`),
    );
  });

  it('takes no digits after a point for a number of a person', async () => {
    expect(
      (await one(`<row r="1">${number('A1', '12.1103702071811')}${number('B1', '0.1103702071811')}</row>`))
        .said,
    ).toEqual([]);
  });

  it('reads dates, accounts and telephones by the head of their column', async () => {
    const heads = `<row r="1">${text('A1', 'วันเกิด')}${text('B1', 'เลขที่บัญชี')}${text('C1', 'โทรศัพท์มือถือ')}${text('D1', 'วันที่บรรจุ')}</row>`;
    const row = `<row r="2">${number('A2', '31868', '1')}${text('B2', '1234567890')}${number('C2', '812345678')}${number('D2', '41000', '1')}</row>`;
    expect((await one(heads + row)).said).toEqual([
      'birth_date ข้อมูล A2 shown xx/xx/xxxx',
      'bank_account ข้อมูล B2 shown xxx-x-xxxx9-0',
      'phone ข้อมูล C2 shown xxx-xxx-xx78',
    ]);
  });

  it('joins thirteen boxes of a form, but not a table of marks', async () => {
    const boxes = (row: number, digits: string) =>
      `<row r="${row}">${Array.from(digits)
        .map((digit, i) => number(`${String.fromCharCode(65 + i)}${row}`, digit))
        .join('')}</row>`;
    expect((await one(boxes(1, SOMEONE))).said).toHaveLength(1);
    expect((await one(boxes(1, `${SOMEONE}45`))).said).toEqual([]);
  });

  it.each(['hidden', 'veryHidden'])('finds a sheet that is %s', async (state) => {
    const { said } = await read({
      เปิด: { xml: sheet('') },
      ลับ: { xml: sheet(`<row r="1">${text('A1', 'ก')}${text('B1', '081-234-5678')}</row>`), state },
    });
    expect(said.toSorted()).toEqual([
      'hidden_content ลับ hidden hidden ชีตที่ซ่อน: 2 เซลล์',
      'phone ลับ B1 hidden hidden xxx-xxx-xx78',
    ]);
  });

  it('finds hidden rows, columns, and cells that show nothing', async () => {
    const cols = '<cols><col min="2" max="3" hidden="1"/></cols>';
    const { said } = await one(
      `<row r="1">${text('A1', 'เห็น')}${text('B1', '0812345671')}</row><row r="2" hidden="1">${text('A2', '0812345672')}</row><row r="3">${number('A3', SOMEONE, '2')}${number('D3', SOMEONE, '3')}</row>`,
      cols,
    );
    expect(said.toSorted()).toEqual([
      'hidden_content ข้อมูล hidden hidden คอลัมน์ที่ซ่อน: 1 คอลัมน์',
      'hidden_content ข้อมูล hidden hidden เซลล์ที่มองไม่เห็น: 2 เซลล์',
      'hidden_content ข้อมูล hidden hidden แถวที่ซ่อน: 1 แถว',
      'national_id ข้อมูล A3 hidden hidden x-xxxx-xxxxx-x1-1',
      'national_id ข้อมูล D3 hidden hidden x-xxxx-xxxxx-x1-1',
      'phone ข้อมูล A2 hidden hidden xxx-xxx-xx72',
      'phone ข้อมูล B1 hidden hidden xxx-xxx-xx71',
    ]);
  });

  it('finds comments, caches of pivot tables and of other files, and defined names', async () => {
    const { said } = await one(`<row r="1">${text('A1', 'ก')}</row>`, '', {
      'xl/worksheets/_rels/s0.xml.rels': rels(
        ['r1', 'comments', '../comments1.xml'],
        ['r2', 'threadedComment', '../threadedComments/t1.xml'],
      ),
      'xl/comments1.xml':
        '<comments><commentList><comment ref="A1"><text><r><t>โทร 0812345671</t></r></text></comment></commentList></comments>',
      'xl/threadedComments/t1.xml':
        '<ThreadedComments><threadedComment ref="B2"><text>โทร 0812345672</text></threadedComment></ThreadedComments>',
      'xl/pivotCache/pivotCacheDefinition1.xml': `<pivotCacheDefinition><cacheFields><cacheField><sharedItems><s v="0812345673"/><n v="1.103702071811E12"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`,
      'xl/pivotCache/pivotCacheRecords1.xml': `<pivotCacheRecords><r><s v="0812345674"/></r></pivotCacheRecords>`,
      'xl/externalLinks/externalLink1.xml': '<externalLink><cell><v>0812345675</v></cell></externalLink>',
    });
    expect(said.toSorted()).toEqual([
      'hidden_content hidden hidden ค่าที่คัดลอกจากไฟล์อื่น: 1 ค่า',
      'hidden_content pivot_cache hidden ข้อมูลที่ PivotTable เก็บไว้: 3 ค่า',
      'hidden_content ข้อมูล comment hidden ความคิดเห็น: 2 รายการ',
      'national_id pivot_cache hidden x-xxxx-xxxxx-x1-1',
      'phone hidden hidden xxx-xxx-xx75',
      'phone pivot_cache hidden xxx-xxx-xx73',
      'phone pivot_cache hidden xxx-xxx-xx74',
      'phone ข้อมูล A1 comment hidden xxx-xxx-xx71',
      'phone ข้อมูล B2 comment hidden xxx-xxx-xx72',
    ]);
  });
});
