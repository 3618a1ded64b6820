import { digitGroups, gapRule, type DigitGroup } from './digitGroups.ts';
import { introduction, nearestLabel, squeeze } from './labels.ts';
import type { Match, Scan } from './piece.ts';

const GAP = gapRule(/^(?: ?[-. ] ?)$/);
/** The number of a branch has three digits. */
const BRANCH = 3;
/** Digits that accounts of Thai banks have: 10 to 12 usually, 15 for some savings banks. */
const SHORTEST = 10;
const LONGEST = 15;
/** Accounts of offices and companies are published so that people can pay into them. */
const HOLDER =
  /(?:ชื่อบัญชี|accountname|นามบัญชี)[:"“(]*(?:เงิน|บัญชี)?[^\d]{0,25}?(?:สำนักงาน|โรงเรียน|สพป|สพม|กรม|กระทรวง|กองทุน|มูลนิธิ|สมาคม|สหกรณ์|เทศบาล|องค์การ|อบต|อบจ|ศูนย์|วิทยาลัย|มหาวิทยาลัย|บริษัท|บจก|หจก|ห้างหุ้นส่วน|โครงการ|รายได้)/;

/** The usual form of Thai accounts, 123-4-56789-0, right behind the name of a bank. */
const BANK =
  /(?:ธนาคาร|ธ\.)[^0-9]{0,25}$|(?:กรุงไทย|ออมสิน|กสิกร(?:ไทย)?|ไทยพาณิชย์|กรุงศรี|ธ\.?ก\.?ส\.?|ktb|scb|kbank)[^0-9]{0,6}$/;
const isBankStyle = (before: string, taken: readonly DigitGroup[]): boolean =>
  taken.map(({ digits }) => digits.length).join('-') === '3-1-5-1' && BANK.test(before);

/** The groups that go on from `i` as one number, at most a handful. */
function chain(groups: readonly DigitGroup[], i: number): DigitGroup[] {
  const taken: DigitGroup[] = [];
  for (let j = i; j < groups.length && taken.length < 8; j += 1) {
    const group = groups[j];
    if (!group || (j > i && !(group.gap !== null && GAP(group.gap)))) break;
    if (taken.reduce((n, g) => n + g.digits.length, group.digits.length) > LONGEST) break;
    taken.push(group);
  }
  return taken;
}

export function findBankAccounts(scan: Scan): Match[] {
  const groups = digitGroups(scan.text);
  const matches: Match[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    if ((groups[i]?.digits.length ?? 0) < BRANCH) continue;
    const taken = chain(groups, i);
    const [first, last] = [taken[0], taken.at(-1)];
    if (!first || !last || taken.reduce((n, g) => n + g.digits.length, 0) < SHORTEST) continue;
    const before = introduction(scan, first.start);
    if (nearestLabel(before) !== 'bank' && !isBankStyle(before, taken)) continue;
    if (HOLDER.test(before) || HOLDER.test(squeeze(scan.text.slice(last.end, last.end + 80)))) continue;
    matches.push({ kind: 'bank_account', start: first.start, end: last.end });
    i += taken.length - 1;
  }
  return matches;
}
