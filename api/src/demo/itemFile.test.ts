import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readItemFile } from './itemFile.ts';
import { readItem } from './items.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'demo-item-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = path.join(folder, 'ข่าว.md');
const FRONT = ['category: news', 'written: 3', 'title: ข่าว', 'summary: สรุป'];
const write = (front: readonly string[], body = 'เนื้อหา') => {
  writeFileSync(file, `---\n${front.join('\n')}\n---\n\n${body}\n`);
};
const read = () => readItem(file, 'ict', '2026-11-22');

describe('a file of the demonstration', () => {
  it('gives an item', () => {
    write([...FRONT, 'period: month-1'], '## หัวข้อ\n\n- {{fy}}');
    expect(read()).toMatchObject({
      slug: 'ข่าว',
      written: '2026-11-19',
      content: {
        body: '<h2>หัวข้อ</h2><ul><li>2570</li></ul>',
        periodFrom: '2026-10-01',
        periodTo: '2026-10-31',
      },
    });
  });

  it.each([
    ['a field is missing', FRONT.slice(0, 3), /ข่าว\.md cannot be used:\n.*summary/],
    ['a field is unknown', [...FRONT, 'colour: red'], /ข่าว\.md cannot be used:\n.*\/colour/s],
    ['a value does not fit', [...FRONT.slice(1), 'category: ข่าว'], /ข่าว\.md cannot be used:\n.*\/category/],
    ['a state does not exist', [...FRONT, 'target: { state: lost }'], /ข่าว\.md cannot be used:\n.*\/target/],
    [
      'a date means nothing',
      [...FRONT, 'period: fortnight'],
      /ข่าว\.md cannot be used:\n.*\/period: "fortnight"/,
    ],
    ['a placeholder means nothing', [...FRONT.slice(0, 3), 'summary: "{{noon}}"'], /\/summary: "noon"/],
    ['it is not YAML', [...FRONT, '{'], /ข่าว\.md cannot be used:\n/],
  ])('is refused when %s, with the file and the field', (_, front, message) => {
    write(front);
    expect(read).toThrow(message);
  });

  it('is refused when a text has a placeholder that means nothing', () => {
    write(FRONT, 'เดือน {{moon-1}}');
    expect(read).toThrow(/ข่าว\.md cannot be used:\n.*\/body: "moon-1"/);
  });

  it('is refused without front matter', () => {
    writeFileSync(file, 'เนื้อหา\n');
    expect(() => readItemFile(file)).toThrow(/ข่าว\.md cannot be used/);
  });
});
