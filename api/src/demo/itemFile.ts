import { readFileSync } from 'node:fs';
import { Source } from '@phoeiphrae/shared/content';
import { Closed, Code } from '@phoeiphrae/shared/primitives';
import Type, { type Static } from 'typebox';
import { parse } from 'yaml';
import { checked, DemoFileError } from './demoFolder.ts';
import { DemoTarget } from './demoItem.ts';

const Text = Type.String({ minLength: 1 });
const { kind, title, holder, url, note } = Source.properties;
/** What is left out has its usual value: a text, without holder, address and note. */
const WrittenSource = Closed({
  title,
  licence: Code,
  kind: Type.Optional(kind),
  holder: Type.Optional(holder),
  url: Type.Optional(url),
  note: Type.Optional(note),
});

const VERSION = {
  /** Days before the demonstration's day, or the day of the year (`mm-dd`) on which this is written year after year. */
  written: Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: '^\\d\\d-\\d\\d$' })]),
  /** With a day of the year: so many fiscal years before the one that the dates count from. */
  yearsBack: Type.Optional(Type.Integer({ minimum: 1 })),
  title: Text,
  summary: Text,
  period: Type.Optional(Text),
  validUntil: Type.Optional(Text),
  link: Type.Optional(Text),
  sources: Type.Optional(Type.Array(WrittenSource)),
};
const Main = Closed({
  /** Where it is not the file's name, because it has a date in it. */
  slug: Type.Optional(Text),
  category: Code,
  target: Type.Optional(DemoTarget),
  approver: Type.Optional(Text),
  document: Type.Optional(Text),
  figures: Type.Optional(Type.Array(Type.Number())),
  /** The day that all dates of the file count from, in days before the demonstration's; else that of its newest version. */
  asOf: Type.Optional(Type.Integer()),
  /** With a day of the year: how many days ago that must be at least, so that all has happened that should have. */
  minimumAge: Type.Optional(Type.Integer({ minimum: 1 })),
  ...VERSION,
});
const Earlier = Closed({ version: Type.Literal('earlier'), ...VERSION });
const Revision = Closed({ version: Type.Literal('revision'), target: DemoTarget, ...VERSION });

type Main = Static<typeof Main>;
type Earlier = Static<typeof Earlier>;
type Revision = Static<typeof Revision>;
type Written<T> = T & { readonly markdown: string };
/** An item as it is written, with its dates still to be filled in. */
export interface ItemFile {
  readonly main: Written<Main>;
  readonly earlier: readonly Written<Earlier>[];
  readonly revision: Written<Revision> | undefined;
}

/**
 * Reads an item: front matter in YAML and a body in Markdown, then the same again for each earlier version (the oldest
 * first) and for the revision in progress.
 * @throws {DemoFileError} when it is not written so.
 */
export function readItemFile(file: string): ItemFile {
  const [before, ...parts] = readFileSync(file, 'utf8').split(/^---\n/m);
  if (before !== '' || parts.length === 0 || parts.length % 2 !== 0)
    throw new DemoFileError(file, ['does not consist of front matter and bodies between lines of ---']);
  const documents = parts.flatMap((text, i) =>
    i % 2 === 0 ? [{ matter: parsed(text, file), markdown: parts[i + 1] ?? '' }] : [],
  );
  const [first, ...others] = documents;
  const last = others.at(-1);
  const revision = isRevision(last?.matter) ? last : undefined;
  return {
    main: { ...checked(Main, first?.matter, file), markdown: first?.markdown ?? '' },
    earlier: others
      .filter((document) => document !== revision)
      .map(({ matter, markdown }) => ({ ...checked(Earlier, matter, file), markdown })),
    revision: revision && { ...checked(Revision, revision.matter, file), markdown: revision.markdown },
  };
}

const isRevision = (matter: unknown): boolean =>
  typeof matter === 'object' && matter !== null && 'version' in matter && matter.version === 'revision';

function parsed(yaml: string, file: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    throw new DemoFileError(file, [error instanceof Error ? error.message : 'is not YAML']);
  }
}
