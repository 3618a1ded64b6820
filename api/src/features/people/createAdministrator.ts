import type { Database } from '@phoeiphrae/db/client';
import { appointments, users } from '@phoeiphrae/db/schema/people';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { StartError } from '@phoeiphrae/db/startError';
import { SYSTEM_STAMP } from '../../office/actor.ts';
import { hashPassword, newOneTimePassword, oneTimePasswordExpiry } from '../../office/password.ts';
import { renewEnvelopeCode } from '../../office/power/renewEnvelope.ts';
import { newestInForce, policyInForce } from '../../office/policyStore.ts';
import { recordingLast } from '../../office/log/recordEvent.ts';
import type { WriteContext } from '../../office/write.ts';
import { administratorsOn, lockPeople } from './administrators.ts';

export interface FirstAdministrator {
  readonly username: string;
  readonly name: string;
  /** Makes another one although there is one, for when nobody can sign in any more. */
  readonly force?: boolean;
}

/**
 * Lets the first person in, from the command line: an account with a one-time password and the first post of the
 * announcement that may administer. The appointment stands unconfirmed, like all that are made by it, until the holder of
 * the last step confirms them with the code of the sealed envelope.
 * @throws {StartError} when someone can administer already, the name is taken or malformed, no post may, or no
 * announcement is in force: this loads none.
 */
export async function createAdministrator(db: Database, who: FirstAdministrator, now: Date) {
  const at = now.toISOString();
  const today = bangkokDate(now);
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return fromTheCommandLine(db, at, async (context) => {
    const { tx, record } = context;
    await lockPeople(tx);
    if (!(await newestInForce(tx, today))[0])
      throw new StartError(
        'ยังไม่มีประกาศที่ใช้บังคับ โหลดก่อนด้วย npm run admin -- policy load FILE',
        'No announcement is in force; load one first: npm run admin -- policy load FILE',
      );
    const policy = await policyInForce(tx, today);
    const post = policy.document.posts.find((entry) => entry.powers.includes('administer'));
    if (!post)
      throw new StartError('ประกาศไม่มีตำแหน่งผู้ดูแลระบบ', 'The announcement has no post that may administer');
    if (!who.force && (await administratorsOn(tx, today, policy)).length > 0) {
      throw new StartError(
        'มีผู้ดูแลระบบอยู่แล้ว ใช้ --force หากเข้าระบบไม่ได้',
        'There is an administrator already; use --force when nobody can sign in',
      );
    }
    if (!/^[a-z][a-z0-9._-]{2,59}$/.test(who.username)) {
      throw new StartError(
        'ชื่อผู้ใช้ไม่ถูกต้อง',
        'The user name must be 3 to 60 of a-z, 0-9, . _ - and begin with a letter',
      );
    }
    const [user] = await tx
      .insert(users)
      .values({
        username: who.username,
        name: who.name,
        passwordHash,
        oneTimePasswordExpiresAt: oneTimePasswordExpiry(at),
        createdAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!user) throw new StartError('ชื่อผู้ใช้นี้มีแล้ว', `The user name ${who.username} is taken`);
    const [appointment] = await tx
      .insert(appointments)
      .values({
        userId: user.id,
        post: post.code,
        capacity: 'substantive',
        validFrom: today,
        createdAt: at,
        unconfirmed: true,
      })
      .returning({ id: appointments.id });
    const by = SYSTEM_STAMP;
    const details = { username: who.username, name: who.name, forced: who.force === true };
    await record({ by, type: 'user.created', subjectId: user.id, details });
    const term = { post: post.code, capacity: 'substantive', validFrom: today };
    const made = { userId: user.id, ...term, unconfirmed: true };
    if (!appointment) throw new Error('the appointment was not written');
    await record({ by, type: 'appointment.made', subjectId: appointment.id, details: made });
    return { username: who.username, oneTimePassword, envelopeCode: await renewEnvelopeCode(context, by) };
  });
}

/** A new code, for an envelope that was lost or is open. */
export const renewEnvelope = (db: Database, moment: Date): Promise<string> =>
  fromTheCommandLine(db, moment.toISOString(), (context) => renewEnvelopeCode(context, SYSTEM_STAMP));

type Context = Pick<WriteContext, 'tx' | 'now' | 'record'>;

const fromTheCommandLine = <T>(
  db: Database,
  now: string,
  work: (context: Context) => Promise<T>,
): Promise<T> =>
  db.orm.transaction((tx) =>
    recordingLast(tx, (recordEvent) =>
      work({ tx, now, record: (event) => recordEvent({ ...event, at: now, requestId: null }) }),
    ),
  );
