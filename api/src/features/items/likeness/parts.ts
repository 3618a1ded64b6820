import { eq, inArray } from 'drizzle-orm';
import { fileExaminations } from '@phoeiphrae/db/schema/files';
import type { Content } from '@phoeiphrae/shared/content';
import {
  joinPrints,
  placesOf,
  sketchOf,
  unpackPrint,
  type Sketch,
  type TextPrint,
} from '../../../engines/words/textPrint.ts';
import type { WordReader } from '../../../engines/words/wordReader.ts';
import type { Queryable } from '../../../office/deps.ts';

export type MakePrints = Pick<WordReader, 'print'>;

/** A part of a content by which it is known again: all of its words, the words of its form, its body, or one of its files. */
export interface Part {
  readonly part: 'whole' | 'words' | 'body' | 'file';
  /** Of a file. */
  readonly sha256: string | null;
  /** Below `/content/`. */
  readonly field: string;
  /** Nothing where there are no words, or too few to tell anything by themselves. */
  readonly sketch: Sketch | undefined;
}

/** A body or a file of fewer runs says "see the file attached", as many do. */
const LEAST = 60;
const alone = (print: TextPrint): Sketch | undefined =>
  placesOf(print) < LEAST ? undefined : sketchOf(print);

/**
 * The parts of a content, with the prints of its files read from the database.
 * @throws {WordsBusyError} when more long texts are to be read than can be waited for.
 */
export async function partsOf(db: Queryable, content: Content, words: MakePrints): Promise<Part[]> {
  const hashes = content.files.map(({ sha256 }) => sha256);
  return partsWith(await filePrints(db, hashes, words), content, words);
}

/**
 * A text that moves from the body into a file, or from one field to another, stays a part of the whole; one that is
 * joined to another title, or put beside other files, stays a part by itself.
 * @param ofFiles of those that were read, by digest
 * @throws {WordsBusyError} when more long texts are to be read than can be waited for.
 */
export async function partsWith(
  ofFiles: ReadonlyMap<string, TextPrint>,
  content: Content,
  words: MakePrints,
): Promise<Part[]> {
  const { title, summary, body, remarks, externalLink, files } = content;
  const head = await words.print(`${title}\n${summary}`);
  const text = await words.print(body);
  const rest = await words.print(`${remarks}\n${externalLink.kind === 'url' ? externalLink.url : ''}`);
  const all = files.flatMap(({ sha256 }) => ofFiles.get(sha256) ?? []);
  const field = body === '' ? 'title' : 'body';
  return [
    { part: 'whole', sha256: null, field, sketch: sketchOf(joinPrints([head, text, rest, ...all])) },
    { part: 'words', sha256: null, field, sketch: sketchOf(joinPrints([head, text])) },
    { part: 'body', sha256: null, field: 'body', sketch: alone(text) },
    ...files.map(({ sha256 }, i): Part => {
      const print = ofFiles.get(sha256);
      return { part: 'file', sha256, field: `files/${String(i)}`, sketch: print && alone(print) };
    }),
  ];
}

/** Of each file that was read; what was examined before there were prints is read now. */
export async function filePrints(
  db: Queryable,
  hashes: readonly string[],
  words: MakePrints,
): Promise<Map<string, TextPrint>> {
  if (hashes.length === 0) return new Map();
  const { sha256, print } = fileExaminations;
  const rows = await db
    .select({ sha256, print })
    .from(fileExaminations)
    .where(inArray(sha256, [...hashes]));
  const prints = new Map<string, TextPrint>();
  for (const row of rows)
    prints.set(
      row.sha256,
      row.print === null ? await printNow(db, row.sha256, words) : unpackPrint(row.print),
    );
  return prints;
}

async function printNow(db: Queryable, hash: string, words: MakePrints): Promise<TextPrint> {
  const { sha256, maskedText } = fileExaminations;
  const [row] = await db.select({ maskedText }).from(fileExaminations).where(eq(sha256, hash));
  return words.print(row?.maskedText ?? '');
}
