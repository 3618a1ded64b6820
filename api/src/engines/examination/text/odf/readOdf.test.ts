import { describe, expect, it } from 'vitest';
import { readAll, SOMEONE } from '../testing/readAll.ts';
import { zipOf } from '../testing/zipOf.ts';

const ODF = 'application/vnd.oasis.opendocument';
const NS =
  'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:presentation="p" xmlns:dc="dc" xmlns:meta="m"';
const HIDING = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>';
const content = (body: string, styles = '') =>
  `<office:document-content ${NS}><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`;
const read = async (type: string, body: string, styles = '', more: Record<string, string> = {}) =>
  readAll(await zipOf({ 'content.xml': content(body, styles), ...more }), `${ODF}.${type}`);
const p = (text: string) => `<text:p>${text}</text:p>`;

describe('text of an OpenDocument file', () => {
  it('reads paragraphs, comments, tracked changes, hidden text, headers and properties', async () => {
    const { said, shown } = await read(
      'text',
      `<text:tracked-changes><text:changed-region><text:deletion>${p('0812345671')}</text:deletion></text:changed-region></text:tracked-changes>${p('เห็น 1103<text:span>702071811</text:span> <text:span text:style-name="H">0812345672</text:span><office:annotation>' + p('0812345673') + '</office:annotation> ต่อ')}`,
      HIDING,
      {
        'styles.xml': `<office:document-styles ${NS}><style:header>${p('หัว 0812345674')}</style:header></office:document-styles>`,
        'meta.xml': `<office:document-meta ${NS}><office:meta><meta:initial-creator>สมชาย ใจดี</meta:initial-creator></office:meta></office:document-meta>`,
      },
    );
    expect(shown).toContain(`เห็น ${SOMEONE}`);
    expect(said.toSorted()).toEqual([
      'document_properties properties hidden ผู้สร้างเอกสาร: ชื่อบุคคล',
      'hidden_content comment hidden ความคิดเห็น: 1 แห่ง',
      'hidden_content hidden hidden ข้อความที่ซ่อน: 1 แห่ง',
      'hidden_content tracked_change hidden การแก้ไขที่ติดตามไว้: 1 แห่ง',
      'national_id  shown x-xxxx-xxxxx-x1-1',
      'phone comment hidden xxx-xxx-xx73',
      'phone header_footer shown xxx-xxx-xx74',
      'phone hidden hidden xxx-xxx-xx72',
      'phone tracked_change hidden xxx-xxx-xx71',
    ]);
  });

  it('names cells of a spreadsheet, and finds hidden sheets, rows and columns', async () => {
    const cell = (text: string, more = '') => `<table:table-cell ${more}>${p(text)}</table:table-cell>`;
    const gone =
      '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>';
    const { said } = await read(
      'spreadsheet',
      `<office:spreadsheet><table:table table:name="หนึ่ง"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="3">${cell('')}</table:table-row><table:table-row>${cell('', 'table:number-columns-repeated="1"')}${cell('1.10E+12', `office:value="${SOMEONE}"`)}${cell('0812345671')}</table:table-row><table:table-row table:visibility="filter">${cell('0812345672')}</table:table-row></table:table><table:table table:name="ลับ" table:style-name="ta2"><table:table-row>${cell('0812345673')}</table:table-row></table:table></office:spreadsheet>`,
      gone,
    );
    expect(said.toSorted()).toEqual([
      'hidden_content ลับ hidden hidden ชีตที่ซ่อน: 1 แห่ง',
      'hidden_content หนึ่ง hidden hidden คอลัมน์ที่ซ่อน: 1 แห่ง',
      'hidden_content หนึ่ง hidden hidden แถวที่ซ่อน: 1 แห่ง',
      'national_id หนึ่ง B4 shown x-xxxx-xxxxx-x1-1',
      'phone ลับ A1 hidden hidden xxx-xxx-xx73',
      'phone หนึ่ง A5 hidden hidden xxx-xxx-xx72',
      'phone หนึ่ง C4 hidden hidden xxx-xxx-xx71',
    ]);
  });

  it('counts slides and finds notes and hidden slides', async () => {
    const gone =
      '<style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>';
    const { said, pages } = await read(
      'presentation',
      `<office:presentation><draw:page draw:name="1">${p('0812345671')}<presentation:notes>${p('0812345672')}</presentation:notes></draw:page><draw:page draw:name="2" draw:style-name="dp2">${p('0812345673')}</draw:page></office:presentation>`,
      gone,
    );
    expect(pages).toBe(2);
    expect(said.toSorted()).toEqual([
      'hidden_content 1 notes hidden โน้ตผู้บรรยาย: 1 แห่ง',
      'hidden_content 2 hidden hidden ข้อความที่ซ่อน: 1 แห่ง',
      'phone 1 notes hidden xxx-xxx-xx72',
      'phone 1 shown xxx-xxx-xx71',
      'phone 2 hidden hidden xxx-xxx-xx73',
    ]);
  });
});
