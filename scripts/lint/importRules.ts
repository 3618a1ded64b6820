import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * Who may import whom, as lists of words. In a staircase a file imports from its own room or from one further down the
 * list. See docs/adr/0016-one-staircase.md.
 */
interface Staircase {
  readonly folder: string;
  /** From the top to the bottom: names of folders, or of files with their ending. */
  readonly rooms: readonly string[];
}

export const STAIRCASES: readonly Staircase[] = [
  {
    folder: 'api/src',
    rooms: ['demo', 'server.ts', 'app.ts', 'process', 'features', 'office', 'http', 'engines', 'config'],
  },
  {
    folder: 'api/src/features',
    rooms: [
      'notices',
      'opinions',
      'papers',
      'links',
      'assessment',
      'items',
      'site',
      'files',
      'log',
      'people',
      'session',
      'committee',
      'policy',
      'system',
    ],
  },
  {
    folder: 'api/src/features/items',
    rooms: [
      'items.routes.ts',
      'work',
      'ink',
      'moves',
      'attachments',
      'drafts',
      'reading',
      'requirements',
      'likeness',
      'rules',
    ],
  },
];

/** Which packages of the repository a package may build on. Everything points towards `shared`. */
const BELOW: Record<string, readonly string[]> = {
  shared: [],
  db: ['shared'],
  api: ['shared', 'db'],
  web: ['shared'],
};
const PACKAGES = Object.keys(BELOW);

/** Tests stand beside the code and may reach further; what only tests use stands in `testing/`. */
const TEST = String.raw`\.test\.ts$|/testing/|/corpus/|^web/e2e/`;
/** A name that matches itself, in a regular expression. */
const plain = (text: string) => text.replaceAll('.', String.raw`\.`);
const among = (names: readonly string[]) => `(?:${names.map(plain).join('|')})(?:/|$)`;

const error = (
  name: string,
  comment: string,
  rule: Pick<IRegularForbiddenRuleType, 'from' | 'to'>,
): IRegularForbiddenRuleType => ({ severity: 'error', name, comment, ...rule });

const upstairs = ({ folder, rooms }: Staircase): IRegularForbiddenRuleType[] =>
  rooms.slice(1).map((room, index) => {
    const below = rooms.slice(index + 2);
    const may = below.length === 0 ? 'only what is in it' : `itself and ${below.join(', ')}`;
    const comment = `${folder}/${room} may import ${may}: move what is needed down there, or this file up`;
    return error(`${folder}/${room}`, comment, {
      from: { path: `^${folder}/${among([room])}`, pathNot: TEST },
      to: { path: `^${folder}/${among(rooms.slice(0, index + 1))}` },
    });
  });

const betweenPackages = PACKAGES.map((name) => {
  const may = [name, ...(BELOW[name] ?? [])];
  return error(`package ${name}`, `${name} may import only ${may.join(', ')}`, {
    from: { path: `^${name}/`, pathNot: '^web/e2e/' },
    to: { path: `^${among(PACKAGES.filter((other) => !may.includes(other)))}` },
  });
});

/** What answers to anyone, and the one file of it through which bytes go out. */
const FOR_ANYONE = '^api/src/features/(?:site/|[^/]+/public)';
const PUBLIC_BYTES = [
  'api/src/features/site/files.routes.ts',
  'api/src/features/site/versions/versionFiles.routes.ts',
];

/** What answers in words of the language that was asked for. */
const WORDS_CHOSEN = String.raw`\.routes\.ts$|/(?:present|answer)[A-Z]\w*\.ts$|/items/rules/viewer\.ts$`;

export const IMPORT_RULES: readonly IRegularForbiddenRuleType[] = [
  ...STAIRCASES.flatMap(upstairs),
  ...betweenPackages,
  error('shared is pure', 'shared imports nothing but typebox', {
    from: { path: '^shared/src/', pathNot: TEST },
    to: { pathNot: '^shared/src/|^typebox(?:/|$)|/node_modules/typebox/' },
  }),
  error('public bytes', `bytes reach the public through ${PUBLIC_BYTES.join(' and ')} only`, {
    from: { path: FOR_ANYONE, pathNot: [TEST, ...PUBLIC_BYTES.map((file) => `^${plain(file)}$`)].join('|') },
    to: {
      path: String.raw`^api/src/(?:engines/blobs/(?!storageErrors\.ts$)|features/files/serving/sendFile\.ts$)`,
    },
  }),
  error('site and console', 'the public site never imports the console, which is loaded by itself', {
    from: { path: '^web/src/features/(?:site|common)/' },
    to: { path: '^web/src/features/console/' },
  }),
  error('language', 'the language of a request is for routes and presenters: use cases find faults in both', {
    from: { path: '^api/src/features/', pathNot: `${TEST}|${WORDS_CHOSEN}` },
    to: { path: String.raw`^api/src/http/locale\.ts$` },
  }),
  error('testing', 'what runs in the product does not import what only tests use', {
    from: { path: '^(?:api|db|shared|web)/src/', pathNot: TEST },
    to: { path: String.raw`\.test\.ts$|^(?:api|db)/src/testing/` },
  }),
  error('circle', 'files import each other in a circle: put what they share into a file below both', {
    from: {},
    to: { circular: true },
  }),
];
