import { asc, inArray } from 'drizzle-orm';
import { appointments, type users } from '@phoeiphrae/db/schema/people';
import type { User } from '@phoeiphrae/shared/user';
import type { Queryable } from '../../office/deps.ts';
import { presentAppointment, type Setting } from '../../office/presentAppointment.ts';

type Row = typeof users.$inferSelect;

/** Accounts with all their appointments, past and future ones too; never anything of the password. */
export async function presentUsers(db: Queryable, rows: readonly Row[], setting: Setting): Promise<User[]> {
  const ids = rows.map((row) => row.id);
  const all = ids.length === 0 ? [] : await appointmentsOf(db, ids);
  const byUser = Map.groupBy(all, (appointment) => appointment.userId);
  return rows.map((row) => {
    const { id, username, name, email, status, mustChangePassword, lastSignInAt, createdAt, version } = row;
    const held = (byUser.get(id) ?? []).map((appointment) => presentAppointment(appointment, name, setting));
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
      appointments: held,
    };
  });
}

const appointmentsOf = (db: Queryable, ids: string[]) =>
  db
    .select()
    .from(appointments)
    .where(inArray(appointments.userId, ids))
    .orderBy(asc(appointments.validFrom), asc(appointments.createdAt), asc(appointments.id));

export async function presentUser(db: Queryable, row: Row, setting: Setting): Promise<User> {
  const [user] = await presentUsers(db, [row], setting);
  if (!user) throw new Error('a row makes a user');
  return user;
}
