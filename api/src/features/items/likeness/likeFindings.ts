import { inArray } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import type { Finding } from '@phoeiphrae/shared/examination';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { maySee } from '../rules/itemPolicy.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import type { Viewer } from '../rules/viewer.ts';
import { wayFor } from '../rules/way.ts';
import { likeContents, type LikeContent } from './likeContents.ts';
import { likeSentence, whomToAsk } from './likeWords.ts';

/** As long as a finding's value may be. */
const LONGEST = 200;

/**
 * Like contents as whoever judges the revision in hand reads them, among the findings in its words: named by title to
 * those who may see the other item, and to all others by whom to ask.
 */
export async function likeFindings(db: Queryable, facts: ItemFacts, viewer: Viewer): Promise<Finding[]> {
  const { working } = facts;
  if (!working || wayFor(facts, working) !== 'immediate') return [];
  const likes = await likeContents(db, working.row, viewer.words);
  const asked = await whomToAsk(db, likes, working.policy.document);
  const titles = await titlesSeen(db, likes, viewer);
  return likes.map((like): Finding => {
    const file = working.row.content.files[Number(like.field.split('/')[1])];
    const said = likeSentence(like, file?.name)[viewer.locale];
    const whom = titles.get(like.itemId) ?? asked.get(like.itemId)?.[viewer.locale] ?? '';
    const masked = `${said} (${whom})`.slice(0, LONGEST);
    return { key: like.key, kind: 'like_content', place: { field: like.field }, hidden: false, masked };
  });
}

async function titlesSeen(
  db: Queryable,
  likes: readonly LikeContent[],
  { actor, today }: Viewer,
): Promise<Map<string, string>> {
  if (likes.length === 0) return new Map();
  const ids = [...new Set(likes.map(({ itemId }) => itemId))];
  const rows = await db.select().from(items).where(inArray(items.id, ids));
  const all = await loadFacts(db, rows, { today, policy: actor.policy });
  return new Map(all.filter((one) => maySee(actor, one)).map(({ item }) => [item.id, `“${item.title}”`]));
}
