import { findBankAccounts } from './bankAccount.ts';
import { findBirthDates } from './birthDate.ts';
import { findLaserCodes, findPassports } from './cardCodes.ts';
import { findEmails } from './email.ts';
import { findHomeAddresses } from './homeAddress.ts';
import { findNationalIds } from './nationalId.ts';
import { findPhones } from './phone.ts';
import type { FindOptions, Match, Scan } from './piece.ts';

/** In this order: of two that share characters the earlier one stands. */
const DETECTORS: readonly ((scan: Scan, options: FindOptions) => Match[])[] = [
  findNationalIds,
  findLaserCodes,
  findPassports,
  findBirthDates,
  findBankAccounts,
  findPhones,
  findEmails,
  findHomeAddresses,
];

/** Matches in order of their start that do not overlap; `kept` is in such order already. */
function merge(kept: readonly Match[], found: readonly Match[]): Match[] {
  const out: Match[] = [];
  let k = 0;
  for (const match of found.toSorted((a, b) => a.start - b.start)) {
    for (let next = kept[k]; next && next.end <= match.start; next = kept[++k]) out.push(next);
    const [next, last] = [kept[k], out.at(-1)];
    if ((!next || next.start >= match.end) && (!last || last.end <= match.start)) out.push(match);
  }
  return [...out, ...kept.slice(k)];
}

const isOfficeContact = (value: string, options: FindOptions): boolean => {
  const digits = value.replace(/[^0-9]/g, '');
  return (
    digits.length >= 9 &&
    (options.officeContacts ?? []).some((contact) => contact.replace(/[^0-9]/g, '') === digits)
  );
};

/** All personal data in folded text, in order, without overlaps. Takes time in proportion to the length. */
export function detect(scan: Scan, options: FindOptions): Match[] {
  return DETECTORS.reduce<Match[]>((kept, find) => merge(kept, find(scan, options)), []).filter(
    ({ kind, start, end }) => kind !== 'phone' || !isOfficeContact(scan.text.slice(start, end), options),
  );
}
