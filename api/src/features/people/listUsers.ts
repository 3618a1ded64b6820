import { and, desc, eq, ilike, or, sql, type SQL } from 'drizzle-orm';
import Type, { type Static } from 'typebox';
import { users } from '@phoeiphrae/db/schema/people';
import { UserStatus } from '@phoeiphrae/shared/user';
import { Closed } from '@phoeiphrae/shared/primitives';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import type { UserRow } from './lockUser.ts';

export const UserQuery = Closed({
  q: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Part of the name or user name.' }),
  ),
  status: Type.Optional(UserStatus),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export type UserQuery = Static<typeof UserQuery>;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function named(q: string | undefined): SQL | undefined {
  if (q === undefined) return undefined;
  const part = `%${escapeLike(normaliseThai(q))}%`;
  return or(ilike(users.name, part), ilike(users.username, part));
}

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${users.createdAt}, ${users.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** A page of accounts, newest first. */
export async function listUsers(
  db: Queryable,
  query: UserQuery,
): Promise<{ rows: UserRow[]; nextCursor: string | null }> {
  const limit = query.limit ?? 100;
  const found = await db
    .select()
    .from(users)
    .where(
      and(named(query.q), query.status ? eq(users.status, query.status) : undefined, after(query.cursor)),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
