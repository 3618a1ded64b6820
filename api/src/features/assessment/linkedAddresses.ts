import { asc, eq, inArray, sql } from 'drizzle-orm';
import { assessmentAddresses } from '@phoeiphrae/db/schema/assessment';
import { publications, revisions } from '@phoeiphrae/db/schema/items';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { AssessmentAddress } from '@phoeiphrae/shared/assessment/address';
import type { LinkedAddress } from '@phoeiphrae/shared/assessment/board';
import type { AddressFacts } from '@phoeiphrae/shared/assessment/state';
import { fiscalYearRange } from '@phoeiphrae/shared/thaiCalendar';
import type { Actor } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import { seenItems } from './linkFaults.ts';

/** An address with what the state is derived from and what a reader is shown. */
export interface Linked {
  readonly facts: AddressFacts;
  readonly shown: LinkedAddress;
}

/** The addresses of some numbers, each with the publication that stands there now, whether there ever was one, and its time. */
function readRows(db: Queryable, numberIds: readonly string[]) {
  const { numberId, position, itemId } = assessmentAddresses;
  const everPublic = sql<boolean>`EXISTS (SELECT FROM ${publications} WHERE ${publications.itemId} = ${itemId})`;
  return db
    .select({
      row: assessmentAddresses,
      slug: publicCards.slug,
      title: publicCards.title,
      fiscalYear: publicCards.fiscalYear,
      publishedAt: publicCards.publishedAt,
      periodTo: sql<string | null>`${revisions.content} ->> 'periodTo'`,
      everPublic,
    })
    .from(assessmentAddresses)
    .leftJoin(publicCards, eq(publicCards.itemId, itemId))
    .leftJoin(publications, eq(publications.id, publicCards.publicationId))
    .leftJoin(revisions, eq(revisions.id, publications.revisionId))
    .where(inArray(numberId, [...numberIds]))
    .orderBy(asc(numberId), asc(position));
}
type Row = Awaited<ReturnType<typeof readRows>>[number];

function addressOf({ row: { itemId, page, url, label, explanation } }: Row): AssessmentAddress {
  if (itemId !== null) return { kind: 'item', itemId, label, explanation };
  if (page !== null) return { kind: 'page', page, label, explanation };
  return { kind: 'external', url: url ?? '', label, explanation };
}

const standingOf = ({ row, slug, everPublic }: Row): AddressFacts['standing'] => {
  if (row.itemId === null || slug !== null) return 'live';
  return everPublic ? 'ended' : 'never';
};

/** The last day of which a document tells: what it says itself, or the end of its fiscal year. */
const tellsUntil = ({ periodTo, fiscalYear }: Row): string | null =>
  periodTo ?? (fiscalYear === null ? null : fiscalYearRange(fiscalYear).end);

function linked(row: Row, seen: ReadonlyMap<string, string>): Linked {
  const standing = standingOf(row);
  const { itemId, page, url } = row.row;
  const path = row.slug === null ? null : `/i/${row.slug}`;
  const shown: LinkedAddress = {
    address: addressOf(row),
    standing,
    title: itemId === null ? null : (row.title ?? seen.get(itemId) ?? null),
    href: itemId === null ? (page ?? url) : path,
    publishedAt: row.publishedAt,
  };
  return { facts: { standing, tellsUntil: tellsUntil(row) }, shown };
}

/** The addresses of some numbers, by number: of what is not public, this reader gets the titles that they may see anyway. */
export async function linkedAddresses(
  db: Queryable,
  actor: Actor,
  numberIds: readonly string[],
): Promise<Map<string, Linked[]>> {
  const rows = await readRows(db, numberIds);
  const hidden = rows.flatMap(({ row, slug }) => (row.itemId !== null && slug === null ? [row.itemId] : []));
  const seen = await seenItems(db, actor, hidden);
  const byNumber = Map.groupBy(rows, ({ row }) => row.numberId);
  return new Map([...byNumber].map(([id, own]) => [id, own.map((row) => linked(row, seen))]));
}
