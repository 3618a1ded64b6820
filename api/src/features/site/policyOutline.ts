import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { PolicyOutline } from '@phoeiphrae/shared/site';
import type { Queryable } from '../../office/deps.ts';
import { formerNames } from './formerNames.ts';
import { publicPolicyInForce, publicPolicyVersions } from './publicPolicies.ts';

const outlineOf = ({ categories, workGroups, posts, chain, statutes, licences }: Policy) => ({
  categories: categories.map(
    ({ code, track, order, title, shortTitle, description, ownerGroups, serves }) => ({
      code,
      track,
      order,
      title,
      shortTitle,
      description,
      ownerGroups,
      serves,
    }),
  ),
  workGroups,
  posts: posts.map(({ code, title, powers }) => ({ code, title, powers })),
  chain: chain.map(({ code, post, title, decision }) => ({ code, post, title, decision })),
  statutes: statutes.map(({ code, title }) => ({ code, title })),
  licences,
});

/**
 * What most pages need of the announcement in force, an eighth of the whole.
 * @throws {ProblemException} 503 when no announcement is in force.
 */
export async function policyOutlineOn(db: Queryable, today: string): Promise<PolicyOutline> {
  const { document, version } = await publicPolicyInForce(db, today);
  const versions = await publicPolicyVersions(db);
  return {
    version,
    ...outlineOf(document),
    formerNames: formerNames(
      document,
      versions.map((one) => one.document),
    ),
  };
}
