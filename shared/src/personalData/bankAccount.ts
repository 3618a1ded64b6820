import { digitGroups, type DigitGroup } from './digitGroups.ts';
import { introduction, nearestLabel, squeeze } from './labels.ts';
import type { Match, Scan } from './piece.ts';

const GAP = /^(?: ?[-. ] ?)$/;
/** Digits that accounts of Thai banks have: 10 to 12 usually, 15 for some savings banks. */
const SHORTEST = 10;
const LONGEST = 15;
/** Accounts of offices and companies are published so that people can pay into them. */
const HOLDER =
  /(?:ชื่อบัญชี|accountname|นามบัญชี)[:"“(]*(?:เงิน|บัญชี)?[^\d]{0,25}?(?:สำนักงาน|โรงเรียน|สพป|สพม|กรม|กระทรวง|กองทุน|มูลนิธิ|สมาคม|สหกรณ์|เทศบาล|องค์การ|อบต|อบจ|ศูนย์|วิทยาลัย|มหาวิทยาลัย|บริษัท|บจก|หจก|ห้างหุ้นส่วน|โครงการ|รายได้)/;

/** The groups that go on from `i` as one number, at most a handful. */
function chain(groups: readonly DigitGroup[], i: number): DigitGroup[] {
  const taken: DigitGroup[] = [];
  for (let j = i; j < groups.length && taken.length < 8; j += 1) {
    const group = groups[j];
    if (!group || (j > i && !(group.gap !== null && GAP.test(group.gap)))) break;
    if (taken.reduce((n, g) => n + g.digits.length, group.digits.length) > LONGEST) break;
    taken.push(group);
  }
  return taken;
}

export function findBankAccounts(scan: Scan): Match[] {
  const groups = digitGroups(scan.text);
  const matches: Match[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    const taken = chain(groups, i);
    const [first, last] = [taken[0], taken.at(-1)];
    if (!first || !last || taken.reduce((n, g) => n + g.digits.length, 0) < SHORTEST) continue;
    const before = introduction(scan, first.start);
    if (nearestLabel(before) !== 'bank') continue;
    if (HOLDER.test(before) || HOLDER.test(squeeze(scan.text.slice(last.end, last.end + 80)))) continue;
    matches.push({ kind: 'bank_account', start: first.start, end: last.end });
    i += taken.length - 1;
  }
  return matches;
}
