import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

/** Seats are written by hand and small; the database keeps far more, but none of it is meant. */
const LAST_SEAT = 99;

/** A committee has one chair. An office may do without a committee. */
export function committeeFaults({ committee }: Policy): PolicyFault[] {
  const chairs = committee.flatMap(({ office }, i) => (office === 'chair' ? [i] : []));
  const more = chairs
    .slice(1)
    .map((i) =>
      policyFault(
        `/committee/${String(i)}/office`,
        'chair',
        ['เป็นประธานคนที่สอง', 'ใช้ "member" หรือ "secretary"'],
        ['is a second chair', 'use "member" or "secretary"'],
      ),
    );
  const none =
    committee.length > 0 && chairs.length === 0
      ? [
          policyFault(
            '/committee',
            committee.map(({ office }) => office),
            ['ไม่มีประธาน', 'กำหนด office ของตำแหน่งหนึ่งเป็น "chair"'],
            ['has no chair', 'make the office of one seat "chair"'],
          ),
        ]
      : [];
  const high = committee.flatMap(({ seat }, i) =>
    seat <= LAST_SEAT
      ? []
      : [
          policyFault(
            `/committee/${String(i)}/seat`,
            seat,
            ['เป็นเลขตำแหน่งที่มากเกินไป', `ใช้เลข 1–${String(LAST_SEAT)}`],
            ['is too high a number for a seat', `use 1 to ${String(LAST_SEAT)}`],
          ),
        ],
  );
  return [...more, ...none, ...high];
}
