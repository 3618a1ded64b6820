import { sql } from 'drizzle-orm';
import type { PublicOpinionPage } from '@phoeiphrae/shared/opinion';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import { presentPublic, type PublicRow } from './presentOpinion.ts';

/** After everything that can be. */
const NEWEST = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

interface Wanted {
  /** The address of an item; without it all that is shown, of items and of the site. */
  readonly item?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What is shown, newest first. @throws {ProblemException} 400 for a cursor that was not given out. */
export async function listPublicOpinions(
  db: Queryable,
  { item, cursor, limit }: Wanted,
): Promise<PublicOpinionPage> {
  const { at, id } = cursor === undefined ? NEWEST : decodeCursor(cursor);
  const place = sql`${at}::timestamptz, ${id}::uuid, ${limit + 1}::integer`;
  const from =
    item === undefined
      ? sql`public_opinions(${place})`
      : sql`public_opinions_of(${normaliseThai(item)}, ${place})`;
  const { rows } = await db.execute<PublicRow>(sql`SELECT * FROM ${from}`);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    opinions: shown.map(presentPublic),
    nextCursor: last ? encodeCursor({ at: new Date(last.received_at).toISOString(), id: last.id }) : null,
  };
}
