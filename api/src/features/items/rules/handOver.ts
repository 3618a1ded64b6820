import { and, eq, exists, inArray, sql, type SQL } from 'drizzle-orm';
import { items, revisions } from '@phoeiphrae/db/schema/items';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { PublishMode } from '@phoeiphrae/shared/policy/track';
import { STATE_TRAITS, statesWhere } from '@phoeiphrae/shared/workflow';
import type { Queryable } from '../../../office/deps.ts';
import { categoryOf, type ItemFacts, type RevisionFacts } from './facts.ts';
import { wayFor } from './way.ts';

const BY_OFFICE: readonly PublishMode[] = ['ict_centre', 'either'];
const codesAsked = ({ selfCheck }: Policy): string[] =>
  selfCheck.filter(({ tracks }) => tracks.includes('immediate')).map(({ code }) => code);

/**
 * Whether an immediate draft waits for those who put things on the web for the whole office: the category leaves it to
 * them, and the self-check is answered. Until then it is for its preparers alone, since nothing says that it is ready.
 */
export function isHandedOver(facts: ItemFacts, revision: RevisionFacts): boolean {
  const { state, selfCheck } = revision.row;
  const category = categoryOf(revision);
  if (!category || !BY_OFFICE.includes(category.publishMode)) return false;
  if (!STATE_TRAITS[state].editable || wayFor(facts, revision) !== 'immediate') return false;
  const answered = new Set(selfCheck.filter(({ answer }) => answer !== null).map(({ code }) => code));
  return codesAsked(revision.policy.document).every((code) => answered.has(code));
}

/** The same in the words of the database; undefined where the announcement leaves no such category to the office. */
export function handedOver(db: Queryable, policy: Policy): SQL | undefined {
  const codes = policy.categories
    .filter(({ track, publishMode }) => track === 'immediate' && BY_OFFICE.includes(publishMode))
    .map(({ code }) => code);
  if (codes.length === 0) return undefined;
  const editable = statesWhere((traits) => traits.editable);
  const asked = codesAsked(policy);
  const answered = sql`(SELECT count(DISTINCT a ->> 'code') FROM jsonb_array_elements(${revisions.selfCheck}) a
    WHERE a ->> 'answer' IS NOT NULL AND ${inArray(sql`a ->> 'code'`, asked)})`;
  const query = db
    .select({ one: sql`1` })
    .from(revisions)
    .where(
      and(
        eq(revisions.itemId, items.id),
        inArray(revisions.state, editable),
        sql`${answered} = ${asked.length}`,
      ),
    );
  const here = and(
    eq(items.way, 'immediate'),
    inArray(items.state, editable),
    inArray(items.category, codes),
  );
  return and(here, exists(query));
}
