import { users } from '@phoeiphrae/db/schema/people';
import { CreateUser } from '@phoeiphrae/shared/user';
import { stampOf } from '../../office/actor.ts';
import { hashPassword, newOneTimePassword, oneTimePasswordExpiry } from '../../office/password.ts';
import { recordOpener } from '../../office/power/hands.ts';
import type { Fault } from '../../http/fault.ts';
import { ProblemException } from '../../http/problem.ts';
import { storedText } from '../../http/storedText.ts';
import type { WriteContext } from '../../office/write.ts';
import type { UserRow } from './lockUser.ts';
import { requirePeople } from './peoplePolicy.ts';

/** An account with a one-time password that nothing keeps. */
export interface HandedOver {
  readonly row: UserRow;
  readonly password: string;
  readonly expiresAt: string;
}

const USERNAME_TAKEN: Fault = {
  pointer: '/username',
  code: 'taken',
  detail: { th: 'ชื่อผู้ใช้นี้มีแล้ว', en: 'This user name is taken.' },
};

/**
 * Opens an account with a one-time password; it holds no post yet.
 * @throws {ProblemException} 403; 409 when the user name is taken.
 */
export async function createUser(context: WriteContext, body: CreateUser): Promise<HandedOver> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'create_user' });
  const password = newOneTimePassword();
  const expiresAt = oneTimePasswordExpiry(now);
  const [row] = await tx
    .insert(users)
    .values({
      username: body.username,
      name: storedText(CreateUser.properties.name, body.name, '/name'),
      email: body.email ?? null,
      passwordHash: await hashPassword(password),
      oneTimePasswordExpiresAt: expiresAt,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw new ProblemException('already-exists', { errors: [USERNAME_TAKEN] });
  await recordOpener(tx, { userId: row.id, by: actor.userId, now });
  const details = { username: row.username, name: row.name };
  await context.record({ type: 'user.created', by: stampOf(actor, as), subjectId: row.id, details });
  return { row, password, expiresAt };
}
