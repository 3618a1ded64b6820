import type { FindingPlace } from '@phoeiphrae/shared/examination';
import { attributeWords } from '../office/attributeWords.ts';
import type { XmlHandler } from '../office/xmlPart.ts';
import type { Sink } from '../textPiece.ts';
import { looks } from './looks.ts';
import { nesting } from './nesting.ts';
import { emptyParagraph, emptyTable, endCell, headOf, type Paragraph, type Table } from './paragraphs.ts';

/** How often something that a reader does not see was met. */
export interface Unseen {
  hidden: number;
  deleted: number;
  inserted: number;
}

interface StoryOptions {
  readonly sink: Sink;
  readonly place: FindingPlace;
  /** Whether the whole part is out of sight: comments. */
  readonly hidden: boolean;
  readonly hiddenStyles: ReadonlySet<string>;
  /** Word marks where its pages ended; others do not. */
  readonly countsPages: boolean;
}

const LONGEST = 10_000;
/** Elements that stand for signs. */
const SIGNS: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Reads one story of a WordprocessingML file: body, header, footnotes, comments (ECMA-376 part 1, 17). */
export function story(options: StoryOptions, unseen: Unseen): XmlHandler {
  const nest = nesting();
  const look = looks(nest, options.hiddenStyles);
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  const give = paragraphGiver(options, unseen);
  let page = 1;

  const flush = (paragraph: Paragraph): void => {
    const table = tables.at(-1);
    if (table && !nest.inside('shape') && table.cell.length < LONGEST) table.cell += paragraph.shown;
    const twin = nest.inside('choice') ? 'first' : nest.inside('fallback') ? 'second' : 'none';
    give(paragraph, { page, heading: headOf(table), twin });
    Object.assign(paragraph, emptyParagraph());
  };
  /** What a shape or the style of a table paints behind its text is not known. */
  const onKnownGround = (): boolean => !nest.inside('shape') && !tables.some((table) => table.styled);
  const put = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph) return;
    const isUnseen = look.hidden() || (look.white() && onKnownGround());
    paragraph[nest.inside('deleted') ? 'deleted' : isUnseen ? 'hidden' : 'shown'] += text;
    if (paragraph.shown.length > LONGEST) flush(paragraph);
  };
  const openers: Readonly<Record<string, () => void>> = {
    p: () => void paragraphs.push(emptyParagraph()),
    tbl: () => void tables.push(emptyTable()),
    tblStyle: () => void Object.assign(tables.at(-1) ?? {}, { styled: true }),
    tr: () => void Object.assign(tables.at(-1) ?? {}, { row: (tables.at(-1)?.row ?? 0) + 1, column: 0 }),
    lastRenderedPageBreak: () => void (page += 1),
    ins: () => void (unseen.inserted += 1),
  };
  const closers: Readonly<Record<string, () => void>> = {
    p: () => flush(paragraphs.pop() ?? emptyParagraph()),
    tc: () => endCell(tables.at(-1) ?? emptyTable(), look.span()),
    tbl: () => void tables.pop(),
  };
  return {
    open(name, attributes) {
      if (!nest.open(name)) return;
      look.open(name, attributes);
      const words = attributeWords(name, attributes);
      if (words !== '')
        options.sink.piece({ text: words, place: { ...options.place, part: 'hidden' }, hidden: true });
      if (nest.inside('properties')) return;
      openers[name]?.();
      if (SIGNS[name] !== undefined && nest.inside('run')) put(SIGNS[name]);
    },
    text: (text) => {
      if (nest.inside('text')) put(text);
    },
    close(name) {
      if (nest.close(name)) closers[name]?.();
    },
  };
}

interface About {
  readonly page: number;
  readonly heading: string | undefined;
  /** A drawing stands twice, in its newer and its older form. */
  readonly twin: 'none' | 'first' | 'second';
}

/** Gives a paragraph to the sink, parted by who can see it. */
function paragraphGiver({ sink, place, hidden, countsPages }: StoryOptions, unseen: Unseen) {
  const newer = new Set<string>();
  return (paragraph: Paragraph, { page, heading, twin }: About): void => {
    const at = { ...place, ...(countsPages ? { page } : {}) };
    if (twin === 'first') newer.add(paragraph.shown);
    const repeated = twin === 'second' && newer.has(paragraph.shown);
    if (paragraph.shown.trim() !== '' && !repeated) {
      sink.piece({ text: paragraph.shown, place: at, hidden: hidden || twin === 'second', heading });
    }
    if (paragraph.hidden.trim() !== '') {
      unseen.hidden += 1;
      sink.piece({ text: paragraph.hidden, place: { ...at, part: 'hidden' }, hidden: true, heading });
    }
    if (paragraph.deleted.trim() !== '') {
      unseen.deleted += 1;
      sink.piece({
        text: paragraph.deleted,
        place: { ...at, part: 'tracked_change' },
        hidden: true,
        heading,
      });
    }
  };
}
