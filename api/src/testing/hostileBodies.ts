/** As large as the API takes a body, in bytes of JSON, with room for what stands around the text. */
const BYTES = 3 * 1024 * 1024 - 400_000;
/** A little less than the most that a body may have, in UTF-16 units. */
const UNITS = 1_990_000;

const jsonBytes = (word: string): number => Buffer.byteLength(JSON.stringify(word)) - 2;

/** The word again and again, as often as a request may carry it. */
export const filled = (word: string, part = 1): string =>
  word.repeat(Math.floor(part * Math.min(BYTES / jsonBytes(word), UNITS / word.length)));

const around = (open: string, close: string): string => filled(open, 0.5) + filled(close, 0.5);

/** Rich texts made to be slow for whoever sanitises, normalises, searches or compares them. */
export const HOSTILE_BODIES: Readonly<Record<string, string>> = {
  'signs <': filled('<'),
  'signs &': filled('&'),
  'entities &lt;': filled('&lt;'),
  'numeric entities': filled('&#60;'),
  'beginnings of telephones': filled('081-'),
  telephones: filled('081-234-5678 '),
  'identity numbers': filled('1101700203451 '),
  accounts: filled('บัญชี 123-4-56789-0 '),
  'dates of birth': filled('เกิด 1/1/2500 '),
  'house numbers': filled('บ้านเลขที่ 1 '),
  'mail addresses': filled('ab@gmail.com '),
  'single digits': filled('1 '),
  'full-width digits': filled('１ '),
  'digits and dashes': filled('1-'),
  quotations: filled('<blockquote>'),
  'nested lists': filled('<ul><li>'),
  'nested tables': filled('<table><tr><td>'),
  'nested and closed': around('<b>', '</b>'),
  'wrongly closed': around('<p>', '</div>'),
  'ends only': filled('</p>'),
  'line breaks': filled('<br>'),
  paragraphs: filled('<p>x</p>'),
  links: filled('<a href="http://a">x</a>'),
  'links that run': filled('<a href="javascript:x">x</a>'),
  'many attributes': `<p ${filled('a=b ')}>x</p>`,
  'endless attribute': `<a href="${filled('x')}`,
  'beginnings of tags': filled('<a '),
  comments: filled('<!--'),
  declarations: filled('<!'),
  'character data': filled('<![CDATA['),
  scripts: filled('<script>'),
  'unshown text': filled('<noscript></noscript>'),
  frames: filled('<iframe>'),
  pictures: filled('<img src="data:image/png;base64,iVBORw0KGgo=" alt="">'),
  'hidden paragraphs': filled('<p hidden>'),
  'long word': filled('ก'),
  blanks: filled(' '),
  'line ends': filled('\n '),
  'combining marks': `a${filled('\u0323\u0300')}`,
  nikhahit: filled('\u0E4D'),
  'invisible signs': filled('\u200B'),
  quotes: filled('"'),
  emoji: filled('😀'),
  alternately: filled('<p>081-1 </p>&'),
};

/** Those that took longest before anything was done about them. */
export const TRIED_ALWAYS: ReadonlySet<string> = new Set([
  ...['signs <', 'beginnings of telephones', 'single digits', 'quotations', 'nested lists', 'entities &lt;'],
  ...['combining marks', 'long word', 'paragraphs', 'quotes'],
]);

/** JSON made to be slow for whoever parses or checks it; each is the text of a body. */
export const HOSTILE_JSON: Readonly<Record<string, string>> = {
  brackets: filled('['),
  'closed brackets': around('[', ']'),
  objects: filled('{"a":'),
  numbers: `[${filled('0,')}0]`,
  'empty objects': `[${filled('{},')}0]`,
  keys: `{${Array.from({ length: 200_000 }, (_, i) => `"k${i.toString(36)}":0`).join(',')}}`,
  'escaped signs': `{"content":{"title":"${'\\u0e01'.repeat(BYTES / 6)}"}}`,
  backslashes: `{"content":{"title":"${'\\\\'.repeat(BYTES / 2)}`,
  'open string': `{"content":{"title":"${filled('x')}`,
  digits: '1'.repeat(BYTES),
  'unknown keys': `{"content":{${Array.from({ length: 15_000 }, (_, i) => `"k${String(i)}":"x"`).join(',')}}}`,
  'an endless address': `{"content":{"externalLink":{"kind":"url","url":"http://${filled('a.')}"}}}`,
  'an endless mail address': `{"content":{"contact":{"unit":"","phone":"","email":"${filled('a@')}"}}}`,
  'an endless day': `{"content":{"periodFrom":"${filled('2026-01-')}"}}`,
  'an endless code': `{"content":{"category":"${filled('a_')}"}}`,
  'an endless source': `{"content":{"sources":[{"kind":"text","title":"${filled('ก', 0.5)}","url":"http://${'%a'.repeat(200_000)}"}]}}`,
  'an endless file': `{"content":{"files":[{"sha256":"${filled('a')}"}]}}`,
  'unknown values': `{"content":{"files":[${'0,'.repeat(15_000)}0]}}`,
};
