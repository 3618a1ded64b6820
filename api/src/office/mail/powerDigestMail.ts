import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import { notices } from '@phoeiphrae/db/schema/items';
import { bangkokDate, bangkokInstant, formatDate, formatDateTime } from '@phoeiphrae/shared/thaiCalendar';
import { POWER_NOTICES, type PowerNotice } from '@phoeiphrae/shared/notice';
import type { Deps } from '../deps.ts';
import type { MailWords } from '../../engines/mail/mailer.ts';
import { watchers } from '../log/tellOfPower.ts';
import type { MailRow } from './mailMaker.ts';

const WORDS: Record<PowerNotice, string> = {
  power_given: 'ให้อำนาจ (แต่งตั้งหรือคืนสิทธิ)',
  power_taken: 'ให้พ้นจากอำนาจ (พ้นจากตำแหน่ง ระงับ หรือสิ้นสุดบัญชี)',
  access_reset: 'ตั้งรหัสผ่านใหม่ ล้างการยืนยันขั้นที่สอง หรือเพิกถอนพาสคีย์โดยผู้อื่น',
  access_added: 'ลงทะเบียนพาสคีย์ใหม่',
  new_device: 'เข้าระบบจากอุปกรณ์ใหม่',
  power_asked: 'ขอให้อำนาจหรือขอตั้งการเข้าใช้ใหม่ รอบุคคลที่สองยืนยัน',
  power_settled: 'คำขอที่รอบุคคลที่สองมีข้อยุติแล้ว',
  power_denied: 'ผู้เกี่ยวข้องพยายามยืนยันคำขอด้วยตนเอง ระบบปฏิเสธ',
  envelope_made: 'พิมพ์รหัสสำหรับซองปิดผนึกใหม่',
};

/** As many lines as a mail has; the console has them all. */
const LINES = 200;

/** What was told to someone who watches over power on one day, in one list. Nothing for who watches no more. */
export async function powerDigestMail(
  deps: Deps,
  { userId, details }: MailRow,
): Promise<MailWords | undefined> {
  const db = deps.db.orm;
  if (userId === null || !(await watchers(db, bangkokDate(deps.clock.now()))).includes(userId))
    return undefined;
  const { day } = details as { day: string };
  const from = bangkokInstant(day, '00:00');
  const to = new Date(Date.parse(from) + 86_400_000).toISOString();
  const rows = await db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.userId, userId),
        gte(notices.createdAt, from),
        lt(notices.createdAt, to),
        inArray(notices.kind, [...POWER_NOTICES]),
      ),
    )
    .orderBy(asc(notices.createdAt), asc(notices.id))
    .limit(LINES);
  if (rows.length === 0) return undefined;
  return {
    subject: `การให้และถอนอำนาจในระบบ ประจำวันที่ ${formatDate(day)}`,
    text: [
      `รายการที่เกี่ยวกับอำนาจและการเข้าใช้ระบบ ประจำวันที่ ${formatDate(day)}`,
      rows.map(lineOf).join('\n'),
      `หากมีรายการที่ท่านไม่ทราบมาก่อน โปรดตรวจในระบบที่ ${deps.config.publicOrigin}/console`,
      'อีเมลนี้ระบบส่งโดยอัตโนมัติ โปรดอย่าตอบกลับ',
    ].join('\n\n'),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function lineOf({ kind, createdAt, details }: typeof notices.$inferSelect): string {
  const about = [text(details['person']), text(details['orderNumber'])].filter(Boolean).join(' ');
  return `- ${formatDateTime(createdAt)} ${WORDS[kind as PowerNotice]}: ${about} โดย ${text(details['by'])}`;
}
