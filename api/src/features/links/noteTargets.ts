import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { checkedHosts, checkedPublications, checkedTargets, checkedUses } from '@phoeiphrae/db/schema/checks';
import { blobs } from '@phoeiphrae/db/schema/files';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { publications } from '@phoeiphrae/db/schema/items';
import type { CheckPlace } from '@phoeiphrae/shared/check';
import type { Content } from '@phoeiphrae/shared/content';
import { LINKS_VERSION, publishedLinks } from '@phoeiphrae/shared/publishedLinks';
import type { Deps, Tx } from '../../office/deps.ts';
import { recordingLast } from '../../office/log/recordEvent.ts';
import { tellOwners } from './tellOwners.ts';
import { lockItems } from './writeStanding.ts';

/** As many publications in one look; each is read in a transaction of its own. */
const AT_ONCE = 50;

/** Notes the links and files of what has become public since the last look. @returns how many publications were read. */
export async function noteTargets(deps: Deps): Promise<number> {
  let noted = 0;
  for (let ids = await unread(deps); ids.length > 0; ids = await unread(deps)) {
    for (const id of ids) await notePublication(deps, id);
    noted += ids.length;
  }
  return noted;
}

async function unread({ db }: Deps): Promise<string[]> {
  const { publicationId, readWith } = checkedPublications;
  const rows = await db.orm
    .select({ publicationId })
    .from(checkedPublications)
    .where(lt(readWith, LINKS_VERSION))
    .limit(AT_ONCE);
  return rows.map((row) => row.publicationId);
}

async function notePublication({ db, clock }: Deps, publicationId: string): Promise<void> {
  await db.orm.transaction(async (tx) => {
    const cards = await tx
      .select({ itemId: publicCards.itemId })
      .from(publicCards)
      .where(eq(publicCards.publicationId, publicationId));
    await lockItems(tx, cards);
    // It ends only after this is written, and takes it along; or it has ended.
    const [row] = await tx
      .select({ canonical: publications.canonical })
      .from(publications)
      .where(and(eq(publications.id, publicationId), isNull(publications.endedAt)))
      .for('update');
    const mark = eq(checkedPublications.publicationId, publicationId);
    const [waiting] = await tx.select().from(checkedPublications).where(mark).for('update');
    if (!row || !waiting || waiting.readWith >= LINKS_VERSION) return;
    const { content } = JSON.parse(row.canonical) as { content: Content };
    await keepUses(tx, { publicationId, content, now: clock.now() });
    await tx.update(checkedPublications).set({ readWith: LINKS_VERSION }).where(mark);
  });
}

interface Noting {
  readonly publicationId: string;
  readonly content: Content;
  readonly now: Date;
}

interface Pointer {
  readonly targetId: string;
  readonly label: string;
  readonly places: CheckPlace[];
}

async function keepUses(tx: Tx, noting: Noting): Promise<void> {
  const { publicationId, now } = noting;
  await tx.delete(checkedUses).where(eq(checkedUses.publicationId, publicationId));
  const pointers = [...(await keepLinks(tx, noting)), ...(await keepFiles(tx, noting))];
  if (pointers.length === 0) return;
  const uses = await tx
    .insert(checkedUses)
    .values(pointers.map((pointer) => ({ ...pointer, publicationId, itemId: sql`NULL`, since: sql`NULL` })))
    .returning();
  const broken = uses.filter(({ state }) => state === 'broken');
  await recordingLast(tx, async (record) => {
    for (const use of broken) {
      const [target] = await tx.select().from(checkedTargets).where(eq(checkedTargets.id, use.targetId));
      if (target) await tellOwners({ tx, now, record }, target, [use]);
    }
  });
}

/** The rows are taken in one order, servers first, so that nobody waits for another in a circle. */
async function keepLinks(tx: Tx, { content, now }: Noting): Promise<Pointer[]> {
  const links = publishedLinks(content);
  if (links.length === 0) return [];
  const at = now.toISOString();
  const hosts = [...new Set(links.map(({ host }) => host))].sort();
  await tx
    .insert(checkedHosts)
    .values(hosts.map((host) => ({ host, freeAt: at, dueAt: at })))
    .onConflictDoUpdate({
      target: checkedHosts.host,
      set: { dueAt: sql`least(${checkedHosts.dueAt}, excluded.due_at)` },
    });
  const rows = links.map(({ address, host }) => ({
    ...{ kind: 'link' as const, address, host },
    ...{ since: at, nextCheckAt: at },
  }));
  const ids = await keepTargets(tx, rows);
  return links.map(({ address, places }) => ({
    targetId: ids.get(address) ?? '',
    label: address,
    places: [...places],
  }));
}

/** What was kept was read when it came. */
async function keepFiles(tx: Tx, { content, now }: Noting): Promise<Pointer[]> {
  const files = [...new Map(content.files.map((file) => [file.sha256, file])).values()];
  if (files.length === 0) return [];
  const at = now.toISOString();
  const stored = await tx
    .select({ sha256: blobs.sha256, storedAt: blobs.storedAt })
    .from(blobs)
    .where(
      inArray(
        blobs.sha256,
        files.map(({ sha256 }) => sha256),
      ),
    );
  const rows = stored.map(({ sha256, storedAt }) => ({
    ...{ kind: 'file' as const, address: sha256, readAt: storedAt },
    ...{ since: at, nextCheckAt: at },
  }));
  const ids = await keepTargets(tx, rows);
  return files.flatMap(({ sha256, name }) => {
    const targetId = ids.get(sha256);
    return targetId === undefined ? [] : [{ targetId, label: name, places: ['file' as const] }];
  });
}

async function keepTargets(
  tx: Tx,
  rows: readonly (typeof checkedTargets.$inferInsert)[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const { kind, address, id } = checkedTargets;
  const sorted = [...rows].sort((one, other) => (one.address < other.address ? -1 : 1));
  const kept = await tx
    .insert(checkedTargets)
    .values(sorted)
    .onConflictDoUpdate({ target: [kind, address], set: { address: sql`excluded.address` } })
    .returning({ id, address });
  return new Map(kept.map((row) => [row.address, row.id]));
}
