import { repairThai } from './repairThai.ts';
import type { Sink } from './textPiece.ts';

/** Characters of a piece. */
const LONGEST = 10_000;

/** Where a long text is cut: at the last blank before the end of the piece, so that no number is torn. */
function cutAt(text: string, from: number): number {
  if (text.length - from <= LONGEST) return text.length;
  const blank = text.lastIndexOf(' ', from + LONGEST);
  return blank > from ? blank : from + LONGEST;
}

/** A sink before `sink` that repairs the Thai of each piece and cuts long ones. */
export function repairing(sink: Sink): Sink {
  return {
    find: (finding) => sink.find({ ...finding, masked: finding.masked.slice(0, 200) }),
    piece(piece) {
      for (let from = 0, to = 0; from < piece.text.length; from = to) {
        to = cutAt(piece.text, from);
        const text = repairThai(piece.text.slice(from, to));
        if (text !== '') sink.piece({ ...piece, text });
      }
    },
  };
}
