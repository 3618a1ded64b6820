import { eq } from 'drizzle-orm';
import { subscribers, subscriptions, subscriptionTopics } from '@phoeiphrae/db/schema/subscriptions';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import { UNCONFIRMED_DAYS } from '@phoeiphrae/shared/subscriptionTerms';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { MailWords } from '../../engines/mail/mailer.ts';
import type { Deps } from '../deps.ts';
import type { MailRow } from '../mail/mailMaker.ts';
import { policyInForce } from '../policyStore.ts';
import { listHeaders } from './listHeaders.ts';
import { linkOf, makeLink } from './links.ts';
import { filterIn, topicName } from './topics.ts';

interface Said {
  readonly office: string;
  readonly topic: string;
  readonly link: string;
}
const DAYS = String(UNCONFIRMED_DAYS);

const ASKED: Record<SiteLocale, (said: Said) => { subject: string; text: string[] }> = {
  th: ({ office, topic, link }) => ({
    subject: `ยืนยันการรับข่าวทางอีเมลจาก${office}`,
    text: [
      `มีผู้ขอให้ส่งข่าวการเผยแพร่ข้อมูลของ${office}มาที่อีเมลนี้`,
      `เรื่องที่ขอ: ${topic}`,
      `หากท่านเป็นผู้ขอ โปรดเปิดลิงก์นี้แล้วกดปุ่มยืนยัน:\n${link}`,
      `หากท่านไม่ได้ขอ ไม่ต้องทำอะไร ระบบจะไม่ส่งข่าว และจะลบอีเมลนี้ภายใน ${DAYS} วัน`,
      'จดหมายนี้ระบบส่งโดยอัตโนมัติ ไม่ต้องตอบกลับ',
    ],
  }),
  en: ({ office, topic, link }) => ({
    subject: `Confirm e-mail updates from ${office}`,
    text: [
      `Somebody asked for updates on what ${office} publishes to be sent to this address.`,
      `What was asked for: ${topic}`,
      `If it was you, open this link and press the button there:\n${link}`,
      `If it was not, there is nothing to do: no updates are sent, and this address is deleted within ${DAYS} days.`,
      'This mail was sent by a machine; there is no need to answer.',
    ],
  }),
};

const STANDING: Record<SiteLocale, (said: Said) => { subject: string; text: string[] }> = {
  th: ({ office, topic, link }) => ({
    subject: `ท่านรับข่าวจาก${office}อยู่แล้ว`,
    text: [
      `มีผู้ขอให้ส่งข่าวการเผยแพร่ข้อมูลของ${office}มาที่อีเมลนี้ ซึ่งรับข่าวเรื่องนั้นอยู่แล้ว`,
      `เรื่องที่ขอ: ${topic}`,
      `ดูหรือเลิกรับข่าวได้ที่:\n${link}`,
      'จดหมายนี้ระบบส่งโดยอัตโนมัติ ไม่ต้องตอบกลับ',
    ],
  }),
  en: ({ office, topic, link }) => ({
    subject: `You already get updates from ${office}`,
    text: [
      `Somebody asked for updates on what ${office} publishes to be sent to this address, which gets them already.`,
      `What was asked for: ${topic}`,
      `See or end what you get:\n${link}`,
      'This mail was sent by a machine; there is no need to answer.',
    ],
  }),
};

/** The link by which who asked for updates confirms it, or sees that they have them; nothing once it was ended or lapsed. */
export async function confirmationMail(deps: Deps, row: MailRow): Promise<MailWords | undefined> {
  const db = deps.db.orm;
  const { subscription } = row.details as { subscription: string };
  const [asked] = await db
    .select({
      subscriberId: subscribers.id,
      locale: subscribers.locale,
      query: subscriptionTopics.query,
      confirmedAt: subscriptions.confirmedAt,
    })
    .from(subscriptions)
    .innerJoin(subscribers, eq(subscribers.id, subscriptions.subscriberId))
    .innerJoin(subscriptionTopics, eq(subscriptionTopics.id, subscriptions.topicId))
    .where(eq(subscriptions.id, subscription));
  if (!asked) return undefined;
  const { subscriberId, locale, query, confirmedAt } = asked;
  const now = deps.clock.now();
  const { document } = await policyInForce(db, bangkokDate(now));
  const link = linkOf(deps.config.publicOrigin, locale, await makeLink(db, subscriberId, now));
  const topic = topicName(filterIn(query), { document, locale, saysWords: false });
  const said = { office: document.office.name[locale], topic, link };
  const { subject, text } = (confirmedAt === null ? ASKED : STANDING)[locale](said);
  return { subject, text: text.join('\n\n'), headers: listHeaders(deps.config.publicOrigin, link) };
}
