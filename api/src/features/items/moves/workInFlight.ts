import { asc, eq, inArray } from 'drizzle-orm';
import { items, revisions } from '@phoeiphrae/db/schema/items';
import { policies } from '@phoeiphrae/db/schema/people';
import { STATES_IN_FLIGHT, type State } from '@phoeiphrae/shared/workflow';
import type { Queryable } from '../../../office/deps.ts';

/** Submitted and not yet out: what stands where, and under which version of the announcement. */
export interface InFlight {
  readonly itemId: string;
  readonly slug: string;
  readonly title: string;
  readonly state: State;
  readonly step: string | null;
  readonly version: number;
}

/** All that is in flight, in the order of the versions that bind it. */
export const workInFlight = (db: Queryable): Promise<InFlight[]> =>
  db
    .select({
      itemId: items.id,
      slug: items.slug,
      title: items.title,
      state: revisions.state,
      step: revisions.step,
      version: policies.version,
    })
    .from(revisions)
    .innerJoin(items, eq(items.id, revisions.itemId))
    .innerJoin(policies, eq(policies.id, revisions.policyId))
    .where(inArray(revisions.state, STATES_IN_FLIGHT))
    .orderBy(asc(policies.version), asc(revisions.stateSince), asc(items.slug));
