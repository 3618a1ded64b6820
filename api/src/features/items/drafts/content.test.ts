import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { createWordReader } from '../../../engines/words/wordReader.ts';
import { cleanContent, emptyContent } from './content.ts';

const reader = createWordReader('the tests digest values with this one');
afterAll(() => reader.close());

const clean = async (body: string) => (await cleanContent({ ...emptyContent('news'), body }, reader)).body;
const TAGS = [
  'p',
  'h1',
  'a',
  'b',
  'img',
  'table',
  'tr',
  'td',
  'th',
  'ol',
  'pre',
  'svg',
  'math',
  'style',
  'script',
];
const MORE = [
  'textarea',
  'title',
  'template',
  'noscript',
  'xmp',
  'iframe',
  'mi',
  'mtext',
  'mglyph',
  'option',
  'plaintext',
];
const tag = fc.constantFrom(...TAGS, ...MORE);
const words = fc.constantFrom(
  ...[
    'java&#8203;script:alert(1)',
    'java&Tab;script:alert(1)',
    'javascript&colon;alert(1)',
    '//evil.example',
    '&#x202E;',
  ],
  ...[
    'data:image/png;base64,iVBORw0KGgo=',
    'data:text/html,<script>',
    '&amp;#8203;',
    '&#8203;',
    '&zwnj;',
    '\u200b',
    '\u200e',
  ],
  ...[
    'น&#xE4D;&#xE32;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '"',
    "'",
    '<',
    '>',
    '&',
    '&lt;script&gt;',
    '&nbsp;',
    ' ',
    'ก',
  ],
);
const attribute = fc.tuple(
  fc.constantFrom('href', 'src', 'style', 'srcset', 'onerror', 'alt', 'rel', 'start'),
  words,
);
const piece = fc.oneof(
  words,
  tag.map((name) => `</${name}>`),
  fc.tuple(tag, fc.array(attribute, { maxLength: 2 })).map(([name, list]) => {
    return `<${name}${list.map(([key, value]) => ` ${key}="${value}"`).join('')}>`;
  }),
);
const nasty = fc.array(piece, { maxLength: 12 }).map((list) => list.join(''));
/** Within tags only: the same words as text do nothing. */
const ACTIVE =
  /<(?:script|style|svg|math|iframe|template|textarea)|<[^>]*\s(?:on\w+|style|srcset)=|<[^>]*href="\s*(?:javascript|data):/i;
const UNSEEN = /[\u200b-\u200f\u061c\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad]/;

describe('cleanContent', () => {
  it('leaves nothing in a body that runs, and nothing that changes when cleaned again', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (html) => {
        const once = await clean(html);
        expect(once).not.toMatch(ACTIVE);
        expect(once).not.toMatch(UNSEEN);
        expect(await clean(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('normaliseThai', () => {
  it('changes nothing the second time', () => {
    const signs = [...Array.from('กเแำาํฺุู่้'), '\u0300', '\u0301', '\u0323', 'e', '\u200b', '\u200f', '\u202e'];
    const text = fc.array(fc.constantFrom(...signs), { maxLength: 10 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, (raw) => {
        expect(normaliseThai(normaliseThai(raw))).toBe(normaliseThai(raw));
      }),
      { numRuns: 3000 },
    );
  });
});
