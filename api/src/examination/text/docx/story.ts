import type { FindingPlace } from '@phoeiphrae/shared/examination';
import type { Attributes, XmlHandler } from '../office/xmlPart.ts';
import type { Sink } from '../textPiece.ts';
import { emptyParagraph, emptyTable, endCell, headOf, type Paragraph, type Table } from './paragraphs.ts';
import { isShade, readRunProperty, type RunLook } from './runs.ts';

/** How often something that a reader does not see was met. */
export interface Unseen {
  hidden: number;
  deleted: number;
  inserted: number;
}

export interface StoryOptions {
  readonly sink: Sink;
  readonly place: FindingPlace;
  /** Whether the whole part is out of sight: comments. */
  readonly hidden: boolean;
  readonly hiddenStyles: ReadonlySet<string>;
  /** Word marks where its pages ended; others do not. */
  readonly countsPages: boolean;
}

const LONGEST = 10_000;
/** What a w:pict or a w:drawing draws behind its text is not known. */
const SHAPES = new Set(['txbxContent']);
const MOVED_AWAY = new Set(['del', 'moveFrom']);

/** Reads one story of a WordprocessingML file: body, header, footnotes, comments (ECMA-376 part 1, 17). */
export function story(options: StoryOptions, unseen: Unseen): XmlHandler {
  const { sink, hiddenStyles } = options;
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  /** Paragraphs of the newer form of a drawing: the older form that follows repeats them. */
  const newer = new Set<string>();
  const depth = { deleted: 0, run: 0, properties: 0, change: 0, shape: 0, fallback: 0, choice: 0, text: 0 };
  const look: RunLook & { span: number; cellShade: boolean; lineShade: boolean; lineHidden: boolean } = {
    hidden: false,
    white: false,
    shaded: false,
    span: 1,
    cellShade: false,
    lineShade: false,
    lineHidden: false,
  };
  let page = 1;

  const placeNow = (part?: FindingPlace['part']): FindingPlace => ({
    ...options.place,
    ...(options.countsPages ? { page } : {}),
    ...(part ? { part } : {}),
  });
  const isUnseen = (): boolean =>
    look.hidden ||
    look.lineHidden ||
    (look.white &&
      !look.shaded &&
      !look.cellShade &&
      !look.lineShade &&
      depth.shape === 0 &&
      !tables.some((table) => table.styled));
  const put = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph) return;
    if (depth.deleted > 0) paragraph.deleted += text;
    else if (isUnseen()) paragraph.hidden += text;
    else paragraph.shown += text;
    if (paragraph.shown.length > LONGEST) flush(paragraph);
  };
  const flush = (paragraph: Paragraph): void => {
    const { shown, hidden, deleted } = paragraph;
    Object.assign(paragraph, emptyParagraph());
    if (depth.choice > 0) newer.add(shown);
    const repeated = depth.fallback > 0 && newer.has(shown);
    const table = tables.at(-1);
    if (table && depth.shape === 0 && table.cell.length < LONGEST) table.cell += shown;
    const heading = headOf(table);
    if (shown.trim() !== '' && !repeated) {
      sink.piece({ text: shown, place: placeNow(), hidden: options.hidden || depth.fallback > 0, heading });
    }
    if (hidden.trim() !== '') {
      unseen.hidden += 1;
      sink.piece({ text: hidden, place: placeNow('hidden'), hidden: true, heading });
    }
    if (deleted.trim() !== '') {
      unseen.deleted += 1;
      sink.piece({ text: deleted, place: placeNow('tracked_change'), hidden: true, heading });
    }
  };
  const startRun = (): void => {
    Object.assign(look, { hidden: false, white: false, shaded: false });
  };
  const opens: Readonly<Record<string, (attributes: Attributes) => void>> = {
    p: () => {
      paragraphs.push(emptyParagraph());
      Object.assign(look, { lineShade: false, lineHidden: false });
    },
    r: startRun,
    tab: () => put(' '),
    br: () => put('\n'),
    cr: () => put('\n'),
    noBreakHyphen: () => put('-'),
    lastRenderedPageBreak: () => void (page += 1),
    tbl: () => tables.push(emptyTable()),
    tr: () => {
      const table = tables.at(-1);
      if (table) Object.assign(table, { row: table.row + 1, column: 0 });
    },
    tc: () => void Object.assign(look, { cellShade: false, span: 1 }),
    gridSpan: ({ val }) => void (look.span = Math.min(64, Math.max(1, Number(val) || 1))),
    pStyle: ({ val }) => void (look.lineHidden = hiddenStyles.has(val ?? '')),
    ins: () => void (unseen.inserted += 1),
  };
  return {
    open(name, attributes) {
      if (name.endsWith('PrChange')) depth.change += 1;
      if (depth.change > 0) return;
      if (MOVED_AWAY.has(name) && depth.properties === 0) depth.deleted += 1;
      if (SHAPES.has(name)) depth.shape += 1;
      if (name === 'Fallback') depth.fallback += 1;
      if (name === 'Choice') depth.choice += 1;
      if (name === 't' || name === 'delText' || name === 'instrText') depth.text += 1;
      if (name === 'tblStyle') {
        const table = tables.at(-1);
        if (table) table.styled = true;
      }
      if (name === 'shd' && depth.properties === 0) {
        if (paragraphs.length > 0 && depth.run === 0) look.lineShade ||= isShade(attributes);
        else look.cellShade ||= isShade(attributes);
      }
      if (name === 'r') depth.run += 1;
      if (name === 'rPr') depth.properties += 1;
      if (depth.run > 0 && depth.properties > 0) readRunProperty(look, name, attributes, hiddenStyles);
      else if (depth.properties === 0) opens[name]?.(attributes);
    },
    text: (text) => {
      if (depth.text > 0 && depth.change === 0) put(text);
    },
    close(name) {
      if (name.endsWith('PrChange')) depth.change -= 1;
      if (depth.change > 0) return;
      if (MOVED_AWAY.has(name) && depth.properties === 0) depth.deleted -= 1;
      if (SHAPES.has(name)) depth.shape -= 1;
      if (name === 'Fallback') depth.fallback -= 1;
      if (name === 'Choice') depth.choice -= 1;
      if (name === 't' || name === 'delText' || name === 'instrText') depth.text -= 1;
      if (name === 'r') depth.run -= 1;
      if (name === 'rPr') depth.properties -= 1;
      if (name === 'p') {
        const paragraph = paragraphs.pop();
        if (paragraph) flush(paragraph);
      }
      const table = tables.at(-1);
      if (name === 'tc' && table) endCell(table, look.span);
      if (name === 'tbl') tables.pop();
    },
  };
}
