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

/** A form feed at the start counts: it says that the first page has no text. */
const withoutBlankEnds = (text: string): string => text.replace(/^[ \n]+/, '').trimEnd();

/** Takes what is read and keeps only what may be kept: findings with their values masked, and masked text for search, a form feed where a page begins. */
export function collector({ officeDomains, officeContacts }: ExaminedAs): Collector {
  const options: FindOptions = {
    limit: LIMITS.findings,
    ...(officeDomains ? { officeDomains } : {}),
    ...(officeContacts ? { officeContacts } : {}),
  };
  const shown: string[] = [];
  let length = 0;
  let page = 1;
  const finder = createFinder(options, (text, hidden, place) => {
    // What a reader does not see is not found by a search either.
    if (hidden || length >= LIMITS.maskedText) return;
    if (place.entry === undefined && place.page !== undefined && place.page > page) {
      shown.push('\f'.repeat(place.page - page));
      page = place.page;
    }
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
      const words =
        verdict === 'accepted' ? withoutBlankEnds(shown.join('')).slice(0, LIMITS.maskedText) : '';
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
