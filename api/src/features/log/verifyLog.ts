import { createHash } from 'node:crypto';
import { asc, getColumns, gt } from 'drizzle-orm';
import type { Database } from '@phoeiphrae/db/client';
import { events } from '@phoeiphrae/db/schema/log';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';

export type LogVerdict =
  | { readonly ok: true; readonly count: number; readonly lastHash: string }
  | {
      readonly ok: false;
      readonly seq: number;
      readonly fault: string;
      /** The columns of which one was changed. */
      readonly columns: readonly string[];
    };

const GENESIS = '0'.repeat(64);

export const entryHash = (previousHash: string, body: string): string =>
  createHash('sha256').update(`${previousHash}\n${body}`).digest('hex');

type Row = typeof events.$inferSelect;
const BATCH = 1000;

/** What the columns say must stand in the body too: they are what the log is searched by. */
const COLUMNS = {
  seq: (row: Row) => row.seq,
  at: (row: Row) => row.at,
  type: (row: Row) => row.type,
  itemId: (row: Row) => row.itemId,
  revisionId: (row: Row) => row.revisionId,
  subjectId: (row: Row) => row.subjectId,
  requestId: (row: Row) => row.requestId,
} as const;

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

interface EntryFault {
  readonly fault: string;
  readonly columns: readonly (keyof Row)[];
}

/** What is wrong with one entry, given the one before it; undefined when nothing is. */
function faultOf(row: Row, previous: { seq: number; hash: string }): EntryFault | undefined {
  const wrong = (fault: string, ...columns: (keyof Row)[]): EntryFault => ({ fault, columns });
  if (row.seq !== previous.seq + 1) return wrong(`entry ${String(previous.seq + 1)} is missing`, 'seq');
  if (row.previousHash !== previous.hash)
    return wrong('it does not continue the entry before it', 'previousHash');
  if (entryHash(row.previousHash, row.body) !== row.hash)
    return wrong('its content does not give its hash', 'body', 'hash');
  const body = parse(row.body);
  if (!body || canonicalJson(body) !== row.body) return wrong('its content is not canonical JSON', 'body');
  const differing = Object.entries(COLUMNS).find(([name, read]) => body[name] !== read(row));
  if (differing)
    return wrong(`its column ${differing[0]} differs from its content`, differing[0] as keyof Row);
  const by = body['by'] as { userId?: unknown } | undefined;
  if (by?.userId === row.actorId) return undefined;
  return wrong('its column actorId differs from its content', 'actorId');
}

/**
 * Recomputes the whole chain, from the first entry on, in batches. It finds what even the owner of the database
 * edits, deletes, inserts or swaps; only a tail that is cut off needs a hash kept elsewhere, so note down `lastHash`.
 * @returns the number of entries and the last hash, or the first bad entry and what is wrong with it.
 */
export async function verifyLog(db: Database, onProgress?: (count: number) => void): Promise<LogVerdict> {
  let previous = { seq: 0, hash: GENESIS };
  let after = Number.MIN_SAFE_INTEGER; // An entry slipped in before the first one is one too many as well.
  for (;;) {
    const rows = await db.orm
      .select()
      .from(events)
      .where(gt(events.seq, after))
      .orderBy(asc(events.seq))
      .limit(BATCH);
    for (const row of rows) {
      const wrong = faultOf(row, previous);
      if (wrong) {
        const columns = wrong.columns.map((name) => getColumns(events)[name].name);
        return { ok: false, seq: row.seq, fault: wrong.fault, columns };
      }
      previous = { seq: row.seq, hash: row.hash };
    }
    after = previous.seq;
    onProgress?.(after);
    if (rows.length < BATCH) return { ok: true, count: previous.seq, lastHash: previous.hash };
  }
}
