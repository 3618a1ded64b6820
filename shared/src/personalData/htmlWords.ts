/** Named entities that editors write; others stand as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '\u00AD',
  ndash: '–',
  mdash: '—',
  zwnj: '\u200C',
  zwj: '\u200D',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  middot: '·',
  commat: '@',
  period: '.',
  hyphen: '-',
  dash: '-',
};

const codePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Text with its entities resolved, as a browser shows it. */
const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));?/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return codePoint(parseInt(hex, 16));
    if (typeof decimal === 'string') return codePoint(Number(decimal));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });

/** Elements within a line: words go on across their borders. */
const INLINE =
  /^\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)$/i;
/** Cells of a row stand side by side. */
const CELL = /^\/?t[dh]$/i;
/** Their text is not shown. */
const UNSHOWN = /^(?:script|style|template|noscript|title)$/i;
const HIDING =
  /\shidden(?=[\s=>/]|$)|display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|font-size\s{0,4}:\s{0,4}0|opacity\s{0,4}:\s{0,4}0(?![.0-9])/i;
/** An element whose letters run from right to left, as the mark for it in plain text. */
const TURNED = /^bdo\s[^>]{0,200}\bdir\s?=\s?["']?rtl|unicode-bidi\s{0,4}:\s{0,4}(?:isolate-|bidi-)override/i;
const ATTRIBUTE = /[\w:-]{1,40}\s?=\s?(?:"([^"]*)"|'([^']*)')/g;

interface HtmlWords {
  /** What a reader sees. */
  readonly shown: string;
  /** What stands in attributes, comments and hidden elements. */
  readonly unseen: string;
}

interface Tag {
  readonly name: string;
  readonly source: string;
  readonly end: number;
}

/** The tag or comment that begins at `start`, or null when the sign < is only a sign. */
function tagAt(html: string, start: number): Tag | null {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start);
    return {
      name: '!--',
      source: html.slice(start + 4, end < 0 ? undefined : end),
      end: end < 0 ? html.length : end + 3,
    };
  }
  if (!/[a-z/!?]/i.test(html.charAt(start + 1))) return null;
  const end = html.indexOf('>', start);
  if (end < 0) return null;
  const source = html.slice(start + 1, end);
  return { name: /^\/?[a-z0-9]*/i.exec(source)?.[0] ?? '', source, end: end + 1 };
}

/** Names of the elements, from the outermost unseen one inwards, that the reader is in. */
function follow(inside: string[], { name, source }: Tag): void {
  const bare = name.replace('/', '').toLowerCase();
  if (name.startsWith('/')) {
    if (inside.at(-1) === bare) inside.pop();
  } else if (
    inside.length > 0 ? inside[0] === bare && inside.length < 1000 : UNSHOWN.test(bare) || HIDING.test(source)
  ) {
    if (!source.endsWith('/') && !/^(?:br|img|hr|input|wbr)$/.test(bare)) inside.push(bare);
  }
}

/** The words of HTML, shown and unseen. Reads it once from front to end; broken HTML gives too many words, not too few. */
export function htmlWords(html: string): HtmlWords {
  const [shown, unseen]: [string[], string[]] = [[], []];
  const inside: string[] = [];
  let at = 0;
  let noMoreTags = false;
  while (at < html.length) {
    const start = noMoreTags ? -1 : html.indexOf('<', at);
    if (start !== at)
      (inside.length > 0 ? unseen : shown).push(html.slice(at, start < 0 ? undefined : start));
    if (start < 0) break;
    const tag = tagAt(html, start);
    if (!tag) {
      shown.push('<');
      at = start + 1;
      noMoreTags = html.indexOf('>', at) < 0;
      continue;
    }
    if (tag.name === '!--') unseen.push('\n', tag.source, '\n');
    else for (const [, a, b] of tag.source.matchAll(ATTRIBUTE)) unseen.push('\n', a ?? b ?? '', '\n');
    if (TURNED.test(tag.source)) shown.push('\u202E');
    if (tag.name.toLowerCase() === '/bdo') shown.push('\u202C');
    follow(inside, tag);
    const border = CELL.test(tag.name) ? '\t' : '\n';
    if (!INLINE.test(tag.name) && shown.at(-1) !== border) shown.push(border);
    at = tag.end;
  }
  return { shown: decodeEntities(shown.join('')), unseen: decodeEntities(unseen.join('')) };
}
