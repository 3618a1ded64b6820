import type { Capacity } from '@phoeiphrae/shared/appointment';
import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import type { Scope } from '@phoeiphrae/shared/policy/post';
import { describe, expect, it } from 'vitest';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import { eligibleFor, holdersOf, planFrom, unheldSteps } from './chain.ts';
import type { DecisionRow, ItemFacts, RevisionFacts, PostHolders } from './facts.ts';

const step = (code: string, scope: Scope, last = false) =>
  ({ code, post: code, scope, decision: last ? 'approve' : 'endorse', delegable: last }) as ChainStep;
const HEAD = step('group_head', 'work_group');
const DEPUTY = step('deputy_director', 'overseen_groups');
const DIRECTOR = step('director', 'office', true);
const CHAIN = [HEAD, DEPUTY, DIRECTOR];
const policy = {
  document: { chain: CHAIN },
  steps: new Map(CHAIN.map((s) => [s.code, s])),
} as unknown as LoadedPolicy;

/** `holds('ann', 'director')`, `holds('bob', 'group_head', ['plan'])`. */
const holds = (
  userId: string,
  post: string,
  workGroups: string[] = [],
  capacity: Capacity = 'substantive',
) => {
  const scope = CHAIN.find((s) => s.post === post)?.scope;
  return {
    userId,
    userName: userId,
    held: { post, scope, workGroups, capacity },
  } as unknown as PostHolders[number];
};
const revisionOf = (contributors: string[], decided: [string, string][] = [], round = 1) =>
  ({
    row: { round, step: null },
    policy,
    contributors: contributors.map((userId) => ({ userId })),
    decisions: decided.map(([decidedBy, of]) => ({ decidedBy, step: of, round: 1 }) as DecisionRow),
  }) as unknown as RevisionFacts;
const ids = (postHolders: PostHolders) => postHolders.map(({ userId }) => userId).sort();
const OFFICE = [
  holds('head', 'group_head', ['plan']),
  holds('deputy', 'deputy_director', ['plan']),
  holds('director', 'director'),
];
const unheld = (revision: RevisionFacts, postHolders: PostHolders) =>
  unheldSteps({ item: { workGroup: 'plan' }, postHolders } as unknown as ItemFacts, revision).map(
    (s) => s.code,
  );

describe('who holds a step', () => {
  it('is the head of the item’s own group', () => {
    const postHolders = [
      holds('a', 'group_head', ['plan']),
      holds('b', 'group_head', ['finance']),
      holds('c', 'group_head', []),
    ];
    expect(ids(holdersOf(HEAD, 'plan', postHolders))).toEqual(['a']);
  });
  it('is the deputy who oversees the group, or one who oversees all', () => {
    const postHolders = [
      holds('a', 'deputy_director', ['plan']),
      holds('b', 'deputy_director', ['finance']),
      holds('c', 'deputy_director'),
    ];
    expect(ids(holdersOf(DEPUTY, 'plan', postHolders))).toEqual(['a', 'c']);
  });
  it('is any deputy where none oversees the group', () => {
    const postHolders = [
      holds('a', 'deputy_director', ['finance']),
      holds('b', 'deputy_director', ['legal']),
    ];
    expect(ids(holdersOf(DEPUTY, 'plan', postHolders))).toEqual(['a', 'b']);
  });
  it('is never the head of another group, even where the group has none', () => {
    expect(holdersOf(HEAD, 'plan', [holds('b', 'group_head', ['finance'])])).toEqual([]);
  });
  it('is a delegate where the step may be delegated, and nowhere else', () => {
    const postHolders = [
      holds('a', 'director', [], 'delegated'),
      holds('b', 'group_head', ['plan'], 'delegated'),
    ];
    expect(ids(holdersOf(DIRECTOR, 'plan', postHolders))).toEqual(['a']);
    expect(holdersOf(HEAD, 'plan', postHolders)).toEqual([]);
  });
});

describe('where a revision comes to rest', () => {
  it('is the first step, when someone without a hand in it holds the post', () => {
    expect(planFrom(0, revisionOf(['officer']), 'plan', OFFICE)).toEqual({
      waitsAt: HEAD,
      passedOver: [],
      unheld: undefined,
    });
  });
  it('is past a middle step that only contributors hold', () => {
    expect(planFrom(0, revisionOf(['head']), 'plan', OFFICE)).toEqual({
      waitsAt: DEPUTY,
      passedOver: [HEAD],
      unheld: undefined,
    });
  });
  it('is past both middle steps when one person who wrote holds both', () => {
    const postHolders = [
      holds('head', 'group_head', ['plan']),
      holds('head', 'deputy_director', ['plan']),
      holds('director', 'director'),
    ];
    expect(planFrom(0, revisionOf(['head']), 'plan', postHolders)).toEqual({
      waitsAt: DIRECTOR,
      passedOver: [HEAD, DEPUTY],
      unheld: undefined,
    });
  });
  it('is past a step whose only holder has decided an earlier one', () => {
    const postHolders = [
      holds('ann', 'group_head', ['plan']),
      holds('ann', 'deputy_director', ['plan']),
      holds('director', 'director'),
    ];
    const endorsed = revisionOf(['officer'], [['ann', 'group_head']]);
    expect(planFrom(1, endorsed, 'plan', postHolders)).toEqual({
      waitsAt: DIRECTOR,
      passedOver: [DEPUTY],
      unheld: undefined,
    });
  });
  it('is not past a step that nobody holds', () => {
    const postHolders = OFFICE.filter(({ held }) => held.post !== 'deputy_director');
    expect(planFrom(0, revisionOf(['head']), 'plan', postHolders)).toEqual({
      waitsAt: undefined,
      passedOver: [HEAD],
      unheld: DEPUTY,
    });
  });
  it('is nowhere when only contributors could approve: the last step is never passed over', () => {
    expect(planFrom(2, revisionOf(['director']), 'plan', OFFICE)).toEqual({
      waitsAt: undefined,
      passedOver: [],
      unheld: DIRECTOR,
    });
  });
});

describe('an acting director', () => {
  const only = [
    holds('head', 'group_head', ['plan']),
    holds('ann', 'deputy_director', ['plan']),
    holds('ann', 'director', [], 'acting'),
  ];
  it('who is also the only deputy is kept for the last step, and the deputy’s step is passed over', () => {
    expect(eligibleFor(DEPUTY, revisionOf(['officer']), 'plan', only)).toEqual([]);
    expect(planFrom(1, revisionOf(['officer']), 'plan', only)).toEqual({
      waitsAt: DIRECTOR,
      passedOver: [DEPUTY],
      unheld: undefined,
    });
    expect(ids(eligibleFor(DIRECTOR, revisionOf(['officer']), 'plan', only))).toEqual(['ann']);
  });
  it('may endorse as deputy where another can sign, and then may not sign', () => {
    const two = [...only, holds('bob', 'director', [], 'delegated')];
    expect(ids(eligibleFor(DEPUTY, revisionOf(['officer']), 'plan', two))).toEqual(['ann']);
    expect(
      ids(eligibleFor(DIRECTOR, revisionOf(['officer'], [['ann', 'deputy_director']]), 'plan', two)),
    ).toEqual(['bob']);
  });
  it('decides anew in a new round', () => {
    expect(
      ids(eligibleFor(DIRECTOR, revisionOf(['officer'], [['ann', 'deputy_director']], 2), 'plan', only)),
    ).toEqual(['ann']);
  });
});

describe('the posts to which somebody must be appointed', () => {
  it('are none in a full office, even where a middle step would be passed over', () => {
    expect(unheld(revisionOf(['head']), OFFICE)).toEqual([]);
  });
  it('are all that are empty, and the last where only a contributor holds it', () => {
    expect(unheld(revisionOf(['officer']), [])).toEqual(['group_head', 'deputy_director', 'director']);
    expect(unheld(revisionOf(['director']), OFFICE)).toEqual(['director']);
  });
});
