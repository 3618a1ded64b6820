import { heldOn } from '../actor.ts';
import type { Queryable } from '../deps.ts';
import type { LoadedPolicy } from '../policyStore.ts';
import { confirmingPosts } from './powerRules.ts';

/** Someone who confirms, unless they are a party to the act. */
export interface Confirmer {
  readonly userId: string;
  readonly name: string;
  /** The post by its code. */
  readonly post: string;
}

/** Who holds, on a day, a post that confirms, which a second person has confirmed itself; each person once. */
export async function confirmersOn(db: Queryable, today: string, policy: LoadedPolicy): Promise<Confirmer[]> {
  const found = new Map<string, Confirmer>();
  for (const post of confirmingPosts(policy)) {
    for (const { userId, userName, held } of await heldOn(db, today, policy, { post }))
      if (!held.unconfirmed && !found.has(userId)) found.set(userId, { userId, name: userName, post });
  }
  return [...found.values()];
}
