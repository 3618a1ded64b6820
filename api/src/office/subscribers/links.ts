import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { subscriberLinks } from '@phoeiphrae/db/schema/subscriptions';
import { SITE_PAGES, addressIn, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import type { Queryable } from '../deps.ts';

const BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes the secret of a mail's links. Only its digest is stored: who reads the database can end nothing. */
export async function makeLink(db: Queryable, subscriberId: string, now: Date): Promise<string> {
  const token = randomBytes(BYTES).toString('base64url');
  await db
    .insert(subscriberLinks)
    .values({ sha256: digestOf(token), subscriberId, madeAt: now.toISOString() });
  return token;
}

/** Whose link a secret is of; undefined for nobody's, and for one that has lapsed. */
export async function subscriberOf(db: Queryable, token: string): Promise<string | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const [row] = await db
    .select({ id: subscriberLinks.subscriberId })
    .from(subscriberLinks)
    .where(eq(subscriberLinks.sha256, digestOf(token)));
  return row?.id;
}

/** Where a secret leads. @param origin of the site, without a slash at its end */
export const linkOf = (origin: string, locale: SiteLocale, token: string): string =>
  origin + addressIn(locale, SITE_PAGES.subscription.path.replace(':token', token));
