import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Found } from '@phoeiphrae/shared/personalData/finder';
import type { SearchDocument, SearchSource } from '@phoeiphrae/shared/search/searchDocument';
import { unpackPrint, type TextPrint } from './textPrint.ts';
import { wordThread } from './thread.ts';
import { doWordTask, type OfficeContacts, type WordResult, type WordTask } from './wordTasks.ts';

/**
 * Reads the words of items: makes rich text fit to be stored, finds personal data, makes prints and what a text is found by.
 * Long words are read in a thread.
 */
export interface WordReader {
  /** Rich text as it is stored. @throws {IntricateBody} {WordsBusyError} */
  clean(html: string): Promise<string>;
  /** Personal data in fields by their names, in their order. @throws {WordsBusyError} */
  find(fields: Readonly<Record<string, string>>, contacts: OfficeContacts): Promise<Found>;
  /** By which nearly equal texts are found. @throws {WordsBusyError} */
  print(words: string): Promise<TextPrint>;
  /** By what a published text is found. @throws {WordsBusyError} */
  index(source: SearchSource): Promise<SearchDocument>;
  close(): Promise<void>;
}

/** The longest text that is read where requests are served, in UTF-16 units: it takes ten milliseconds at the worst. */
const SHORT = 4_000;
/** As many long texts as have their findings, and their prints, remembered; screens ask for the same ones again and again. */
const REMEMBERED = 300;
/** As many findings as are listed of one item. */
const LISTED = 200;

const merged = (all: readonly Found[]): Found => {
  const findings = all.flatMap((found) => found.findings);
  const more = all.reduce((sum, found) => sum + found.more, 0);
  return { findings: findings.slice(0, LISTED), more: more + Math.max(0, findings.length - LISTED) };
};

/** @param secret keys the digests of values that are found */
export function createWordReader(secret: string): WordReader {
  const thread = wordThread(secret);
  const remembered = new Map<string, Found>();
  const prints = new Map<string, string>();

  /** Short words at once, but never many of them without letting others in between. */
  const read = async (task: WordTask, length: number): Promise<WordResult> => {
    if (length > SHORT) return thread.run(task);
    await breathe();
    return doWordTask(task, secret);
  };
  const remember = <T>(kept: Map<string, T>, key: string, result: T): T => {
    const [oldest] = kept.size >= REMEMBERED ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, result);
    return result;
  };
  const findIn = async (field: string, words: string, contacts: OfficeContacts): Promise<Found> => {
    const find = async () => (await read({ kind: 'find', field, words, contacts }, words.length)) as Found;
    if (words.length <= SHORT) return find();
    const hash = createHash('sha256')
      .update(JSON.stringify([field, contacts]))
      .update(words);
    const key = hash.digest('base64url');
    return remembered.get(key) ?? remember(remembered, key, await find());
  };
  const printOf = async (words: string): Promise<string> => {
    const make = async () => (await read({ kind: 'print', words }, words.length)) as string;
    if (words.length <= SHORT) return make();
    const key = createHash('sha256').update(words).digest('base64url');
    return prints.get(key) ?? remember(prints, key, await make());
  };
  return {
    clean: async (html) => (await read({ kind: 'clean', html }, html.length)) as string,
    async find(fields, contacts) {
      const all: Found[] = [];
      for (const [field, words] of Object.entries(fields)) {
        if (words.trim() !== '') all.push(await findIn(field, words, contacts));
      }
      return merged(all);
    },
    index: async (source) => {
      const texts = Object.values(source.texts).reduce((sum, text) => sum + text.length, 0);
      return (await read({ kind: 'index', source }, source.content.body.length + texts)) as SearchDocument;
    },
    print: async (words) => unpackPrint(await printOf(words)),
    close: () => thread.close(),
  };
}
