import type { Policy } from './policy.ts';

/** One thing that is wrong with a policy file: where (a JSON pointer) and what. */
export interface PolicyFault {
  readonly pointer: string;
  readonly message: string;
}

/**
 * What a schema cannot say: references must resolve, codes be unique, and the chain end in exactly one approval.
 * @returns every fault found; an empty list means the policy can be loaded.
 */
export function checkPolicy(policy: Policy): PolicyFault[] {
  return [
    ...duplicates(policy),
    ...danglingReferences(policy),
    ...chainFaults(policy),
    ...selfCheckFaults(policy),
  ];
}

function duplicates(policy: Policy): PolicyFault[] {
  const lists: Record<string, readonly string[]> = {
    statutes: policy.statutes.map((x) => x.code),
    workGroups: policy.workGroups.map((x) => x.code),
    posts: policy.posts.map((x) => x.code),
    categories: policy.categories.map((x) => x.code),
    chain: policy.chain.map((x) => x.code),
    committee: policy.committee.map((x) => String(x.seat)),
    rules: policy.rules.map((x) => String(x.number)),
    selfCheck: policy.selfCheck.map((x) => x.code),
    annotations: policy.annotations.map((x) => x.code),
    returnReasons: policy.returnReasons.map((x) => x.code),
    withdrawReasons: policy.withdrawReasons.map((x) => x.code),
    licences: policy.licences.map((x) => x.code),
  };
  return Object.entries(lists).flatMap(([list, codes]) =>
    codes.flatMap((code, i) =>
      codes.indexOf(code) < i
        ? [{ pointer: `/${list}/${String(i)}`, message: `"${code}" stands twice` }]
        : [],
    ),
  );
}

function danglingReferences(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const known = {
    statute: new Set(policy.statutes.map((x) => x.code)),
    workGroup: new Set(policy.workGroups.map((x) => x.code)),
    post: new Set(policy.posts.map((x) => x.code)),
    annotation: new Set(policy.annotations.map((x) => x.code)),
    rule: new Set(policy.rules.map((x) => String(x.number))),
  };
  const need = (kind: keyof typeof known, code: string | number | null, pointer: string) => {
    if (code !== null && !known[kind].has(String(code)))
      faults.push({ pointer, message: `no ${kind} "${String(code)}" in this policy` });
  };
  policy.categories.forEach((c, i) => {
    c.ownerGroups.forEach((g, j) => {
      need('workGroup', g, `/categories/${String(i)}/ownerGroups/${String(j)}`);
    });
    c.serves.forEach((s, j) => {
      need('statute', s.statute, `/categories/${String(i)}/serves/${String(j)}`);
    });
    need('annotation', c.annotation, `/categories/${String(i)}/annotation`);
  });
  policy.chain.forEach((s, i) => {
    need('post', s.post, `/chain/${String(i)}/post`);
  });
  policy.committee.forEach((s, i) => {
    need('workGroup', s.workGroup, `/committee/${String(i)}/workGroup`);
  });
  policy.rules.forEach((r, i) => {
    r.statutes.forEach((s, j) => {
      need('statute', s, `/rules/${String(i)}/statutes/${String(j)}`);
    });
    need('annotation', r.annotation, `/rules/${String(i)}/annotation`);
  });
  policy.selfCheck.forEach((q, i) => {
    need('rule', q.rule, `/selfCheck/${String(i)}/rule`);
    need('statute', q.basis?.statute ?? null, `/selfCheck/${String(i)}/basis`);
  });
  need('post', policy.oversight.overseer, '/oversight/overseer');
  need('post', policy.oversight.monitor, '/oversight/monitor');
  policy.annotations.forEach((a, i) => {
    if (!policy.sourceText.includes(a.quote))
      faults.push({
        pointer: `/annotations/${String(i)}/quote`,
        message: 'this quotation is not in the source text',
      });
  });
  return faults;
}

function chainFaults(policy: Policy): PolicyFault[] {
  return policy.chain.flatMap((step, i) => {
    const last = i === policy.chain.length - 1;
    if ((step.decision === 'approve') === last) return [];
    const message = last ? 'the last step must approve' : 'only the last step may approve';
    return [{ pointer: `/chain/${String(i)}/decision`, message }];
  });
}

function selfCheckFaults(policy: Policy): PolicyFault[] {
  const demanded = policy.rules.some((rule) => rule.demands.includes('self_check_answered'));
  if (!demanded || policy.selfCheck.length > 0) return [];
  return [{ pointer: '/selfCheck', message: 'a rule demands the self-check, but there is no question' }];
}
