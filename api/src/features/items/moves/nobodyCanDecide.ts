import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import type { Fault } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { RevisionFacts } from '../rules/facts.ts';

/** Names each post to which somebody must be appointed before the item can go on. */
export function nobodyCanDecide(
  { policy }: Pick<RevisionFacts, 'policy'>,
  steps: readonly Pick<ChainStep, 'code' | 'post'>[],
): ProblemException {
  const errors = steps.map(({ code, post }): Fault => {
    const title = policy.posts.get(post)?.title ?? { th: post, en: post };
    return {
      pointer: `/chain/${code}`,
      code: 'nobody_can_decide',
      detail: {
        th: `ต้องแต่งตั้ง “${title.th}” ที่ไม่ใช่ผู้จัดทำเรื่องนี้`,
        en: `Somebody other than the contributors must be appointed as “${title.en}”.`,
      },
    };
  });
  return new ProblemException('nobody-can-decide', { errors });
}
