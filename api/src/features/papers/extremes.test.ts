import { createHash } from 'node:crypto';
import path from 'node:path';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { readPolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { describe, expect, it } from 'vitest';
import type { PaperData, SubjectPart } from '../../engines/press/data.ts';
import { drawPaper, paperJob } from '../../engines/press/drawPaper.ts';
import { press } from '../../engines/press/press.ts';
import { PAPER_KINDS, type PaperKind } from '@phoeiphrae/shared/paperNames';
import { richText } from '../../engines/press/richText.ts';
import { paperPages, paperText } from '../../testing/paperText.ts';
import { saidIn } from '../../testing/saidIn.ts';
import { sampleOf, SAMPLE_MOMENT } from './build/sample.ts';

const POLICIES = path.resolve(import.meta.dirname, '../../../../db/policies');
const OFFICES = ['spn2-2561', 'example-school-1-step'];
const options = { at: SAMPLE_MOMENT, qr: 'https://info.example.go.th/verify/0123456789AB' };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function office(name: string) {
  const file = path.join(POLICIES, `${name}.json`);
  const policy = { version: 1, sha256: 'a'.repeat(64), document: await readPolicyFile(file) };
  return { policy, templates: await readPolicyTemplates(file), origin: 'https://info.example.go.th' };
}

const ofOneItem = PAPER_KINDS.filter((kind) => kind !== 'committee');
const area = await office('spn2-2561');

/** A paper whose item says this. */
function withSubject(kind: PaperKind, over: Partial<SubjectPart>): PaperData {
  const data = sampleOf(kind, area);
  return 'subject' in data ? { ...data, subject: { ...data.subject, ...over } } : data;
}
const draw = (data: PaperData) => drawPaper(area.templates, data, options);

describe.each(OFFICES)('the papers of %s', (name) => {
  it.each(PAPER_KINDS)('%s is drawn, and twice to the same byte', async (kind) => {
    const at = await office(name);
    const first = await drawPaper(at.templates, sampleOf(kind, at), options);
    const again = await press.draw(await paperJob(at.templates, sampleOf(kind, at), options));
    expect(sha256(again)).toBe(sha256(first));
    expect(await paperText(first)).toContain('ตัวอย่าง');
  });
});

describe('hostile texts', () => {
  const HOSTILE =
    '#panic() $x$ "ก" \\ *b* _i_ <tag> `raw` @ref [l] // c /* d */ #let x = read("/etc/passwd") {{}} %3C ;</svg>';

  it.each(ofOneItem)('stand on %s as they were typed', async (kind) => {
    const text = await paperText(await draw(withSubject(kind, { title: HOSTILE })));
    expect(saidIn(text, HOSTILE)).toBe(HOSTILE);
    expect(text).not.toContain('root:');
  });

  it('names a sign that the font lacks by its number, and drops what has no look', async () => {
    const text = await paperText(await draw(withSubject('memo', { title: 'ก😀ข\u200Bค\u202Eง שׁ' })));
    expect(text).toContain('ก[U+1F600]ขคง [U+05E9]');
  });

  it('an address without a link that runs, and a picture that is none, are shown as words', async () => {
    const broken = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAF';
    const body = richText(
      `<p><img src="${broken}" alt="ภาพที่เสีย" /> <a href="https://a.example/?x=1&amp;y=&quot;">ที่นี่</a></p>`,
    );
    const text = await paperText(await draw({ ...sampleOf('item', area), body } as PaperData));
    expect(text).toContain('[ภาพที่เสีย] ที่นี่');
  });
});

describe('what is long, many or missing', () => {
  const files = Array.from({ length: 50 }, (_, index) => ({
    number: String(index + 1),
    name: `${'งบประมาณรายจ่าย '.repeat(index % 3 ? 1 : 12)}${index}.pdf`,
    kind: 'PDF',
    size: '๑ ไบต์',
    caption: '',
    sha256: '0123456789abcdef'.repeat(4),
  }));
  const long = { title: 'ยาว'.repeat(100), summary: 'ก'.repeat(3000), remarks: 'A'.repeat(3000), files };

  it.each(['form', 'form_completed'] as const)('keeps %s to one page', async (kind) => {
    expect(await paperPages(await draw(withSubject(kind, long)))).toBe(1);
    expect(await paperPages(await draw(withSubject(kind, { ...long, title: 'W'.repeat(300) })))).toBe(1);
  });

  it('keeps every word and every file on memo, certificate and print', async () => {
    for (const kind of ['memo', 'certificate', 'item'] as const) {
      const pages = await paperText(await draw(withSubject(kind, long)));
      const text = pages.replace(/\n- [๐-๙]+ - *|\nสพป\.สมุทรปราการ เขต ๒ *\n?หน้า [๐-๙/]+ */g, '');
      for (const { name } of files) expect(saidIn(text, name)).toBe(name);
      if (kind !== 'certificate') expect(saidIn(text, long.summary)).toBe(long.summary);
      expect(saidIn(text, long.title)).toBe(long.title);
    }
  });

  it.each(ofOneItem)('draws %s of an item of which nothing is known yet', async (kind) => {
    const nothing = { summary: '', remarks: '', files: [], externalLink: null, fiscalYear: null };
    expect(await paperPages(await draw(withSubject(kind, nothing)))).toBeGreaterThan(0);
  });

  it('draws tables with spans that HTML forgives, and headings that leave out a level', async () => {
    const body = richText(
      '<h4>ก</h4><table><caption>คำ</caption><thead><tr><th rowspan="9">ข</th><th>ค</th></tr></thead>' +
        '<tbody><tr><td rowspan="70">1</td><td colspan="3">2</td></tr><tr><td>3</td></tr><tr></tr></tbody></table>' +
        '<ol start="7"><li>ง<ul><li>จ</li></ul></li></ol><h2></h2><blockquote><pre>a\n b</pre></blockquote><hr />',
    );
    const text = await paperText(await draw({ ...sampleOf('item', area), body } as PaperData));
    expect(text).toMatch(/๗\.\s*ง/);
  });
});
