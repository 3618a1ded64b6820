import { contentLikenesses } from '@phoeiphrae/db/schema/likeness';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { Tx } from '../../../office/deps.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import { judgedLikeContents } from './openLikeContents.ts';
import type { MakePrints } from './parts.ts';

/** Writes down, for those who watch over the process, that a content goes its way although a like one waits or was refused. */
export async function noteLikeContents(
  tx: Tx,
  revision: RevisionFacts,
  { way, words, now }: { way: Track; words: MakePrints; now: string },
): Promise<void> {
  const { itemId, id: revisionId, round } = revision.row;
  const found = await judgedLikeContents(tx, revision, words);
  if (found.length === 0) return;
  await tx.insert(contentLikenesses).values(
    found.map(({ itemId: otherItemId, revisionId: otherRevisionId, how, standing, reason }) => ({
      itemId,
      revisionId,
      round,
      way,
      otherItemId,
      otherRevisionId,
      how,
      standing,
      reason,
      at: now,
    })),
  );
}
