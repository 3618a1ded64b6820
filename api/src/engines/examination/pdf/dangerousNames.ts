import { createReadStream } from 'node:fs';
import { Refused } from '../refused.ts';

/**
 * Names of actions and objects that run, send or hide something (ISO 32000-2, 7.11.4, 12.6.4, 13). They are too long to
 * stand in packed data by chance.
 */
export const DANGEROUS: Readonly<Record<string, 'active_content' | 'embedded_files'>> = {
  JavaScript: 'active_content',
  Launch: 'active_content',
  SubmitForm: 'active_content',
  ImportData: 'active_content',
  RichMedia: 'active_content',
  Rendition: 'active_content',
  GoToE: 'active_content',
  EmbeddedFile: 'embedded_files',
  EmbeddedFiles: 'embedded_files',
};

const hex = (letter: string) => letter.charCodeAt(0).toString(16);
/** A letter of a name may be written as # and its code: /J#61vaScript is /JavaScript. */
const anyWriting = (name: string) =>
  Array.from(name)
    .map(
      (letter) =>
        `(?:${letter}|#${hex(letter).replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`,
    )
    .join('');
const LONGEST_NAME = 64;
const NAMES = new RegExp(
  `/(?:${Object.keys(DANGEROUS)
    .map((name) => `(${anyWriting(name)})`)
    .join('|')})(?![A-Za-z0-9_.\\-#])`,
);

/** Looks at every byte of the file, whatever its structure says is in use. @throws Refused */
export async function refuseDangerousNames(path: string): Promise<void> {
  let rest = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const text = rest + chunk.toString('latin1');
    const found = NAMES.exec(text);
    if (found) refuse(found);
    rest = text.slice(-LONGEST_NAME);
  }
}

function refuse(found: RegExpExecArray): never {
  const groups: (string | undefined)[] = found.slice(1);
  const name = Object.keys(DANGEROUS)[groups.findIndex((group) => group !== undefined)] ?? '';
  throw new Refused(DANGEROUS[name] ?? 'active_content', name);
}
