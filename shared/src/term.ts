import Type from 'typebox';

export const STANDINGS = ['past', 'current', 'future'] as const;
export const Standing = Type.Enum(STANDINGS, { description: 'Whether it holds today in Bangkok.' });
export type Standing = (typeof STANDINGS)[number];

/** Where a term stands on a day; both ends belong to it. One that ends before it begins was revoked and is past. */
export function standingOn(today: string, term: { validFrom: string; validTo: string | null }): Standing {
  const revoked = term.validTo !== null && term.validTo < term.validFrom;
  if (term.validFrom > today && !revoked) return 'future';
  return revoked || (term.validTo !== null && term.validTo < today) ? 'past' : 'current';
}
