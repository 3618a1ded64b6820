import type { Random } from './random.ts';

const LONG = 'ก'.repeat(5_000);
const deep = (levels: number): unknown => (levels === 0 ? 0 : [deep(levels - 1)]);

/** Words that have broken one program or another; none fits a form by itself. */
const WORDS = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    '\ufeff',
    '\u0e33\u0e4d',
    '\r\nX-Injected: 1',
    '%00',
    '%',
  ],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE items; --',
    '../../etc/passwd',
    '..%2f..%2f',
    '${7*7}',
    '{{7*7}}',
    '\\',
    "'",
  ],
  ...[
    '<script>alert(1)</script>',
    '<'.repeat(2_000),
    '&#0;',
    'javascript:alert(1)',
    'null',
    'undefined',
    'NaN',
  ],
  ...[
    '-1',
    '0',
    '1e309',
    '99999999999999999999',
    '0x10',
    '๒๕๗๐',
    '2570-01-31',
    '2026-02-30',
    '9999-12-31T23:59:60Z',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'f'.repeat(64),
    '__proto__',
    'constructor',
    'toString',
    '😀'.repeat(50),
  ],
  ...[LONG, 'a'.repeat(300), '*', ',', ';', '|', '\t', '[object Object]', 'ไทย', 'ไ'.repeat(121)],
] as const;

const OTHERS: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2_147_483_648, -2_147_483_649, Number.MAX_SAFE_INTEGER, 1e300, -0],
  ...[[], {}, [null], [[]], { a: 1 }, { length: 3 }, deep(30), [0, 'a', {}], { toString: 1 }],
];

export const hostileWord = (random: Random): string => random.pick(WORDS);
export const hostileValue = (random: Random): unknown =>
  random.chance(0.5) ? random.pick(WORDS) : random.pick(OTHERS);

/** Bodies that are no JSON, or JSON that no schema expects. */
export const HOSTILE_TEXTS = [
  ...['', ' ', '{', '[', '"', 'null', '0', '[]', '{}', '"text"', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1e999}'],
  ...[
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '\ufeff{}',
    '{"a":"\\ud800"}',
    '{"\\u0000":1}',
  ],
  ...[
    '['.repeat(5_000),
    `{"a":${'['.repeat(300)}${']'.repeat(300)}}`,
    `[${'0,'.repeat(20_000)}0]`,
    'a=1&b=2',
  ],
  `{"content":{"body":"${'<'.repeat(100_000)}"}}`,
] as const;

/** Headers that a caller may send with anything. */
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  ...[
    'application/xml',
    'text/plain',
    'multipart/form-data',
    'application/json; charset=utf-16',
    '',
    ';',
  ].map((type) => ({ 'content-type': type })),
  ...['application/offset+octet-stream', 'APPLICATION/JSON', 'application/merge-patch+json', 'x'].map(
    (type) => ({
      'content-type': type,
    }),
  ),
  ...[
    '*',
    'W/"1"',
    '"0"',
    '"99999999999999999999"',
    '""',
    '"1", "2"',
    'x'.repeat(3_000),
    '"-1"',
    '"1.5"',
  ].map((tag) => ({ 'if-match': tag, 'if-none-match': tag })),
  ...['', ' ', 'x'.repeat(3_000), '\u00ff', '../..'].map((key) => ({ 'idempotency-key': key })),
  ...[
    'Bearer',
    'Bearer x',
    'Bearer a.b.c',
    'Basic YTpi',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'x'.repeat(3_000),
  ].map((authorization) => ({ authorization })),
  ...[
    'bytes=0-',
    'bytes=5-2',
    'bytes=-1',
    'bytes=99999999999-',
    'bytes=a-b',
    'lines=1-2',
    'bytes=0-0,2-3',
  ].map((range) => ({ range })),
  ...['', '*/*', 'text/html', 'application/json;q=0', 'image/png', ',,;q=', 'text/html;q=x'].map(
    (accept) => ({ accept }),
  ),
  ...['', 'xx', 'en-GB,en;q=0.9', 'th', ';', '*'].map((language) => ({ 'accept-language': language })),
  ...['null', 'https://evil.example', 'http://localhost:3000', 'x'].map((origin) => ({ origin })),
  ...['refresh=x', 'refresh=; refresh=y', '=', ';', 'x'.repeat(3_000), 'phoeiphrae_refresh=%ff'].map(
    (cookie) => ({ cookie }),
  ),
  ...['PUT', 'DELETE', 'PATCH', 'HEAD', 'x'].map((method) => ({ 'x-http-method-override': method })),
  ...['0', '-1', '5', 'x', '99999999999999999999'].map((offset) => ({
    'upload-offset': offset,
    'upload-length': offset,
  })),
  ...['partial', 'final;/api/v1/uploads/x', 'x'].map((concat) => ({ 'upload-concat': concat })),
  ...['filename', 'filename !', 'filename YQ==,filename Yg==', ',', 'x '.repeat(500)].map((metadata) => ({
    'upload-metadata': metadata,
  })),
  { 'tus-resumable': '0.2.0' },
  { 'upload-defer-length': '1' },
  { 'content-encoding': 'gzip' },
  { expect: '100-continue' },
  { 'x-forwarded-for': "1.2.3.4, '; --" },
  { 'if-modified-since': 'never', 'if-range': '"x"' },
];
