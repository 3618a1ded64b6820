import type { LoadedPolicy } from '../policyStore.ts';
import type { Power } from '@phoeiphrae/shared/policy/post';
import type { Actor, Held } from '../actor.ts';

/** By these alone nothing is decided, published or administered: to write and to read. */
const WITHOUT_POWER: readonly Power[] = ['prepare', 'monitor', 'oversee'];
const LAPSES_AFTER_DAYS = 14;

/** Whether a post decides, publishes or administers, by what the announcement says of it. */
export function isOfPower({ document, posts }: LoadedPolicy, code: string): boolean {
  const post = posts.get(code);
  if (!post) return false;
  const decides = document.chain.some((step) => step.post === code);
  return decides || post.powers.some((power) => !WITHOUT_POWER.includes(power));
}

export const lastPostOf = ({ document }: LoadedPolicy): string | undefined => document.chain.at(-1)?.post;

/** The posts whose holders confirm: what the announcement says, or whoever administers and the holder of the last step. */
export function confirmingPosts(policy: LoadedPolicy): readonly string[] {
  const said = policy.document.secondPerson?.posts;
  if (said) return said;
  const administering = policy.document.posts.filter(({ powers }) => powers.includes('administer'));
  const last = lastPostOf(policy);
  return [...administering.map(({ code }) => code), ...(last === undefined ? [] : [last])];
}

/** The appointment in which someone confirms. One that nobody has confirmed itself confirms nothing. */
export function confirmsAs({ held, policy }: Actor): Held | undefined {
  const posts = confirmingPosts(policy);
  return held.find(({ post, unconfirmed }) => !unconfirmed && posts.includes(post));
}

/** @returns the moment (ISO 8601) at which what is asked for now lapses. */
export function lapseOf({ document }: LoadedPolicy, now: string): string {
  const days = document.secondPerson?.lapsesAfterDays ?? LAPSES_AFTER_DAYS;
  return new Date(Date.parse(now) + days * 86_400_000).toISOString();
}
