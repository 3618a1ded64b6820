import { partNamed, readPart, type Package } from '../office/parts.ts';

/** Characters that are kept in memory; what comes after them is given on without its cell. */
const KEPT = 32_000_000;
const LONGEST = 32_767;

/** The texts that cells refer to by number. */
export async function readSharedStrings(file: Package): Promise<string[]> {
  const strings: string[] = [];
  let kept = 0;
  let text = '';
  let inText = false;
  let reading = false;
  await readPart(file, partNamed(file, 'xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      // The reading aid of Japanese text is no part of it.
      if (name === 'rPh') reading = true;
      inText = name === 't' && !reading;
    },
    text: (more) => {
      if (inText && text.length < LONGEST) text += more;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') reading = false;
      if (name !== 'si') return;
      kept += text.length;
      if (kept <= KEPT) strings.push(text);
      else file.sink.piece({ text, place: { part: 'body' }, hidden: false });
    },
  });
  return strings;
}
