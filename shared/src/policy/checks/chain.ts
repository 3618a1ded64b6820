import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

/** The chain: one approval, at its end, by a post that can also take back what it let out, each step as wide as its post. */
export function chainFaults(policy: Policy): PolicyFault[] {
  return [...decisionFaults(policy), ...scopeFaults(policy), ...approverFaults(policy)];
}

function decisionFaults({ chain }: Policy): PolicyFault[] {
  return chain.flatMap(({ decision }, i) => {
    const pointer = `/chain/${String(i)}/decision`;
    const last = i === chain.length - 1;
    if ((decision === 'approve') === last) return [];
    return last
      ? [
          policyFault(
            pointer,
            decision,
            ['เป็นขั้นสุดท้ายแต่ไม่ใช่การอนุมัติ', 'ใช้ "approve"'],
            ['is the last step and does not approve', 'use "approve"'],
          ),
        ]
      : [
          policyFault(
            pointer,
            decision,
            ['อนุมัติก่อนถึงขั้นสุดท้าย', 'ใช้ "endorse" หรือย้ายไปไว้ท้ายสาย'],
            ['approves before the last step', 'use "endorse", or move it to the end of the chain'],
          ),
        ];
  });
}

function scopeFaults({ chain, posts }: Policy): PolicyFault[] {
  return chain.flatMap(({ post, scope }, i) => {
    const wanted = posts.find(({ code }) => code === post)?.scope;
    if (wanted === undefined || wanted === scope) return [];
    return [
      policyFault(
        `/chain/${String(i)}/scope`,
        scope,
        [`ไม่ตรงกับขอบเขตของตำแหน่ง ${post}`, `ใช้ "${wanted}"`],
        [`differs from the scope of the post ${post}`, `use "${wanted}"`],
      ),
    ];
  });
}

function approverFaults({ chain, posts }: Policy): PolicyFault[] {
  const index = posts.findIndex(({ code }) => code === chain.at(-1)?.post);
  const post = posts[index];
  if (!post || post.powers.includes('withdraw')) return [];
  return [
    policyFault(
      `/posts/${String(index)}/powers`,
      post.powers,
      ['ไม่มีอำนาจถอนเรื่องที่ตนอนุมัติ จึงไม่มีผู้ใดถอนได้', 'เติม "withdraw" ให้ตำแหน่งที่อนุมัติขั้นสุดท้าย'],
      [
        'cannot withdraw what it approves, and nobody else may',
        'add "withdraw" to the post of the last step',
      ],
    ),
  ];
}
