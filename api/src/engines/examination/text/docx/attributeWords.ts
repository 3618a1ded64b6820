import type { Attributes } from '../office/xmlPart.ts';

/**
 * Words that stand in attributes: items and names of content controls (ECMA-376 part 1, 17.5.2), entries and help of the
 * older form fields (17.16), descriptions of pictures, what a link says when it is pointed at.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  listItem: ['displayText', 'value'],
  alias: ['val'],
  tag: ['val'],
  listEntry: ['val'],
  default: ['val'],
  helpText: ['val'],
  statusText: ['val'],
  docPr: ['descr', 'title'],
  hyperlink: ['tooltip'],
  fldSimple: ['instr'],
};
const LONGEST = 10_000;

/** The words that an element has in its attributes, each once; empty where there are none. */
export function attributeWords(name: string, attributes: Attributes): string {
  const words = (WORDS[name] ?? []).map((key) => attributes[key]?.trim() ?? '');
  const once = words.filter(
    (each, i) => each !== '' && !words.slice(0, i).some((other) => other.includes(each)),
  );
  return once.join('\n').slice(0, LONGEST);
}
