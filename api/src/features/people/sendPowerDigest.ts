import { bangkokDate, dayBefore } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { watchers } from '../../office/log/tellOfPower.ts';
import { enqueueMail } from '../../office/mail/outbox.ts';

/**
 * Has the list of yesterday's acts of power sent to those who watch over them; once for each day. Who was told of nothing
 * gets no mail. @returns how many people watch.
 */
export async function sendPowerDigest(deps: Deps): Promise<number> {
  const moment = deps.clock.now();
  const today = bangkokDate(moment);
  const day = dayBefore(today);
  return deps.db.orm.transaction(async (tx) => {
    const people = await watchers(tx, today);
    const mail = { kind: 'power_digest', details: { day }, key: `power_digest:${day}` } as const;
    await enqueueMail(tx, deps, people, mail, moment.toISOString());
    return people.length;
  });
}
