import type { Appointment } from '@phoeiphrae/shared/appointment';
import type { Policy } from '@phoeiphrae/shared/policy/policy';

/** One place where a post has to be held: for a work group, or (group null) for the whole office. */
export interface Place {
  readonly group: string | null;
  readonly holders: readonly Appointment[];
}
export interface PostHolders {
  readonly post: string;
  readonly inChain: boolean;
  readonly places: readonly Place[];
}

/** Who holds what today: every post of the announcement, at every place where it is to be held. */
export function holdersByPost(
  policy: Policy,
  groups: readonly string[],
  appointments: readonly Appointment[],
): PostHolders[] {
  const current = appointments.filter(({ standing }) => standing === 'current');
  return policy.posts.map(({ code, scope }) => {
    const held = current.filter(({ post }) => post === code);
    const places =
      scope === 'office'
        ? [{ group: null, holders: held }]
        : groups.map((group) => ({
            group,
            holders: held.filter(({ workGroups }) => workGroups.includes(group)),
          }));
    return { post: code, inChain: policy.chain.some((step) => step.post === code), places };
  });
}

/** Places of the chain where nobody can decide today. */
export const vacancies = (posts: readonly PostHolders[]) =>
  posts
    .filter(({ inChain }) => inChain)
    .flatMap(({ post, places }) =>
      places.filter(({ holders }) => holders.length === 0).map(({ group }) => ({ post, group })),
    );
