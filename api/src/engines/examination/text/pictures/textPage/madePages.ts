import sharp from 'sharp';
import { paintPages } from '../../../../press/paintPages.ts';
import { typstPdf } from '../../../corpus/make/typst.ts';

/** Between two steps of the making nothing is gained by a small file. */
const QUICK = { compressionLevel: 0 };

/** Pictures of pages of text and of what is none, made for measuring. No picture of a real document is among them. */
export type Made = readonly [title: string, bytes: () => Promise<Buffer>];

const SENTENCE =
  'ด้วยกลุ่มนโยบายและแผนมีความประสงค์จะเผยแพร่แผนปฏิบัติการประจำปีงบประมาณต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน ตามประกาศมาตรการเผยแพร่ข้อมูล จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ ';
const ENGLISH =
  'The office publishes its yearly plan with the budget of each school, as the act on information asks. ';
const PAGE = '#set page(width: 1190pt, height: 1684pt, margin: 150pt)\n#set text(size: 30pt)\n';

const draw = async (source: string): Promise<Buffer> =>
  (await paintPages(typstPdf(source)))[0] ?? Buffer.alloc(0);
const row = (n: number) => `[${n}], [นาย ตัวอย่าง ลำดับ${n}], [ครูชำนาญการ], [${n * 137}],`;

/** By name: the words of each page. */
const PAGES: Readonly<Record<string, string>> = {
  letter: `${PAGE}#align(center)[*บันทึกข้อความ*]\n\n${`${SENTENCE.repeat(3)}\n\n`.repeat(4)}`,
  dense: `${PAGE}#set text(size: 20pt)\n${SENTENCE.repeat(40)}`,
  english: `${PAGE}${`${ENGLISH.repeat(4)}\n\n`.repeat(5)}`,
  register: `${PAGE}#table(columns: (1fr, 4fr, 3fr, 2fr), inset: 9pt, ${Array.from({ length: 24 }, (_, i) => row(i + 1)).join(' ')})`,
  columns: `${PAGE}#columns(2)[${SENTENCE.repeat(20)}]`,
  short: `${PAGE}#align(center)[ประกาศ]\n\n${SENTENCE.repeat(3)}`,
};

const base = new Map<string, Promise<Buffer>>();
function pageOf(name: string): Promise<Buffer> {
  const known = base.get(name) ?? draw(PAGES[name] ?? '');
  base.set(name, known);
  return known;
}

const over = (width: number, height: number, svg: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`);

/** Light that falls from one side: the far side has `dark` of it. */
async function lit(picture: Buffer, dark: number): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const grey = Math.round(dark * 255);
  const light = `<linearGradient id="g" x2="1" y2="1"><stop stop-color="#fff"/><stop offset="1" stop-color="rgb(${grey},${grey},${Math.round(grey * 0.9)})"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/>`;
  return sharp(picture)
    .composite([{ input: over(width, height, light), blend: 'multiply' }])
    .png(QUICK)
    .toBuffer();
}

/** A hand's shadow across the page. */
async function shaded(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const shadow = `<path d="M0 ${height * 0.3}L${width} ${height * 0.6}V${height}H0Z" fill="#000" opacity="0.5"/>`;
  return sharp(picture)
    .composite([{ input: over(width, height, shadow) }])
    .png(QUICK)
    .toBuffer();
}

const askew = (picture: Buffer, degrees: number, desk = '#6b4a2f'): Promise<Buffer> =>
  sharp(picture).rotate(degrees, { background: desk }).png(QUICK).toBuffer();
const onDesk = (picture: Buffer): Promise<Buffer> =>
  sharp(picture)
    .extend({ top: 300, bottom: 260, left: 320, right: 200, background: '#4a3a2c' })
    .png(QUICK)
    .toBuffer();
const grainy = (picture: Buffer): Promise<Buffer> =>
  sharp(picture).blur(1.1).linear(0.75, 30).jpeg({ quality: 45 }).toBuffer();

type Change = (picture: Buffer) => Promise<Buffer>;
const CHANGES: readonly (readonly [string, Change])[] = [
  ['as scanned', (p) => Promise.resolve(p)],
  ['3° askew on a desk, side light', async (p) => askew(await lit(p, 0.55), 3)],
  ['8° askew, blurred JPEG', async (p) => grainy(await askew(p, -8))],
  ['in the shadow of a hand', shaded],
  ['lying on its side', (p) => askew(p, 90)],
  ['small on a desk, poor light', async (p) => lit(await onDesk(p), 0.4)],
  [
    'reduced to 900 pixels',
    (p) => sharp(p).resize(900, 900, { fit: 'inside' }).jpeg({ quality: 60 }).toBuffer(),
  ],
];

/** Every page under every change. */
export const TEXT_PAGES: readonly Made[] = Object.keys(PAGES).flatMap((page) =>
  CHANGES.map(([how, change]): Made => [`${page}, ${how}`, async () => change(await pageOf(page))]),
);

export { draw as drawTypst, over };
