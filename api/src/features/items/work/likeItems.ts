import { desc, inArray } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { contentLikenesses } from '@phoeiphrae/db/schema/likeness';
import type { LikeItem } from '@phoeiphrae/shared/inbox';
import type { Queryable } from '../../../office/deps.ts';
import { presentCard } from '../reading/presentItem.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import type { Viewer } from '../rules/viewer.ts';

const LISTED = 50;

/** What was put before the chain, or went out, although a like content waited or was refused; the newest first. */
export async function likeItemsFor(db: Queryable, viewer: Viewer): Promise<LikeItem[]> {
  const { at, id } = contentLikenesses;
  const rows = await db.select().from(contentLikenesses).orderBy(desc(at), desc(id)).limit(LISTED);
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap(({ itemId, otherItemId }) => [itemId, otherItemId]))];
  const found = await db.select().from(items).where(inArray(items.id, ids));
  const facts = await loadFacts(db, found, { today: viewer.today, policy: viewer.actor.policy });
  const cards = new Map(facts.map((one) => [one.item.id, presentCard(one, viewer)]));
  return rows.flatMap(({ itemId, otherItemId, way, how, standing, reason, at: moment }): LikeItem[] => {
    const [item, other] = [cards.get(itemId), cards.get(otherItemId)];
    return item && other ? [{ item, other, way, how, standing, reason, at: moment }] : [];
  });
}
