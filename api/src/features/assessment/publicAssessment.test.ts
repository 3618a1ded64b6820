import { parse } from 'csv-parse/sync';
import { promisify } from 'node:util';
import yauzl, { type ZipFile } from 'yauzl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentBoard } from '@phoeiphrae/shared/assessment/board';
import type {
  PublicAssessmentList,
  PublicAssessmentYear,
} from '@phoeiphrae/shared/assessment/publicAssessment';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { castOffice, draftOf, mustAct, publishedItem, type Cast } from '../../testing/office.ts';
import {
  link,
  mustLoad,
  ruleOf,
  schemeOf,
  show,
  toElsewhere,
  toItem,
  toPage,
} from '../../testing/schemes.ts';
import { deriveAll } from '../log/derive/deriveAll.ts';

const SECRET = 'ร่างที่ยังไม่เผยแพร่';
const HINT = 'คำอธิบายของร่าง';
const FORMULA = '=HYPERLINK("https://evil.example/","กด")';

let test: TestApp;
let cast: Cast;
let scheme: AssessmentBoard;
let slug: string;
let gone: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  const numbers = ['O1', 'O2', 'O3', 'O4'].map((number) =>
    ruleOf(number, { title: { th: `ข้อที่ ${number} น้ำใจ`, en: number } }),
  );
  scheme = await mustLoad(cast.monitor, schemeOf(numbers));
  const item = await publishedItem(test, cast, { title: 'แผนปฏิบัติการเพื่อผู้เรียน' });
  slug = item.slug;
  const draft = await draftOf(test, cast.officer, { title: SECRET });
  await link(cast.officer, scheme.id, 'O1', [toItem(item.id, 'อยู่หน้า ๓'), toItem(draft.id, HINT)]);
  await link(cast.officer, scheme.id, 'O2', [toItem(draft.id, HINT)]);
  await link(cast.officer, scheme.id, 'O3', [
    toPage('/contact', FORMULA),
    toElsewhere('https://www.obec.go.th/', '@ต้นสังกัด'),
  ]);
  const ended = await publishedItem(test, cast, { title: 'เรื่องที่ถอนแล้ว' });
  gone = ended.id;
  await link(cast.officer, scheme.id, 'O4', [toItem(ended.id)]);
});
afterAll(() => test.close());

const anyone = () => client(test);
const year = async () => (await anyone().get<PublicAssessmentYear>('/public/assessment/2027')).body;
const PATHS = ['/public/assessment', '/public/assessment/2027', '/public/assessment/2027/links.csv'];

describe('what the public sees of a scheme', () => {
  it('404 and nothing in the list until it is shown', async () => {
    expectProblem(await anyone().get('/public/assessment/2027'), 'not-found');
    expectProblem(await anyone().get('/public/assessment/2027/links.csv'), 'not-found');
    expectProblem(await anyone().get('/public/assessment/2027/links.xlsx'), 'not-found');
    expect((await anyone().get<PublicAssessmentList>('/public/assessment')).body.schemes).toEqual([]);
    const { rowCount } = await test.deps.publicDb.pool.query('SELECT FROM public_assessment_numbers');
    expect(rowCount).toBe(0);
  });

  it('is each number with what can be read now, once it is shown', async () => {
    expect((await show(cast.monitor, scheme.id)).status).toBe(200);
    const { numbers } = (await year()).schemes[0]!;
    expect(numbers.map(({ number, evidence }) => [number, evidence.map(({ href }) => href)])).toEqual([
      ['O1', [`/i/${slug}`]],
      ['O2', []],
      ['O3', ['/contact', 'https://www.obec.go.th/']],
      ['O4', [expect.stringMatching(/^\/i\//)]],
    ]);
    expect(numbers[0]?.evidence[0]).toMatchObject({
      title: { th: 'แผนปฏิบัติการเพื่อผู้เรียน' },
      explanation: 'อยู่หน้า ๓',
      publishedAt: expect.any(String) as string,
    });
  });

  it('says nothing of a draft that is linked: no title, no address, no explanation, in no format', async () => {
    for (const path of PATHS) {
      const { status, text } = await anyone().get(path);
      expect(status, path).toBe(200);
      for (const secret of [SECRET, HINT]) expect(text, path).not.toContain(secret);
    }
    const { rows } = await test.deps.publicDb.pool.query('SELECT * FROM public_assessment_addresses');
    expect(JSON.stringify(rows)).not.toContain(HINT);
  });

  it('loses an item that is withdrawn in the same moment', async () => {
    await mustAct(cast.director, gone, 'withdraw');
    const { numbers } = (await year()).schemes[0]!;
    expect(numbers[3]?.evidence).toEqual([]);
    expect((await anyone().get('/public/assessment/2027/links.csv')).text).not.toContain('เรื่องที่ถอนแล้ว');
  });

  it('400 for what is no fiscal year, 404 for one without a list', async () => {
    expectProblem(await anyone().get('/public/assessment/x'), 'malformed-request');
    expectProblem(await anyone().get('/public/assessment/2569'), 'malformed-request');
    expectProblem(await anyone().get('/public/assessment/2020'), 'not-found');
  });
});

describe('the link table', () => {
  it('is CSV that a spreadsheet reads in Thai and takes for no formula', async () => {
    const { text, headers } = await anyone().get('/public/assessment/2027/links.csv');
    expect(headers['content-type']).toContain('text/csv');
    expect(text.codePointAt(0)).toBe(0xfeff);
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[0]?.[2]).toBe('ข้อ');
    expect(rows.map((row) => [row[2], row[4], row[7]]).slice(1)).toEqual([
      ['O1', 'มี', `http://localhost:3000/i/${encodeURIComponent(slug)}`],
      ['O2', 'ไม่มี', ''],
      ['O3', 'มี', 'http://localhost:3000/contact'],
      ['O3', 'มี', 'https://www.obec.go.th/'],
      ['O4', 'ไม่มี', ''],
    ]);
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(rows.flat()).toContain(`'${FORMULA}`);
  });

  it('is XLSX with its Thai whole and no formula in it', async () => {
    const reply = await test.app.inject({ url: '/api/v1/public/assessment/2027/links.xlsx' });
    expect(reply.statusCode).toBe(200);
    const parts = await unzip(reply.rawPayload);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toMatch(/<f[ >]/);
    const all = [...parts.values()].join('');
    expect(all).toContain('แผนปฏิบัติการเพื่อผู้เรียน');
    expect(all).toContain('น้ำใจ');
    expect(all).toContain('=HYPERLINK(');
    for (const secret of [SECRET, HINT]) expect(all).not.toContain(secret);
  });
});

describe('npm run verify', () => {
  it('finds the schemes as the log left them', async () => {
    const found: unknown[] = [];
    const ours = ({ table }: { table: string }) => table.startsWith('assessment_');
    await deriveAll(test.deps, (mismatch) => ours(mismatch) && found.push(mismatch));
    expect(found).toEqual([]);
    await test.owner.pool.query(
      "UPDATE assessment_addresses SET explanation = 'อื่น' WHERE explanation = 'อยู่หน้า ๓'",
    );
    await deriveAll(test.deps, (mismatch) => ours(mismatch) && found.push(mismatch));
    expect(found).toMatchObject([{ table: 'assessment_addresses', key: scheme.id }]);
  });
});

/** The parts of a ZIP, as text. */
async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const open = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);
  const zip = await open(bytes, { lazyEntries: true });
  const read = promisify(zip.openReadStream.bind(zip));
  const parts = new Map<string, string>();
  for await (const entry of entriesOf(zip)) {
    const stream = await read(entry);
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
  }
  return parts;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<yauzl.Entry> {
  for (let i = 0; i < zip.entryCount; i++) {
    const next = new Promise<yauzl.Entry>((resolve, reject) =>
      zip.once('entry', resolve).once('error', reject),
    );
    zip.readEntry();
    yield await next;
  }
}
