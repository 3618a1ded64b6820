import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';
import type { Demand } from '../rule.ts';
import { TRACKS } from '../tracks.ts';

/** Without these, information would go out unseen by anyone but its writer. */
const NEEDED: readonly (readonly [Demand, th: string, en: string])[] = [
  ['approval_signed', 'การอนุมัติ', 'approval'],
  ['self_check_answered', 'แบบตรวจสอบก่อนเผยแพร่', 'the self-check'],
  ['form_complete', 'แบบฟอร์มที่ครบถ้วน', 'a complete form'],
];

/** What no rule demands, and tracks without a question of the self-check. */
export function demandFaults(policy: Policy): PolicyFault[] {
  return [...undemanded(policy), ...unaskedTracks(policy)];
}

function undemanded({ rules }: Policy): PolicyFault[] {
  const demanded = rules.flatMap(({ demands }) => demands);
  return NEEDED.filter(([demand]) => !demanded.includes(demand)).map(([demand, th, en]) =>
    policyFault(
      '/rules',
      rules.map(({ number }) => number),
      [`ไม่มีข้อใดกำหนดให้มี${th}`, `เติม "${demand}" ใน demands ของข้อหนึ่ง`],
      [`nowhere demand ${en}`, `add "${demand}" to the demands of one of them`],
    ),
  );
}

function unaskedTracks({ categories, selfCheck }: Policy): PolicyFault[] {
  return TRACKS.filter(
    (track) =>
      categories.some((category) => category.track === track) &&
      !selfCheck.some(({ tracks }) => tracks.includes(track)),
  ).map((track) =>
    policyFault(
      '/selfCheck',
      selfCheck.map(({ code }) => code),
      [`ไม่มีคำถามสำหรับเรื่องประเภท "${track}"`, `เติม "${track}" ใน tracks ของคำถามอย่างน้อยหนึ่งข้อ`],
      [`have no question for the track "${track}"`, `add "${track}" to the tracks of at least one question`],
    ),
  );
}
