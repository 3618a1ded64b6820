import { eq, inArray } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { workGroups } from '@phoeiphrae/db/schema/people';
import { LIKE_STANDINGS } from '@phoeiphrae/shared/likeContent';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Queryable } from '../../../office/deps.ts';
import type { LikeContent } from './likeContents.ts';

/**
 * Whom to ask about each of these contents: the first who decides for the work group that has it. Of the item itself
 * nothing is told, since whoever reads this may not see it.
 */
export async function whomToAsk(
  db: Queryable,
  likes: readonly LikeContent[],
  { chain, posts }: Policy,
): Promise<ReadonlyMap<string, Bilingual>> {
  if (likes.length === 0) return new Map();
  const ids = [...new Set(likes.map(({ itemId }) => itemId))];
  const rows = await db
    .select({ id: items.id, code: items.workGroup, th: workGroups.nameTh, en: workGroups.nameEn })
    .from(items)
    .innerJoin(workGroups, eq(workGroups.code, items.workGroup))
    .where(inArray(items.id, ids));
  const post = posts.find(({ code }) => code === chain[0]?.post)?.title;
  return new Map(
    rows.map(({ id, th, en }) => [
      id,
      { th: post ? `${post.th} ${th}` : th, en: post ? `${post.en}, ${en}` : en },
    ]),
  );
}

/** What is alike, and how the other content stands. */
export function likeSentence({ how, standing }: LikeContent, name: string | undefined): Bilingual {
  const { th, en } = LIKE_STANDINGS[standing];
  return how === 'bytes'
    ? {
        th: `ไฟล์ “${name ?? ''}” เป็นไฟล์เดียวกับในเรื่องอื่นที่${th}`,
        en: `The file “${name ?? ''}” is the same as in another item that ${en}`,
      }
    : {
        th: `เนื้อหาเหมือนหรือเกือบเหมือนกับเรื่องอื่นที่${th}`,
        en: `The content is the same, or nearly the same, as that of another item that ${en}`,
      };
}
