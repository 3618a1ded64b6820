import type { Finding, FindingPlace } from '../examination.ts';
import { asRead } from './asRead.ts';
import { detect } from './detect.ts';
import { keyMaker } from './findingKey.ts';
import { columnHeads, rowOf } from './headings.ts';
import { maskValue } from './maskValue.ts';
import type { FindOptions, Match, Piece } from './piece.ts';
import { textBuffer } from './textBuffer.ts';

/** Text is searched when so many characters have gathered. */
const FULL = 32_768;
/** The end of what was searched is searched again with what follows: no value and its label are longer. */
const TAIL = 400;
const LIMIT = 200;

export interface Found {
  readonly findings: Finding[];
  /** Findings beyond those listed. */
  readonly more: number;
}

/** Takes pieces as they are read and keeps no more of them than a window. Fits where text is poured out, as a sink. */
interface Finder {
  piece(piece: Piece): void;
  /** Something that is a finding by itself. */
  find(finding: Pick<Finding, 'kind' | 'place' | 'masked'>): void;
  finish(): Found;
}

/** Pieces of one group may hold a value together: those of one page, sheet, entry, part, field. */
const groupOf = ({ place, hidden }: Piece): string =>
  [place.entry, place.page, place.sheet, place.part, place.field, hidden].join('\u0000');

/** The heads of columns hold for one table: a hidden column between shown ones does not end it. */
const tableOf = ({ place }: Piece): string =>
  [place.entry, place.page, place.sheet, place.field].join('\u0000');

/** Collects findings with their keys; beyond the limit they are counted. */
function collector(options: FindOptions) {
  const key = keyMaker();
  const findings: Finding[] = [];
  let more = 0;
  return {
    add(finding: Omit<Finding, 'key'>, value?: string) {
      if (findings.length >= (options.limit ?? LIMIT)) {
        more += 1;
        return;
      }
      const digest = value === undefined ? undefined : options.digest?.(value);
      findings.push({ key: key(finding.kind, finding.place, digest), ...finding });
    },
    result: (): Found => ({ findings, more }),
  };
}

const NOWHERE: FindingPlace = {};

/** Takes the text that was searched, every value in it masked, whether it is hidden, and where it begins. */
type TakeMasked = (text: string, hidden: boolean, place: FindingPlace) => void;

/**
 * @param take gets what may be kept of the text: unlike `maskText` it knows the heads of columns, without which an
 *   account in a spreadsheet is only a number
 */
export function createFinder(options: FindOptions = {}, take?: TakeMasked): Finder {
  const found = collector(options);
  const heads = columnHeads();
  let buffer = textBuffer();
  let group = '';
  let table = '';
  let row = '';
  /** Matches that start before this were reported when the window stood further left. */
  let searched = 0;

  /** Up to here the text was given to `take`. */
  let given = 0;

  const give = (upTo: number): void => {
    const first = buffer.pieceAt(given);
    if (upTo > given) take?.(buffer.original(given, upTo), first?.hidden ?? false, first?.place ?? NOWHERE);
    given = Math.max(given, upTo);
  };
  const report = ({ kind, start, end }: Match): void => {
    const piece = buffer.pieceAt(start);
    const value = buffer.text.slice(start, end);
    const about = { kind, place: piece?.place ?? NOWHERE, hidden: piece?.hidden ?? false };
    const masked = maskValue(kind, value);
    give(start);
    take?.(masked, about.hidden, about.place);
    given = end;
    found.add({ ...about, masked }, value.replace(/[\s.-]/g, ''));
  };
  const search = (upTo: number): void => {
    for (const match of detect(buffer, options)) {
      if (match.start < searched || match.start >= upTo) continue;
      report(match);
      searched = match.end;
    }
    searched = Math.max(searched, upTo);
    give(upTo);
  };
  const slide = (): void => {
    const upTo = buffer.length - TAIL;
    search(upTo);
    const drop = Math.max(0, upTo - TAIL);
    buffer.drop(drop);
    searched -= drop;
    given -= drop;
  };
  const startAnew = (): void => {
    search(buffer.length);
    take?.('\n', false, NOWHERE);
    buffer = textBuffer();
    searched = 0;
    given = 0;
  };
  return {
    piece(piece) {
      const next = groupOf(piece);
      if (next !== group) startAnew();
      group = next;
      if (tableOf(piece) !== table) heads.forget();
      table = tableOf(piece);
      const nextRow = rowOf(piece.place);
      const isCell = piece.place.cell !== undefined;
      const heading = heads.of(piece);
      buffer.add(piece, heading, isCell && nextRow !== row ? '\n\n' : '\n');
      const turned = asRead(piece.text);
      if (turned !== null) buffer.add({ ...piece, text: turned }, heading, '\n');
      row = nextRow;
      if (buffer.length > FULL) slide();
    },
    find: (finding) => found.add({ hidden: true, ...finding }),
    finish() {
      startAnew();
      return found.result();
    },
  };
}
