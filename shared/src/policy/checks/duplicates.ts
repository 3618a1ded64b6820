import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

/** What may stand once only: codes and numbers, and the names by which people tell things apart. */
export function duplicateFaults(policy: Policy): PolicyFault[] {
  const { statutes, workGroups, posts, categories, chain, committee, rules, selfCheck, oversight } = policy;
  const coded = {
    statutes,
    workGroups,
    posts,
    categories,
    chain,
    selfCheck,
    annotations: policy.annotations,
  };
  const labelled = {
    returnReasons: policy.returnReasons,
    withdrawReasons: policy.withdrawReasons,
    licences: policy.licences,
  };
  return [
    ...Object.entries({ ...coded, ...labelled }).flatMap(([list, entries]) =>
      again(
        `/${list}`,
        '/code',
        entries.map(({ code }) => code),
      ),
    ),
    ...Object.entries(labelled).flatMap(([list, entries]) =>
      again(
        `/${list}`,
        '/label/th',
        entries.map(({ label }) => label.th),
      ),
    ),
    ...again(
      '/oversight/cycles',
      '/code',
      oversight.cycles.map(({ code }) => code),
    ),
    ...again(
      '/committee',
      '/seat',
      committee.map(({ seat }) => seat),
    ),
    ...again(
      '/rules',
      '/number',
      rules.map(({ number }) => number),
    ),
    ...again(
      '/posts',
      '/title/th',
      posts.map(({ title }) => title.th),
    ),
    ...again(
      '/chain',
      '/post',
      chain.map(({ post }) => post),
    ),
    ...again(
      '/categories',
      '/title/th',
      categories.map(({ title }) => title.th),
    ),
    ...again(
      '/categories',
      '/shortTitle/th',
      categories.map(({ shortTitle }) => shortTitle.th),
    ),
    ...again(
      '/selfCheck',
      '/question/th',
      selfCheck.map(({ question }) => question.th),
    ),
    ...again(
      '/workGroups',
      '',
      workGroups.map(({ name }) => name.th),
      '/name/th',
    ),
    ...listsWithin(policy),
    ...ordersWithin(policy),
  ];
}

function again(
  list: string,
  key: string,
  values: readonly (string | number)[],
  shownKey = key,
): PolicyFault[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [twice(`${list}/${String(i)}${shownKey}`, value)] : [],
  );
}

const twice = (pointer: string, value: string | number): PolicyFault =>
  policyFault(
    pointer,
    value,
    ['ซ้ำกับรายการก่อนหน้า', 'ลบออกหรือใช้ค่าอื่น'],
    ['stands there twice', 'remove it or use another'],
  );

function listsWithin({ categories, rules, workGroups }: Policy): PolicyFault[] {
  return [
    ...categories.flatMap(({ ownerGroups, serves }, i) => [
      ...again(`/categories/${String(i)}/ownerGroups`, '', ownerGroups),
      ...again(
        `/categories/${String(i)}/serves`,
        '',
        serves.map(({ statute, section }) => `${statute} ${section}`),
      ),
    ]),
    ...rules.flatMap(({ statutes }, i) => again(`/rules/${String(i)}/statutes`, '', statutes)),
    ...workGroups.flatMap(({ aliases }, i) => again(`/workGroups/${String(i)}/aliases`, '', aliases)),
  ];
}

/** A category's place in the list of its track, which the announcement gives once. */
function ordersWithin({ categories }: Policy): PolicyFault[] {
  return categories.flatMap(({ track, order }, i) =>
    categories.slice(0, i).some((other) => other.track === track && other.order === order)
      ? [twice(`/categories/${String(i)}/order`, order)]
      : [],
  );
}
