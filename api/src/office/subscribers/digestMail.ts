import { and, asc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import {
  digestMatches,
  subscribers,
  subscriptions,
  subscriptionTopics,
} from '@phoeiphrae/db/schema/subscriptions';
import { SITE_PAGES, addressIn, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import { bangkokDate, formatDate } from '@phoeiphrae/shared/thaiCalendar';
import type { MailWords } from '../../engines/mail/mailer.ts';
import type { Deps } from '../deps.ts';
import type { MailRow } from '../mail/mailMaker.ts';
import { policyInForce } from '../policyStore.ts';
import { listHeaders } from './listHeaders.ts';
import { linkOf, makeLink } from './links.ts';
import { filterIn, topicName } from './topics.ts';

/** As many lines as a mail has; the list that it leads to has them all. */
const LINES = 100;

const WORDS: Record<
  SiteLocale,
  Record<'subject' | 'lead' | 'all' | 'new' | 'renewed' | 'end' | 'machine', string>
> = {
  th: {
    subject: 'ข่าวการเผยแพร่ข้อมูลของ',
    lead: 'เรื่องที่เผยแพร่หรือปรับปรุงใหม่ ตามที่ท่านขอรับข่าวไว้',
    all: 'ดูทั้งหมด',
    new: 'เผยแพร่ใหม่',
    renewed: 'ปรับปรุง',
    end: 'ดูหรือเลิกรับข่าว',
    machine: 'จดหมายนี้ระบบส่งโดยอัตโนมัติ วันละไม่เกินหนึ่งฉบับ ไม่ต้องตอบกลับ',
  },
  en: {
    subject: 'Updates from ',
    lead: 'What was published or renewed, of what you asked to be told of',
    all: 'See all of it',
    new: 'new',
    renewed: 'renewed',
    end: 'See or end what you get',
    machine: 'This mail was sent by a machine, no more than one a day; there is no need to answer.',
  },
};

interface Told {
  readonly query: string;
  readonly slug: string;
  readonly revision: number;
}

/** What matched on a day and came after the subscription was confirmed: topic by topic, oldest first, each item once. */
async function matchesFor({ db }: Deps, subscriberId: string, day: string): Promise<Told[]> {
  const { leaf, slug, revisionNumber, topicId } = digestMatches;
  const rows = await db.orm
    .select({ query: subscriptionTopics.query, slug, revision: revisionNumber })
    .from(subscriptions)
    .innerJoin(subscriptionTopics, eq(subscriptionTopics.id, subscriptions.topicId))
    .innerJoin(
      digestMatches,
      and(eq(topicId, subscriptions.topicId), eq(digestMatches.day, day), gte(leaf, subscriptions.sinceLeaf)),
    )
    .where(and(eq(subscriptions.subscriberId, subscriberId), isNotNull(subscriptions.confirmedAt)))
    .orderBy(asc(subscriptionTopics.query), asc(leaf));
  const seen = new Set<string>();
  return rows.filter(({ slug: at }) => !seen.has(at) && seen.add(at));
}

/** Of what matched, what is public at this moment in that same revision, asked with the eyes of the public. */
async function stillPublic({ publicDb }: Deps, told: readonly Told[]): Promise<Map<string, string>> {
  const { slug, revisionNumber, title } = publicCards;
  const rows = await publicDb.orm
    .select({ slug, revision: revisionNumber, title })
    .from(publicCards)
    .where(sql`${slug} = ANY(${sql.param(told.map((one) => one.slug))}::text[])`);
  const revisions = new Map(told.map((one) => [one.slug, one.revision]));
  return new Map(
    rows.filter((row) => revisions.get(row.slug) === row.revision).map((row) => [row.slug, row.title]),
  );
}

/** A title is one line, and is not taken for a line of ours. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * What became public of what somebody follows, of a day. Asked anew when it is sent: what ceased to be public meanwhile, or
 * has another revision, which the next day tells of, is not named. Nothing where nothing is left.
 */
export async function digestMail(deps: Deps, row: MailRow): Promise<MailWords | undefined> {
  const { day } = row.details as { day: string };
  const [reader] = await deps.db.orm
    .select({ id: subscribers.id, locale: subscribers.locale })
    .from(subscribers)
    .where(eq(subscribers.id, row.subscriberId ?? ''));
  if (!reader) return undefined;
  const matched = await matchesFor(deps, reader.id, day);
  const titles = await stillPublic(deps, matched);
  const told = matched.filter(({ slug }) => titles.has(slug)).slice(0, LINES);
  if (told.length === 0) return undefined;
  const now = deps.clock.now();
  const { document } = await policyInForce(deps.db.orm, bangkokDate(now));
  const { locale } = reader;
  const origin = deps.config.publicOrigin;
  const link = linkOf(origin, locale, await makeLink(deps.db.orm, reader.id, now));
  const words = WORDS[locale];
  const at = (path: string) => origin + addressIn(locale, path);
  const line = ({ slug, revision }: Told) =>
    `- ${oneLine(titles.get(slug) ?? '')} (${revision === 1 ? words.new : words.renewed})\n  ${at(`/i/${encodeURIComponent(slug)}`)}`;
  const topics = [...Map.groupBy(told, ({ query }) => query)].map(([query, of]) =>
    [
      topicName(filterIn(query), { document, locale, saysWords: true }),
      ...of.map(line),
      `${words.all}: ${at(SITE_PAGES['public-items'].path + query)}`,
    ].join('\n'),
  );
  return {
    subject: `${words.subject}${document.office.name[locale]} · ${formatDate(day, { locale })}`,
    text: [words.lead, ...topics, `${words.end}:\n${link}`, words.machine].join('\n\n'),
    headers: listHeaders(origin, link),
  };
}
