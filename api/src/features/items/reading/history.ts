import { asc, eq } from 'drizzle-orm';
import { events } from '@phoeiphrae/db/schema/log';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { ItemHistory } from '@phoeiphrae/shared/history';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { maySeeRevision } from '../rules/itemPolicy.ts';
import type { Viewer } from '../rules/viewer.ts';
import { revisionsOf } from './revisions.ts';

interface Body {
  readonly by: ActorStamp;
  readonly details: Record<string, unknown>;
}

/** The item's part of the log, for the revisions that this person may see. Refused attempts are the log's business. */
export async function historyOf(db: Queryable, facts: ItemFacts, viewer: Viewer): Promise<ItemHistory> {
  const all = await revisionsOf(db, facts, viewer);
  const seen = all.filter((revision) => maySeeRevision(viewer.actor, facts, revision));
  const numbers = new Map(seen.map(({ row }) => [row.id, row.number]));
  const notes = new Map(seen.map(({ row }) => [row.id, row.content.changeNote ?? null]));
  const reasons = new Map(
    seen.flatMap(({ decisions }) => decisions.map((d) => [`${d.revisionId} ${d.decidedAt}`, d])),
  );
  const rows = await db
    .select()
    .from(events)
    .where(eq(events.itemId, facts.item.id))
    .orderBy(asc(events.seq));
  const entries = rows.flatMap((row) => {
    const number = row.revisionId === null ? undefined : numbers.get(row.revisionId);
    if (number === undefined || row.type === 'item.refused') return [];
    const { by, details } = JSON.parse(row.body) as Body;
    const decision = reasons.get(`${row.revisionId ?? ''} ${row.at}`);
    const reason = decision?.reason ?? (typeof details['reason'] === 'string' ? details['reason'] : null);
    const hash = details['contentHash'];
    return [
      {
        seq: row.seq,
        at: row.at,
        type: row.type,
        by,
        revisionNumber: number,
        reason,
        contentHash: typeof hash === 'string' ? hash : null,
        changeNote: row.type === 'item.published' ? (notes.get(row.revisionId ?? '') ?? null) : null,
      },
    ];
  });
  return { entries };
}
