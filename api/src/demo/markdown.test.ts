import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../engines/words/sanitiseBody.ts';
import { bodyOf } from './markdown.ts';

describe('bodyOf', () => {
  it('gives a table its caption, the names of its rows, and its sums', () => {
    const table = 'Table: งบประมาณ\n\n| โครงการ | บาท |\n| --- | --- |\n| ก | 1 |\n| = รวม | 1 |\n';
    expect(bodyOf(table)).toBe(
      '<table><caption>งบประมาณ</caption><thead><tr><th scope="col">โครงการ</th><th scope="col">บาท</th></tr></thead>' +
        '<tbody><tr><th scope="row">ก</th><td>1</td></tr></tbody>' +
        '<tfoot><tr><th scope="row">รวม</th><td>1</td></tr></tfoot></table>',
    );
  });

  it('names the rows by the column that is aligned to the left', () => {
    const table = '| ที่ | งาน |\n| --- | :--- |\n| 1 | ก |\n';
    expect(bodyOf(table)).toContain('<tbody><tr><td>1</td><th scope="row">ก</th></tr></tbody>');
  });

  it('draws a chart, and leaves what is written as an address a text', () => {
    const body = bodyOf(
      '![แผนภูมิ ก 2 ข 1](chart:2,1)\n\n[ข้อมูล](https://www.oic.go.th) a@example.go.th www.oic.go.th',
    );
    expect(body).toMatch(/^<p><img src="data:image\/png;base64,[^"]+" alt="แผนภูมิ ก 2 ข 1" \/><\/p>/);
    expect(body).toMatch(/rel="noopener nofollow">ข้อมูล<\/a> a@example.go.th www.oic.go.th<\/p>$/);
    expect(sanitiseBody(body)).toBe(body);
  });
});
