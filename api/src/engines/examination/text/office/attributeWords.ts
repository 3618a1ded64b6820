import type { FindingPlace } from '@phoeiphrae/shared/examination';
import type { Sink } from '../textPiece.ts';
import type { Attributes, XmlHandler } from './xmlPart.ts';

/**
 * Words that stand in attributes: items and names of content controls (ECMA-376 part 1, 17.5.2), entries and help of the
 * older form fields (17.16), descriptions of pictures, what a link or a cell says when it is pointed at; the items of
 * OpenDocument's lists.
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
  hyperlink: ['tooltip', 'display'],
  cNvPr: ['descr', 'title'],
  dataValidation: ['promptTitle', 'prompt', 'errorTitle', 'error'],
  label: ['value', 'current-value'],
  item: ['label'],
  option: ['label', 'value'],
  'content-validation': ['condition'],
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

/** A handler that gives such words to the sink, unseen, besides what it does. */
export const withAttributeWords = (
  handler: XmlHandler,
  sink: Sink,
  place: FindingPlace = {},
): XmlHandler => ({
  ...handler,
  open(name, attributes) {
    const text = attributeWords(name, attributes);
    if (text !== '') sink.piece({ text, place: { ...place, part: 'hidden' }, hidden: true });
    handler.open?.(name, attributes);
  },
});
