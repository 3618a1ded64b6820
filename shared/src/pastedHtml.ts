/** Word's items are paragraphs that begin with their number; how deep they stand is said by style alone. */
const PARAGRAPH = /<p\s[^<>]{1,4000}>/gi;
const LEVEL = /\bmso-list: ?l[0-9]{1,4} level([2-9])\b/i;
const INDENT = '&nbsp;'.repeat(4);
const PICTURE = /<img\b[^<>]{0,4000}>/gi;
const SOURCE = /\ssrc\s?=\s?["']?(file:[^"'<>]{0,1000})/i;
const ALT = /\salt\s?=\s?"([^"<>]{0,300})"/i;
const LONGEST_NAME = 100;

const nameOf = (address: string): string => {
  const name = address.split(/[\\/]/).at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const plain = (text: string): string => text.replace(/[&<>"]/g, ' ').trim();

/**
 * What Word puts on the clipboard, with what it says by style and by places on its own machine said in words: items of a
 * deeper level are set in, and a picture that did not come along is named, so that nobody overlooks that it is missing.
 * Leaves everything else as it is; takes time in proportion to the length.
 */
export const pastedHtml = (html: string): string =>
  html
    .replace(PARAGRAPH, (tag: string) => tag + INDENT.repeat(Number(LEVEL.exec(tag)?.[1] ?? 1) - 1))
    .replace(PICTURE, (tag: string) => {
      const source = SOURCE.exec(tag)?.[1];
      if (source === undefined) return tag;
      const name = plain(ALT.exec(tag)?.[1] ?? '') || plain(nameOf(source));
      return `<em>[รูปภาพที่ไม่ได้ติดมาด้วย: ${name.slice(0, LONGEST_NAME)}]</em>`;
    });
