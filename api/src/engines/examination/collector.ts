import type { Refusal } from '@phoeiphrae/shared/examination';
import { createFinder } from '@phoeiphrae/shared/personalData/finder';
import type { FindOptions } from '@phoeiphrae/shared/personalData/piece';
import type { ExaminedAs, ExaminedFile, PagePicture } from './examination.ts';
import { LIMITS } from './limits.ts';
import type { Sink, TextOutcome } from './text/textPiece.ts';

interface Collector {
  readonly sink: Sink;
  finish(
    mediaType: string,
    outcome: TextOutcome,
    refusals: readonly Refusal[],
    pictures: readonly PagePicture[],
  ): ExaminedFile;
}

/** Takes what is read and keeps only what may be kept: findings with their values masked, and masked text for search. */
export function collector({ officeDomains, officeContacts }: ExaminedAs): Collector {
  const options: FindOptions = {
    limit: LIMITS.findings,
    ...(officeDomains ? { officeDomains } : {}),
    ...(officeContacts ? { officeContacts } : {}),
  };
  const shown: string[] = [];
  let length = 0;
  const finder = createFinder(options, (text, hidden) => {
    // What a reader does not see is not found by a search either.
    if (hidden || length >= LIMITS.maskedText) return;
    shown.push(text);
    length += text.length;
  });
  return {
    sink: {
      piece: (read) => finder.piece(read),
      find: (finding) => finder.find({ ...finding, masked: finding.masked.slice(0, 200) }),
    },
    finish: (mediaType, { text, pages }, refusals, pictures) => {
      const { findings, more } = finder.finish();
      const verdict = refusals.length === 0 ? 'accepted' : 'refused';
      const words = verdict === 'accepted' ? shown.join('').trim().slice(0, LIMITS.maskedText) : '';
      return {
        examination: {
          verdict,
          mediaType,
          refusals: [...refusals],
          text,
          findings,
          moreFindings: more,
          pages,
        },
        maskedText: words,
        pictures,
      };
    },
  };
}
