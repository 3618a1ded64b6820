import { desc } from 'drizzle-orm';
import { publicLogCheckpoints } from '@phoeiphrae/db/schema/publicLog';
import { publicItems } from '@phoeiphrae/db/schema/published';
import type { Queryable } from '../../office/deps.ts';
import { escapeMarkup } from '../../http/escapeMarkup.ts';

/** As many of each as a reader that asks once a day needs. */
const ITEMS = 50;
const CHECKPOINTS = 10;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly link: string;
  readonly text: string;
}

// XML 1.0 holds no control characters, escaped or not.
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const xml = (text: string): string => escapeMarkup(text.replace(UNFIT, ''));

const entryOf = ({ id, title, at, link, text }: Entry): string =>
  [
    '<entry>',
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${at}</updated>`,
    `<link rel="alternate" href="${xml(link)}"/>`,
    `<summary>${xml(text)}</summary>`,
    '</entry>',
  ].join('');

async function itemEntries(db: Queryable, origin: string): Promise<Entry[]> {
  const { slug, title, summary, publishedAt, revisionNumber } = publicItems;
  const rows = await db
    .select({ slug, title, summary, publishedAt, revisionNumber, id: publicItems.id })
    .from(publicItems)
    .orderBy(desc(publishedAt), desc(publicItems.id))
    .limit(ITEMS);
  return rows.map((row) => {
    const link = `${origin}/i/${encodeURIComponent(row.slug)}`;
    const id = `${link}#${String(row.revisionNumber)}`;
    return { id, title: row.title, at: row.publishedAt, link, text: row.summary };
  });
}

async function checkpointEntries(db: Queryable, origin: string): Promise<Entry[]> {
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

/**
 * The feed (Atom, RFC 4287): what is published now, and the signed heads of the public log, so that copies of them are in
 * many hands. What is no longer published is never told of.
 */
export async function drawFeed(db: Queryable, office: string, origin: string): Promise<string> {
  const entries = [...(await itemEntries(db, origin)), ...(await checkpointEntries(db, origin))];
  entries.sort((a, b) => (a.at < b.at ? 1 : -1));
  const updated = entries[0]?.at ?? '1970-01-01T00:00:00.000Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">',
    `<id>${xml(origin)}/feed.xml</id>`,
    `<title>${xml(office)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${xml(office)}</name></author>`,
    `<link rel="self" href="${xml(origin)}/feed.xml"/>`,
    `<link rel="alternate" href="${xml(origin)}/"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
