import { asc, inArray } from 'drizzle-orm';
import { appointments } from '@phoeiphrae/db/schema/people';
import type { OneTimePassword, User } from '@phoeiphrae/shared/user';
import type { Queryable } from '../../office/deps.ts';
import { factorsOf } from '../../office/factors/secondFactors.ts';
import type { Answer } from '../../office/idempotency.ts';
import type { PresentationContext } from '../../office/presentAppointment.ts';
import type { HandedOver } from './createUser.ts';
import type { UserRow } from './lockUser.ts';
import { mayWithPeople } from './peoplePolicy.ts';
import { presentAppointments } from './presentAppointments.ts';
import { userActions } from './userActions.ts';

/** Accounts with all their appointments, past and future ones too; never anything of the password. */
export async function presentUsers(
  db: Queryable,
  rows: readonly UserRow[],
  presentation: PresentationContext,
): Promise<User[]> {
  const ids = rows.map((row) => row.id);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const held = (ids.length === 0 ? [] : await appointmentsOf(db, ids)).map((row) => ({
    row,
    userName: names.get(row.userId) ?? '',
  }));
  const all = await presentAppointments(db, held, presentation);
  const byUser = Map.groupBy(all, (appointment) => appointment.userId);
  const administers = mayWithPeople(presentation.actor, { kind: 'list_users' }).allowed;
  const factors = await factorsOf(db, administers ? ids : []);
  return rows.map((row) => {
    const { id, username, name, email, status, mustChangePassword, lastSignInAt, createdAt, version } = row;
    return {
      id,
      username,
      name,
      email,
      status,
      mustChangePassword,
      lastSignInAt,
      createdAt,
      version,
      appointments: byUser.get(id) ?? [],
      availableActions: userActions(presentation.actor, row, factors(id)),
    };
  });
}

const appointmentsOf = (db: Queryable, ids: string[]) =>
  db
    .select()
    .from(appointments)
    .where(inArray(appointments.userId, ids))
    .orderBy(asc(appointments.validFrom), asc(appointments.createdAt), asc(appointments.id));

/**
 * One account with what the reader may do with it.
 * @throws {Error} when nothing comes of the row, which cannot be.
 */
export async function presentUser(
  db: Queryable,
  row: UserRow,
  presentation: PresentationContext,
): Promise<User> {
  const [user] = await presentUsers(db, [row], presentation);
  if (!user) throw new Error('a row makes a user');
  return user;
}

/** The account after a write, as the body of its answer. */
export async function presentChanged(
  db: Queryable,
  row: UserRow,
  presentation: PresentationContext,
): Promise<Omit<Answer<User>, 'status'>> {
  return { body: await presentUser(db, row, presentation), version: row.version };
}

/** Shows a one-time password once: a retry is answered without it, for it is kept nowhere. */
export async function presentHandedOver(
  db: Queryable,
  { row, password, expiresAt }: HandedOver,
  presentation: PresentationContext,
): Promise<Omit<Answer<OneTimePassword>, 'status'>> {
  const user = await presentUser(db, row, presentation);
  return {
    body: { user, oneTimePassword: password, expiresAt },
    kept: { user, oneTimePassword: null, expiresAt },
    version: row.version,
  };
}
