import { describe, expect, it } from 'vitest';
import { framedTables } from './framedTables';

const FRAME = '<div class="table-scroll" tabindex="0" role="region" aria-label="ตาราง">';

describe('frames around tables', () => {
  it('are put around each table and nothing else', () => {
    const table = '<table class="wide"><tbody><tr><td>1 &lt;table&gt;</td></tr></tbody></table>';
    expect(framedTables(`<p>ก</p>${table}<p>ข</p>${table}`, 'ตาราง')).toBe(
      `<p>ก</p>${FRAME}${table}</div><p>ข</p>${FRAME}${table}</div>`,
    );
    expect(framedTables('<p>ไม่มี</p>', 'ตาราง')).toBe('<p>ไม่มี</p>');
  });

  it('never reach into the value of an attribute', () => {
    const picture = '<img alt="<table> onerror=alert(1) </table>" src="/a.png">';
    expect(framedTables(picture, 'ตาราง')).toBe(picture);
  });

  it('hold any label', () => {
    expect(framedTables('<table></table>', 'a"><b')).toBe(
      FRAME.replace('ตาราง', 'a&quot;>&lt;b') + '<table></table></div>',
    );
  });
});
