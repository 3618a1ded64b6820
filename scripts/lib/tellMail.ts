import type { Deps } from '../../api/src/office/deps.ts';
import { mailState } from '../../api/src/office/mail/mailState.ts';

/** Prints what became of the mail, and why some of it was not sent. */
export async function tellMail({ db, mailer }: Deps): Promise<void> {
  if (!mailer) console.log('ยังไม่ได้ตั้งค่าเซิร์ฟเวอร์อีเมล · No mail is sent: SMTP_URL and MAIL_FROM are not set');
  const { counts, unsent, subscriptions } = await mailState(db.orm);
  console.log('จดหมายของระบบ · Mail');
  for (const { state, count } of counts) console.log(`  ${state}  ${count}`);
  if (subscriptions) {
    const { addresses, confirmed, unconfirmed } = subscriptions;
    console.log('การรับข่าวทางอีเมล · Updates by e-mail');
    console.log(`  addresses  ${addresses}\n  confirmed  ${confirmed}\n  unconfirmed  ${unconfirmed}`);
  }
  for (const { createdAt, kind, state, name, attempts, lastError } of unsent) {
    console.log(`  ${createdAt}  ${kind}  ${name}  ${state} (${attempts})  ${lastError ?? ''}`);
  }
}
