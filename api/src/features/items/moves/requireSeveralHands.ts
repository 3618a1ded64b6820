import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ProblemException } from '../../../http/problem.ts';
import type { Queryable } from '../../../office/deps.ts';
import { commonHand } from '../../../office/power/hands.ts';
import type { RevisionFacts } from '../rules/facts.ts';

const ONE_HAND: Bilingual = {
  th: 'บัญชีที่จัดทำและพิจารณาเรื่องนี้ทั้งหมด คนเดียวเปิดใช้ได้ ต้องออกรหัสผ่านใหม่ให้ผู้อนุมัติโดยสองคนก่อน',
  en: 'One person can open every account that prepared and decided this: the approver needs a new password, handed out by two people.',
};

/**
 * Four eyes are by person, and a person is more than an account: whoever saw the one-time passwords of all accounts
 * that had a hand in a revision could be behind each of them. A decision on paper was recorded by one hand and compared
 * by another.
 * @param userId who is about to approve
 * @throws {ProblemException} 403 when one person could be behind all of them.
 */
export async function requireSeveralHands(
  db: Queryable,
  { row, contributors, decisions }: RevisionFacts,
  userId: string,
): Promise<void> {
  const taken = decisions.filter(({ round }) => round === row.round);
  if (taken.some(({ signature }) => signature?.class === 'paper')) return;
  const deciders = taken.flatMap(({ decidedBy }) => decidedBy ?? []);
  const accounts = [userId, ...contributors.map((entry) => entry.userId), ...deciders];
  if ((await commonHand(db, accounts)).length === 0) return;
  throw new ProblemException('four-eyes', { sentence: ONE_HAND });
}
