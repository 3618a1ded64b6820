import type { Content } from '../content.ts';
import { seriesOf } from '../series/seriesOf.ts';
import { toBuddhistYear } from '../thaiCalendar.ts';
import { FIELD_END, lengthOf, tight } from './searchText.ts';
import { indexWords } from './words.ts';

/** What a published text is found by: a function of its content and of what was read in its files, so that it can be checked. */
export interface SearchDocument {
  /** Tight. */
  readonly title: string;
  /** Tight: all that the public sees of it, field by field, and at the end the title. */
  readonly text: string;
  /** A tsvector of its words: A in the title, B in the summary, C in what else the page says, D in its files. */
  readonly words: string;
  readonly fileTypes: readonly string[];
  /** The title without the words of its period, tight; null of what is of no time. */
  readonly series: string | null;
  /** The months that it is of, as text; null as the series is. */
  readonly period: string | null;
  readonly passages: readonly Passage[];
}

export const PASSAGE_PARTS = ['summary', 'body', 'remarks', 'source', 'file'] as const;
export type PassagePart = (typeof PASSAGE_PARTS)[number];

/** A piece of the text as people read it, of which snippets are made. */
export interface Passage {
  readonly part: PassagePart;
  /** Name of the file in which it stands. */
  readonly file: string | null;
  /** Page of the file, from 1, where the file has pages. */
  readonly page: number | null;
  readonly text: string;
  /** Where its tight form begins in the document's, in code points from 0. */
  readonly start: number;
}

export interface SearchSource {
  readonly content: Content;
  /** What could be read in the files, by digest, personal data masked; a form feed begins a page. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Signs of a passage, in UTF-16 units: some ten lines. */
const PASSAGE = 1_200;
/** More different words than any text has; a list of numbers may have more. */
const WORDS_MAX = 20_000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

/** Rich text as it is read: without its elements, with the words that stand for pictures. */
const plainOf = (html: string): string =>
  html
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ');

/** Cut at blanks; a row without any is cut where the passage is full. */
function* pieces(text: string): Generator<string> {
  const plain = text.replace(/\s+/g, ' ').trim();
  for (let at = 0; at < plain.length;) {
    const full = Math.min(plain.length, at + PASSAGE);
    const blank = full < plain.length ? plain.lastIndexOf(' ', full) : full;
    const end = blank > at ? blank : full;
    yield plain.slice(at, end);
    at = end;
  }
}

const FILE_TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/zip': 'zip',
  'text/csv': 'csv',
  'text/plain': 'txt',
};

/** The short name by which a type of file is chosen: pdf, xlsx, image. */
export const fileTypeOf = (mediaType: string): string =>
  FILE_TYPES[mediaType] ?? mediaType.split('/')[0] ?? mediaType;

class Builder {
  readonly #passages: Passage[] = [];
  readonly #words = new Map<string, string>();
  #text = '';
  #length = 0;

  /** @param weight A to D; the best that a word has counts */
  say(weight: string, words: string): void {
    for (const word of indexWords(words))
      if (this.#words.size < WORDS_MAX && !this.#words.has(word)) this.#words.set(word, weight);
  }

  add(
    part: PassagePart,
    text: string,
    at: Pick<Passage, 'file' | 'page'> = { file: null, page: null },
  ): void {
    for (const piece of pieces(text)) {
      this.#passages.push({ part, ...at, text: piece, start: this.#length });
      this.#append(tight(piece));
    }
  }

  /** Found by it, and not shown: what only repeats what stands elsewhere. */
  append(text: string): void {
    this.#append(tight(text));
    this.end();
  }

  end(): void {
    if (this.#text !== '' && !this.#text.endsWith(FIELD_END)) this.#append(FIELD_END);
  }

  #append(text: string): void {
    this.#text += text;
    this.#length += lengthOf(text);
  }

  finish(): Pick<SearchDocument, 'text' | 'words' | 'passages'> {
    const words = [...this.#words].map(([word, weight]) => `'${word}':1${weight}`);
    return { text: this.#text, words: words.toSorted().join(' '), passages: this.#passages };
  }
}

function addFile(
  built: Builder,
  { name, caption, alternativeText }: Content['files'][number],
  text: string,
): void {
  built.add('file', [name, caption, alternativeText].filter(Boolean).join(' · '), { file: name, page: null });
  built.end();
  const pages = text.split('\f');
  pages.forEach((page, i) => {
    built.add('file', page, { file: name, page: pages.length > 1 ? i + 1 : null });
  });
  built.end();
}

/** @param texts see SearchSource */
export function searchDocument({ content, texts }: SearchSource): SearchDocument {
  const { title, summary, remarks, contact, fiscalYear, files } = content;
  const body = plainOf(content.body);
  const sources = content.sources.map((source) => [source.title, source.holder, source.note].join(' '));
  const built = new Builder();
  built.say('A', title);
  built.say('B', summary);
  built.say('C', [body, remarks, ...sources, contact.unit].join('\n'));
  built.say('D', files.map((file) => `${file.name} ${file.caption}\n${texts[file.sha256] ?? ''}`).join('\n'));
  for (const [part, text] of [
    ['summary', summary],
    ['body', body],
    ['remarks', remarks],
    ...sources.map((source) => ['source', source] as const),
  ] as const) {
    built.add(part, text);
    built.end();
  }
  for (const file of files) addFile(built, file, texts[file.sha256] ?? '');
  if (fiscalYear !== null)
    built.append(`ปีงบประมาณ${String(toBuddhistYear(fiscalYear))}fiscalyear${String(fiscalYear)}`);
  built.append(contact.unit);
  built.append(title);
  const fileTypes = [...new Set(files.map(({ mediaType }) => fileTypeOf(mediaType)))].toSorted();
  const { series, period } = seriesOf(content) ?? { series: null, period: null };
  return { title: tight(title), fileTypes, series, period, ...built.finish() };
}
