import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { WebPageData } from './data.ts';
import { paintWebPage } from './paintWebPage.ts';
import { press } from './press.ts';
import { richText } from './richText.ts';

afterAll(() => press.close());
const AT = '2026-11-23T02:30:00.000Z';
const HASH = '0123456789abcdef'.repeat(4);

const pageOf = (body: string): WebPageData => ({
  kind: 'web_page',
  title: 'แผนปฏิบัติการประจำปี',
  office: {
    name: 'สำนักงานตัวอย่าง',
    shortName: 'สพป.',
    parent: '',
    address: '',
    phone: '',
    email: '',
    website: '',
    documentPrefix: '',
    emblem: null,
  },
  subject: {
    title: 'แผนปฏิบัติการประจำปี น้ำ กำลัง ที่นี้ ปั้น',
    summary: 'สรุปสาระสำคัญ\nบรรทัดที่สอง',
    category: 'แผนและงบประมาณ',
    categoryOrder: '๑',
    track: 'approval',
    workGroup: 'กลุ่มนโยบายและแผน',
    fiscalYear: 'ปีงบประมาณ พ.ศ. ๒๕๗๐',
    period: null,
    externalLink: `https://example.go.th/${'a'.repeat(300)}`,
    remarks: '',
    changeNote: '',
    files: [
      { number: '๑', name: 'แผน.pdf', kind: 'PDF', size: '๑.๒ เมกะไบต์', caption: 'ฉบับเต็ม', sha256: HASH },
    ],
    contact: { unit: 'กลุ่มนโยบายและแผน', phone: '', email: '' },
    address: 'https://example.go.th/i/แผนปฏิบัติการประจำปี',
    revision: '๑',
    contentHash: HASH,
  },
  approval: 'เผยแพร่เมื่อ ๒๓ พ.ย. ๒๕๖๙ อนุมัติโดย นายตัวอย่าง (ผู้อำนวยการ)',
  publishedAt: '๒๓ พ.ย. ๒๕๖๙ ๐๙.๓๐ น.',
  revisedAt: null,
  publisher: 'ศูนย์ ICT',
  body: richText(body),
  sources: [],
  noBorrowedSources: true,
  approvals: ['อนุมัติโดย ผู้อำนวยการ เมื่อ ๒๓ พ.ย. ๒๕๖๙'],
  verifyCode: '0123-4567-89AB',
  qr: { file: 'qr.svg', alternative: '' },
});
const sizeOf = async (picture: Buffer | undefined) => {
  const { width, height, format } = await sharp(picture).metadata();
  return { width, height, format };
};

describe('the picture of a public page', () => {
  it('is a PNG as wide as a screen and as high as what it says, the same to the byte each time', async () => {
    const page = pageOf('<h2>หัวข้อ</h2><p>เนื้อความ <strong>ตัวหนา</strong></p>');
    const [first, ...more] = await paintWebPage(page, AT);
    expect(more).toEqual([]);
    const { width, height, format } = await sizeOf(first);
    expect([width, format]).toEqual([1000, 'png']);
    expect(height).toBeGreaterThan(600);
    expect(height).toBeLessThan(2000);
    const longer = await paintWebPage(pageOf('<p>เนื้อความ</p>'.repeat(30)), AT);
    expect((await sizeOf(longer[0])).height).toBeGreaterThan(height + 300);
    expect((await paintWebPage(page, AT))[0]?.equals(first ?? Buffer.alloc(0))).toBe(true);
  });

  it('goes on in a second one when it is long, and ends with the third', async () => {
    const long = `<p>${'ข้อความยาว '.repeat(60)}</p>`;
    expect(await paintWebPage(pageOf(long.repeat(120)), AT)).toHaveLength(2);
    expect(await paintWebPage(pageOf(long.repeat(400)), AT)).toHaveLength(3);
  });
});
