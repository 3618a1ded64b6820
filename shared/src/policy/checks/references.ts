import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

type Kind = 'statute' | 'workGroup' | 'post' | 'annotation' | 'rule';
const THAI: Record<Kind, string> = {
  statute: 'กฎหมาย',
  workGroup: 'กลุ่มงาน',
  post: 'ตำแหน่ง',
  annotation: 'หมายเหตุ',
  rule: 'ข้อปฏิบัติ',
};
const ENGLISH: Record<Kind, string> = {
  statute: 'statute',
  workGroup: 'work group',
  post: 'post',
  annotation: 'annotation',
  rule: 'rule',
};

interface Reference {
  readonly kind: Kind;
  readonly to: string | number | null;
  readonly pointer: string;
}

/** Codes and numbers that name nothing in this announcement. */
export function referenceFaults(policy: Policy): PolicyFault[] {
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
  const known: Record<Kind, readonly string[]> = {
    statute: codes(policy.statutes),
    workGroup: codes(policy.workGroups),
    post: codes(policy.posts),
    annotation: codes(policy.annotations),
    rule: policy.rules.map(({ number }) => String(number)),
  };
  return [...ofCategories(policy), ...ofTheRest(policy)]
    .filter(({ kind, to }) => to !== null && !known[kind].includes(String(to)))
    .map(({ kind, to, pointer }) =>
      policyFault(
        pointer,
        to,
        [`ไม่ตรงกับ${THAI[kind]}ใดในประกาศ`, `ใช้ค่าหนึ่งใน ${known[kind].join(', ') || '–'} หรือ null ถ้าเว้นได้`],
        [
          `is no ${ENGLISH[kind]} of this announcement`,
          `use one of ${known[kind].join(', ') || '–'}, or null where it may be empty`,
        ],
      ),
    );
}

const ofCategories = ({ categories }: Policy): Reference[] =>
  categories.flatMap(({ ownerGroups, serves, annotation }, i) => {
    const at = `/categories/${String(i)}`;
    return [
      ...ownerGroups.map((to, j) => ref('workGroup', to, `${at}/ownerGroups/${String(j)}`)),
      ...serves.map(({ statute }, j) => ref('statute', statute, `${at}/serves/${String(j)}/statute`)),
      ref('annotation', annotation, `${at}/annotation`),
    ];
  });

const ofTheRest = ({ chain, committee, secondPerson, rules, selfCheck, oversight }: Policy): Reference[] => [
  ...chain.map(({ post }, i) => ref('post', post, `/chain/${String(i)}/post`)),
  ...committee.map(({ workGroup }, i) => ref('workGroup', workGroup, `/committee/${String(i)}/workGroup`)),
  ...(secondPerson?.posts ?? []).map((to, i) => ref('post', to, `/secondPerson/posts/${String(i)}`)),
  ...rules.flatMap(({ statutes, annotation }, i) => [
    ...statutes.map((to, j) => ref('statute', to, `/rules/${String(i)}/statutes/${String(j)}`)),
    ref('annotation', annotation, `/rules/${String(i)}/annotation`),
  ]),
  ...selfCheck.flatMap(({ rule, basis }, i) => [
    ref('rule', rule, `/selfCheck/${String(i)}/rule`),
    ref('statute', basis?.statute ?? null, `/selfCheck/${String(i)}/basis/statute`),
  ]),
  ref('post', oversight.overseer, '/oversight/overseer'),
  ref('post', oversight.monitor, '/oversight/monitor'),
];

const ref = (kind: Kind, to: Reference['to'], pointer: string): Reference => ({ kind, to, pointer });
