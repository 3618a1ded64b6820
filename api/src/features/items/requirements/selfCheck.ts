import type { Gap, Subject } from './subject.ts';

const REASON_LENGTH = 10;

/** Rules 4, 6 and 7: each question of the policy is answered, and an answer that needs a reason has one. */
export function selfCheckAnswered({ revision, policy, category }: Subject): Gap[] {
  const answers = new Map(revision.row.selfCheck.map((answer) => [answer.code, answer]));
  return policy.selfCheck
    .filter((question) => question.tracks.includes(category.track))
    .flatMap((question): Gap[] => {
      const given = answers.get(question.code);
      const pointer = `/selfCheck/${question.code}`;
      const about = (code: string, th: string, en: string): Gap[] => [
        {
          pointer,
          code,
          rule: question.rule,
          detail: { th: `${th}: ${question.question.th}`, en: `${en}: ${question.question.en}` },
        },
      ];
      if (!given?.answer) return about('self_check_unanswered', 'ยังไม่ได้ตอบ', 'Not answered');
      if (given.answer === question.expected) return [];
      if (question.otherwise === 'block')
        return about('self_check_blocks', 'เผยแพร่ไม่ได้', 'Cannot be published');
      return given.note.trim().length >= REASON_LENGTH
        ? []
        : about('self_check_reason_missing', 'ต้องให้เหตุผล', 'A reason is needed');
    });
}
