import { eq } from 'drizzle-orm';
import { publicVerifications } from '@phoeiphrae/db/schema/publicLog';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import { SITE_PAGES, sitePageAt, type SitePageName } from '@phoeiphrae/shared/sitePages';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../office/deps.ts';
import { tombstoneAt } from './publicItemAt.ts';
import { publicPolicyInForce } from './publicPolicies.ts';
import { siteCategory } from './site.ts';
import { codeOf } from './verification/verifyCode.ts';

export interface Page {
  readonly status: 200 | 404 | 410;
  readonly title: string;
  readonly description: string;
  /** Whether search engines may keep it. */
  readonly indexed: boolean;
  /** Whether what stands here can be found by guessing, so that few wrong guesses are borne. */
  readonly guessable: boolean;
}

/** Without slashes at the end. No pattern: one would take a time that grows with the square of the slashes. */
function withoutTail(address: string): string {
  let end = address.length;
  while (end > 1 && address[end - 1] === '/') end--;
  return address.slice(0, end);
}

/** Whether a code was ever given out. What it stands for is asked of the API, which bears few wrong guesses. */
async function knowsCode(db: Queryable, typed: string): Promise<boolean> {
  const code = codeOf(typed);
  if (code === undefined) return false;
  const { verifyCode } = publicVerifications;
  const [row] = await db.select({ verifyCode }).from(publicVerifications).where(eq(verifyCode, code));
  return row !== undefined;
}

interface Found {
  readonly title: string;
  readonly description?: string;
}

/** What a page with a part in its address needs of the database; undefined when nothing stands there. */
type Finder = (db: Queryable, part: string, policy: Policy) => Promise<Found | undefined>;

/** The pages whose address has a part of its own, each with what stands there. */
const FINDERS: Partial<Record<SitePageName, Finder>> = {
  category: async (db, code, policy) => {
    const entry = await siteCategory(db, policy, code);
    return entry && { title: entry.title.th, description: entry.description.th };
  },
  problem: async (_db, code) =>
    Object.hasOwn(PROBLEMS, code) ? { title: PROBLEMS[code as ProblemCode].title.th } : undefined,
  'verify-code': async (db, code) =>
    (await knowsCode(db, code)) ? { title: SITE_PAGES['verify-code'].title } : undefined,
  'public-item': async (db, slug) => {
    const { title, summary: description } = publicCards;
    const [card] = await db
      .select({ title, description })
      .from(publicCards)
      .where(eq(publicCards.slug, normaliseThai(slug)));
    return card;
  },
};

/**
 * What stands at an address of the site: its status and what its head says.
 * @throws {ProblemException} 503 when no announcement is in force.
 */
export async function pageAt(db: Queryable, address: string, today: string): Promise<Page> {
  const { document: policy } = await publicPolicyInForce(db, today);
  const { office } = policy;
  const suffix = office.name.th;
  const name = (title: string) => (title === '' ? suffix : `${title} · ${suffix}`);
  const about = `ข้อมูลข่าวสารที่ ${office.name.th} เผยแพร่ต่อสาธารณะตามประกาศของหน่วยงาน`;
  const clean = withoutTail(address);
  const match = sitePageAt(clean);
  const guessable = match?.name === 'verify-code';
  const found = ({ title, description = about }: Found, indexed: boolean): Page => ({
    status: 200,
    title: name(title),
    description,
    indexed,
    guessable,
  });
  const missing = (status: 404 | 410, title: string): Page => ({
    status,
    title: name(title),
    description: about,
    indexed: false,
    guessable,
  });

  if (clean === '/console' || clean.startsWith('/console/')) return found({ title: 'ระบบงาน' }, false);
  if (!match) return missing(404, 'ไม่พบหน้านี้');
  const page = SITE_PAGES[match.name];
  const finder = FINDERS[match.name];
  if (!finder) return found(page, page.indexed);
  const there = await finder(db, match.part, policy);
  if (there) return found(there, page.indexed);
  if (match.name === 'verify-code') return missing(404, 'ไม่พบรหัสนี้');
  const gone = match.name === 'public-item' ? await tombstoneAt(db, match.part) : undefined;
  return gone ? missing(410, 'เลิกเผยแพร่แล้ว') : missing(404, 'ไม่พบหน้านี้');
}
