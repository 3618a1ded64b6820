import type { PublicVersion } from '@phoeiphrae/shared/publicItem';

/** The revision before it that may be read; undefined where there is none. */
export const earlierOf = ({
  revisionNumber,
  revisions,
}: Pick<PublicVersion, 'revisionNumber' | 'revisions'>): number | undefined =>
  revisions.find(({ number, ended }) => number < revisionNumber && (ended === null || ended === 'superseded'))
    ?.number;
