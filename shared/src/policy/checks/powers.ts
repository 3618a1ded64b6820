import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';
import type { Power } from '../post.ts';
import type { PublishMode } from '../track.ts';

/** Powers without which an office stands still, whatever its categories are. */
const NEEDED: readonly (readonly [Power, th: string, en: string])[] = [
  ['prepare', 'จัดทำเรื่อง', 'prepare'],
  ['administer', 'ดูแลบัญชีและคำสั่งแต่งตั้ง', 'administer'],
  ['withdraw', 'ถอนเรื่องที่เผยแพร่', 'withdraw'],
  ['take_down', 'ถอนฉุกเฉิน', 'take down'],
];

const PUBLISHERS: Record<PublishMode, readonly Power[]> = {
  work_group: ['publish_for_group'],
  ict_centre: ['publish_for_office'],
  either: ['publish_for_group', 'publish_for_office'],
};

/** What nobody may do, and what those who are named for it may not. */
export function powerFaults(policy: Policy): PolicyFault[] {
  return [...nobodyMay(policy), ...publisherFaults(policy), ...oversightFaults(policy)];
}

function nobodyMay({ posts }: Policy): PolicyFault[] {
  const given = posts.flatMap(({ powers }) => powers);
  return NEEDED.filter(([power]) => !given.includes(power)).map(([power, th, en]) =>
    policyFault(
      '/posts',
      posts.map(({ code }) => code),
      [`ไม่มีตำแหน่งใดมีอำนาจ${th}`, `เติม "${power}" ให้ตำแหน่งหนึ่ง`],
      [`leave nobody who may ${en}`, `give "${power}" to one of the posts`],
    ),
  );
}

function publisherFaults({ posts, categories }: Policy): PolicyFault[] {
  const given = posts.flatMap(({ powers }) => powers);
  return categories.flatMap(({ publishMode }, i) => {
    const able = PUBLISHERS[publishMode];
    if (able.some((power) => given.includes(power))) return [];
    const names = able.map((power) => `"${power}"`);
    return [
      policyFault(
        `/categories/${String(i)}/publishMode`,
        publishMode,
        ['ไม่มีตำแหน่งใดนำขึ้นเผยแพร่ได้', `เติมอำนาจ ${names.join(' หรือ ')} ให้ตำแหน่งหนึ่ง หรือเปลี่ยนผู้นำขึ้น`],
        [
          'leaves nobody who may publish',
          `give ${names.join(' or ')} to one of the posts, or choose another mode`,
        ],
      ),
    ];
  });
}

function oversightFaults({ posts, oversight }: Policy): PolicyFault[] {
  const asked = [
    ['overseer', 'oversee'],
    ['monitor', 'monitor'],
  ] as const;
  return asked.flatMap(([role, power]) => {
    const post = posts.find(({ code }) => code === oversight[role]);
    if (!post || post.powers.includes(power)) return [];
    return [
      policyFault(
        `/oversight/${role}`,
        post.code,
        [`เป็นตำแหน่งที่ไม่มีอำนาจ "${power}"`, `เติม "${power}" ให้ตำแหน่งนี้ หรือใช้ตำแหน่งอื่น`],
        [`is a post without the power "${power}"`, `give it "${power}", or name another post`],
      ),
    ];
  });
}
