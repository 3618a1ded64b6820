import { eq } from 'drizzle-orm';
import { checkpoints } from '@phoeiphrae/db/schema/publicLog';
import { bangkokDate, formatDate } from '@phoeiphrae/shared/thaiCalendar';
import { seatsOn } from '../actor.ts';
import type { Deps } from '../deps.ts';
import type { MailWords } from '../../engines/mail/mailer.ts';
import type { MailRow } from './mailMaker.ts';

/** The checkpoint of a day for a member of the committee, who keeps it where nobody of the office can change it. */
export async function checkpointMail(
  deps: Deps,
  { userId, details }: MailRow,
): Promise<MailWords | undefined> {
  const db = deps.db.orm;
  if (userId === null || (await seatsOn(db, userId, bangkokDate(deps.clock.now()))).length === 0)
    return undefined;
  const { checkpoint, day } = details as { checkpoint: number; day: string };
  const [row] = await db.select().from(checkpoints).where(eq(checkpoints.id, checkpoint));
  if (!row) return undefined;
  const filename = `checkpoint-${day}.txt`;
  return {
    subject: `checkpoint ของบันทึกสาธารณะ ประจำวันที่ ${formatDate(day)}`,
    text: [
      'เรียน กรรมการ',
      `นี่คือ checkpoint ของบันทึกสาธารณะ ประจำวันที่ ${formatDate(day)} ซึ่งมี ${row.size} รายการ`,
      `โปรดเก็บไฟล์ ${filename} ที่แนบมานี้ไว้นอกระบบของหน่วยงาน เช่น ในเครื่องของท่านเอง`,
      'หากภายหลังมีผู้ลบหรือแก้บันทึก ไฟล์ที่ท่านเก็บไว้จะแสดงให้เห็นได้',
      `ตรวจสอบได้ที่ ${deps.config.publicOrigin}/verify`,
      row.note,
      'จดหมายนี้ระบบส่งโดยอัตโนมัติ ไม่ต้องตอบกลับ',
    ].join('\n\n'),
    attachments: [{ filename, content: Buffer.from(row.note), contentType: 'text/plain; charset=utf-8' }],
  };
}
