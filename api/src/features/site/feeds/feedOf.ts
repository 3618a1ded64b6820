import { desc, sql } from 'drizzle-orm';
import { publicLogCheckpoints } from '@phoeiphrae/db/schema/publicLog';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { Site } from '@phoeiphrae/shared/site';
import type { FeedFilter } from '@phoeiphrae/shared/subscription';
import { formatFiscalYear } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps, Queryable } from '../../../office/deps.ts';
import { queryOf } from '../../../office/subscribers/topics.ts';
import { answerList } from '../search/answerList.ts';
import { newestSaying } from '../search/newestSaying.ts';

/** As many of each as a reader that asks once a day needs. */
const ITEMS = 50;
const CHECKPOINTS = 10;

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly link: string;
  readonly text: string;
}

/** A feed before it is written in one of its formats. */
export interface Feed {
  readonly title: string;
  readonly author: string;
  /** The page that it is of. */
  readonly page: string;
  /** The filter as it stands in an address, with its question mark; empty for everything. */
  readonly query: string;
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

/** A search is followed for what is new in it, not for what answers best. */
async function newestOf(deps: Deps, filter: FeedFilter) {
  const { q } = filter;
  if (q !== undefined) return newestSaying(deps.searchDb.orm, { ...filter, q }, ITEMS);
  return (await answerList(deps, { ...filter, limit: ITEMS })).items;
}

async function itemEntries(deps: Deps, filter: FeedFilter, origin: string): Promise<FeedEntry[]> {
  const items = await newestOf(deps, filter);
  const revisions = await revisionsAt(
    deps.publicDb.orm,
    items.map(({ slug }) => slug),
  );
  return items.map(({ slug, title, summary, publishedAt }) => {
    const link = `${origin}/i/${encodeURIComponent(slug)}`;
    const { revisionNumber, changeNote } = revisions.get(slug) ?? {};
    const note = changeNote ? `สิ่งที่เปลี่ยน: ${changeNote.th || changeNote.en}\n\n` : '';
    const id = `${link}#${String(revisionNumber)}`;
    return { id, title, at: publishedAt, link, text: note + summary };
  });
}

/** Of the cards at some addresses: a feed tells of each revision once, with what was said of it. */
async function revisionsAt(db: Queryable, slugs: readonly string[]) {
  const { slug, revisionNumber, changeNote } = publicCards;
  const rows = await db
    .select({ slug, revisionNumber, changeNote })
    .from(publicCards)
    .where(sql`${slug} = ANY(${sql.param([...slugs])}::text[])`);
  return new Map(rows.map((row) => [row.slug, row]));
}

async function checkpointEntries(db: Queryable, origin: string): Promise<FeedEntry[]> {
  const rows = await db
    .select()
    .from(publicLogCheckpoints)
    .orderBy(desc(publicLogCheckpoints.id))
    .limit(CHECKPOINTS);
  return rows.map(({ id, size, note, at }) => ({
    id: `${origin}/api/v1/public/log/checkpoints#${String(id)}`,
    title: `บันทึกสาธารณะ ${String(size)} รายการ`,
    at,
    link: `${origin}/verify`,
    text: note,
  }));
}

type FeedSite = Pick<Site, 'office' | 'categories' | 'workGroups'>;

const TRACK_NAMES: Record<Track, string> = { approval: 'ต้องขออนุญาต', immediate: 'เผยแพร่ได้ทันที' };

/** What the filter is called where the site has a name for it. */
function namesOf({ q, category, track, workGroup, fiscalYear }: FeedFilter, site: FeedSite): string[] {
  const names = [
    q && `“${q}”`,
    category && (site.categories.find(({ code }) => code === category)?.title.th ?? category),
    workGroup && (site.workGroups.find(({ code }) => code === workGroup)?.name.th ?? workGroup),
    track && TRACK_NAMES[track],
    fiscalYear && formatFiscalYear(fiscalYear),
  ];
  return names.filter((name) => typeof name === 'string');
}

/**
 * What is published now, or the part of it that a filter names, newest first. The feed of everything tells of the signed
 * heads of the public log too, so that copies of them are in many hands. What is no longer published is never told of.
 */
export async function feedOf(deps: Deps, filter: FeedFilter, site: FeedSite): Promise<Feed> {
  const origin = deps.config.publicOrigin;
  const query = queryOf(filter);
  const entries = [
    ...(await itemEntries(deps, filter, origin)),
    ...(query === '' ? await checkpointEntries(deps.publicDb.orm, origin) : []),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  const office = site.office.name.th;
  return {
    title: [...namesOf(filter, site), office].join(' · '),
    author: office,
    page: query === '' ? `${origin}/` : `${origin}/items${query}`,
    query,
    updated: entries[0]?.at ?? '1970-01-01T00:00:00.000Z',
    entries,
  };
}
