import { and, arrayContains, desc, eq, gt, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import Type, { type Static } from 'typebox';
import { appointments, users } from '@phoeiphrae/db/schema/people';
import { Standing } from '@phoeiphrae/shared/term';
import { Closed, Code, Uuid } from '@phoeiphrae/shared/primitives';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import type { Appointed } from './createAppointment.ts';

export const AppointmentQuery = Closed({
  user: Type.Optional(Uuid),
  post: Type.Optional(Code),
  workGroup: Type.Optional(Code),
  standing: Type.Optional(Standing),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export type AppointmentQuery = Static<typeof AppointmentQuery>;

const STANDS: Record<Standing, (today: string) => SQL | undefined> = {
  past: (today) => or(lt(appointments.validTo, today), lt(appointments.validTo, appointments.validFrom)),
  // Someone whose account does not stand cannot act in the post, which therefore counts as vacant.
  current: (today) =>
    and(
      eq(users.status, 'active'),
      lte(appointments.validFrom, today),
      or(isNull(appointments.validTo), gte(appointments.validTo, today)),
    ),
  future: (today) =>
    and(
      gt(appointments.validFrom, today),
      or(isNull(appointments.validTo), gte(appointments.validTo, appointments.validFrom)),
    ),
};

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${appointments.createdAt}, ${appointments.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** A page of appointments, latest recorded first. */
export async function listAppointments(
  db: Queryable,
  query: AppointmentQuery,
  today: string,
): Promise<{ appointed: Appointed[]; nextCursor: string | null }> {
  const limit = query.limit ?? 100;
  const rows = await db
    .select({ row: appointments, userName: users.name })
    .from(appointments)
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(
      and(
        query.user === undefined ? undefined : eq(appointments.userId, query.user),
        query.post === undefined ? undefined : eq(appointments.post, query.post),
        query.workGroup === undefined ? undefined : arrayContains(appointments.workGroups, [query.workGroup]),
        query.standing === undefined ? undefined : STANDS[query.standing](today),
        after(query.cursor),
      ),
    )
    .orderBy(desc(appointments.createdAt), desc(appointments.id))
    .limit(limit + 1);
  const appointed = rows.slice(0, limit);
  const last = rows.length > limit ? appointed.at(-1)?.row : undefined;
  return { appointed, nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
