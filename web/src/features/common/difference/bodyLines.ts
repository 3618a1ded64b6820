/** What the parts of a text are called, for readers: they see no mark of any notation. */
export interface PartNames {
  readonly h2: string;
  readonly h3: string;
  readonly h4: string;
  readonly tr: string;
  /** A picture by what it shows, and by enough of its bytes to tell it from another. */
  readonly picture: (shows: string, code: string) => string;
}

const BLOCKS = new Set([
  'h2',
  'h3',
  'h4',
  'p',
  'li',
  'tr',
  'pre',
  'caption',
  'blockquote',
  'ul',
  'ol',
  'table',
  'hr',
]);
const CELLS = new Set(['td', 'th']);
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>|[^<]+|</gi;
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (all, ...[ten, hex, name]: string[]) => {
    if (name) return SIGNS[name] ?? all;
    const code = ten ? Number(ten) : Number.parseInt(hex ?? '', 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
  });
const attribute = (written: string, name: string): string =>
  decoded(new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(written)?.[1] ?? '');

function pictureLine(written: string, { picture }: PartNames): string {
  const src = attribute(written, 'src');
  return picture(attribute(written, 'alt'), `${src.length}-${src.slice(-8)}`);
}

/** How the line of a part begins; one that has no name begins with its words. */
function marksOf({ h2, h3, h4, tr }: PartNames): Record<string, string> {
  return { h2: `${h2}: `, h3: `${h3}: `, h4: `${h4}: `, tr: `${tr}: `, li: '• ' };
}

/** What stands for a cell with nothing in it: a row without it would say that the others had moved. */
const EMPTY_CELL = '–';

/** Lines as they come about; what hangs on a line, its links and pictures, follows it. */
function collector() {
  const lines: string[] = [];
  let mark = '';
  let text = '';
  let links = '';
  let pictures: string[] = [];
  /** How much the line said when its last cell began. */
  let cellFrom = 0;
  /** Ends the line, and begins another. */
  const end = (nextMark = '') => {
    const said = text.replace(/\s+/g, ' ').trim();
    if (said) lines.push(mark + said + links);
    lines.push(...pictures);
    [mark, text, links, pictures] = [nextMark, '', '', []];
  };
  return {
    lines,
    end,
    say: (more: string) => (text += more),
    link: (href: string) => (links += ` (${href})`),
    show: (picture: string) => pictures.push(picture),
    beginCell: () => {
      if (text !== '') text += ' · ';
      cellFrom = text.length;
    },
    endCell: () => {
      if (text.slice(cellFrom).trim() === '') text += EMPTY_CELL;
    },
  };
}

/**
 * Rich text as lines that can be compared: a line for each heading, paragraph, list entry, table row and picture. Reads
 * what the API has cleaned, where every tag is whole, without a document: pages are drawn where there is none.
 */
export function bodyLines(html: string, names: PartNames): string[] {
  const marks = marksOf(names);
  const at = collector();
  /** Rows and list entries that are open: what stands in them is part of their line. */
  const within: string[] = [];
  for (const [token, slash, tag = '', rest = ''] of html.matchAll(TOKEN)) {
    const name = tag.toLowerCase();
    const isRow = within.at(-1) === 'tr';
    if (!name) at.say(decoded(token));
    else if (name === 'img') at.show(pictureLine(rest, names));
    else if (name === 'br') at.say(' ');
    else if (name === 'a' && !slash) at.link(attribute(rest, 'href'));
    else if (CELLS.has(name) && slash) at.endCell();
    else if (CELLS.has(name)) at.beginCell();
    else if (name === 'tr' || (name === 'li' && !isRow)) {
      at.end(slash ? '' : marks[name]);
      if (slash) within.pop();
      else within.push(name);
    } else if (name === 'p' && within.length > 0) at.say(' ');
    else if (BLOCKS.has(name) && !isRow) at.end(slash ? '' : marks[name]);
    else if (BLOCKS.has(name)) at.say(' ');
  }
  at.end();
  return at.lines;
}
