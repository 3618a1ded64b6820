import { describe, expect, it } from 'vitest';
import { readAll, SOMEONE } from '../testing/readAll.ts';
import { rels, zipOf } from '../testing/zipOf.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const W = 'xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"';
const t = (text: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const docx = (body: string, more: Record<string, string> = {}) =>
  zipOf({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...more });
const read = async (body: string, more: Record<string, string> = {}) => readAll(await docx(body, more), DOCX);

describe('text of a Word file', () => {
  it('joins what is split over runs, tabs and hyphens that do not break', async () => {
    const { shown, said } = await read(
      p(t('11037'), t('02071', '<w:b/>'), '<w:r><w:noBreakHyphen/></w:r>', t('81-1')),
    );
    expect(shown).toBe('1103702071-81-1');
    expect(said).toEqual(['national_id body shown x-xxxx-xxxxx-x1-1']);
  });

  it('takes the stops of a ruler for no blanks', async () => {
    const { shown } = await read(`<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${t('ก')}</w:p>`);
    expect(shown).toBe('ก');
  });

  it('gives the head of the column with the cell', async () => {
    const cell = (text: string) => `<w:tc>${p(t(text))}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const { said } = await read(
      `<w:tbl>${row('ชื่อ', 'วันเดือนปีเกิด')}${row('ก', '๑๒ มี.ค. ๒๕๓๐')}${row('ข', '1/2/2540')}</w:tbl>`,
    );
    expect(said).toEqual(['birth_date body shown xx/xx/xxxx', 'birth_date body shown xx/xx/xxxx']);
  });

  it.each([
    ['hidden letters', '<w:vanish/>'],
    ['white letters', '<w:color w:val="FFFFFF"/>'],
    ['letters of one point', '<w:sz w:val="2"/>'],
  ])('finds %s', async (_what, look) => {
    const { shown, said } = await read(p(t('เห็น '), t(`โทร 081-234-5678`, look)));
    expect(shown).toBe('เห็น ');
    expect(said).toContain('phone hidden hidden xxx-xxx-xx78');
    expect(said).toContain('hidden_content hidden hidden ข้อความที่ซ่อน: 1 แห่ง');
  });

  it('takes white letters on a dark ground for the head of a table', async () => {
    const dark = '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>';
    const { said } = await read(
      `<w:tbl><w:tr><w:tc>${dark}${p(t('ลำดับ', '<w:color w:val="FFFFFF"/>'))}</w:tc></w:tr></w:tbl>`,
    );
    expect(said).toEqual([]);
  });

  it('finds what tracked changes keep', async () => {
    const deleted = `<w:del><w:r><w:delText>${SOMEONE}</w:delText></w:r></w:del>`;
    const { said } = await read(p(t('ก'), deleted, `<w:ins>${t('ข')}</w:ins>`));
    expect(said.toSorted()).toEqual([
      'hidden_content tracked_change hidden การแก้ไขที่ติดตามไว้: ลบ 1 แห่ง เพิ่ม 1 แห่ง',
      'national_id tracked_change hidden x-xxxx-xxxxx-x1-1',
    ]);
  });

  it('reads headers, footnotes, comments, text boxes, links and properties', async () => {
    const box = `<mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${p(t('กล่อง 0812345671'))}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>${p(t('กล่อง 0812345671'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const { said } = await read(p(`<w:r>${box}</w:r>`, t('ตัวเรื่อง')), {
      'word/header1.xml': `<w:hdr ${W}>${p(t('0812345672'))}</w:hdr>`,
      'word/footnotes.xml': `<w:footnotes ${W}>${p(t('0812345673'))}</w:footnotes>`,
      'word/comments.xml': `<w:comments ${W}><w:comment>${p(t('0812345674'))}</w:comment></w:comments>`,
      'word/_rels/document.xml.rels': rels(['r1', 'hyperlink', 'mailto:somchai@gmail.com']),
      'docProps/core.xml':
        '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:creator>สมหญิง รักเรียน</dc:creator><dc:subject>0812345675</dc:subject></cp:coreProperties>',
      'customXml/item1.xml': '<data><phone>0812345676</phone></data>',
    });
    expect(said.toSorted()).toEqual([
      'document_properties properties hidden ผู้สร้างเอกสาร: ชื่อบุคคล',
      'email hidden hidden xxxxx@gmail.com',
      'hidden_content comment hidden ความคิดเห็น: 1 รายการ',
      'phone body shown xxx-xxx-xx71',
      'phone comment hidden xxx-xxx-xx74',
      'phone header_footer shown xxx-xxx-xx72',
      'phone hidden hidden xxx-xxx-xx76',
      'phone notes shown xxx-xxx-xx73',
      'phone properties hidden xxx-xxx-xx75',
    ]);
  });

  it('says nothing of a file that an office made', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:creator>กลุ่มนโยบายและแผน สพป.สมุทรปราการ เขต 2</dc:creator></cp:coreProperties>';
    expect((await read(p(t('ประกาศ')), { 'docProps/core.xml': core })).said).toEqual([]);
  });

  it.each([
    ['cut off', '<w:p><w:r><w:t>ก'],
    ['with entities of its own', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['deeper than any document', '<a>'.repeat(500) + '</a>'.repeat(500)],
  ])('is unreadable when its XML is %s', async (_what, xml) => {
    expect((await readAll(await zipOf({ 'word/document.xml': xml }), DOCX)).text).toBe('unreadable');
  });
});
