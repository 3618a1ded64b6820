import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '@phoeiphrae/shared/examination';
import { createFinder } from '@phoeiphrae/shared/personalData/finder';
import { extractText } from '../extractText.ts';
import type { TextOutcome, TextPiece } from '../textPiece.ts';

export interface Read extends TextOutcome {
  readonly pieces: readonly TextPiece[];
  readonly findings: readonly Finding[];
  /** Kind, place and mask of each finding in one line, for comparing. */
  readonly said: readonly string[];
  /** All text that a reader sees. */
  readonly shown: string;
}

/** A natural person's number with a right check digit that belongs to nobody we know. */
export const SOMEONE = '1103702071811';

const placeOf = ({ place }: Finding): string =>
  Object.values({
    page: place.page,
    line: place.line,
    sheet: place.sheet,
    cell: place.cell,
    part: place.part,
  })
    .filter((each) => each !== undefined)
    .join(' ');

/** Examines bytes as the worker does: text out of them, findings out of the text. */
export async function readAll(bytes: Uint8Array, mediaType: string): Promise<Read> {
  const folder = await mkdtemp(path.join(tmpdir(), 'text-'));
  const file = path.join(folder, 'file');
  await writeFile(file, bytes);
  const finder = createFinder();
  const pieces: TextPiece[] = [];
  const outcome = await extractText(file, mediaType, {
    piece: (piece) => {
      pieces.push(piece);
      finder.piece(piece);
    },
    find: (finding) => finder.find(finding),
  });
  await rm(folder, { recursive: true });
  const { findings } = finder.finish();
  const said = findings.map(
    (each) => `${each.kind} ${placeOf(each)} ${each.hidden ? 'hidden' : 'shown'} ${each.masked}`,
  );
  const shown = pieces.filter(({ hidden }) => !hidden).map(({ text }) => text);
  return { ...outcome, pieces, findings, said, shown: shown.join('\n') };
}
