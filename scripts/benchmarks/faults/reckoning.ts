import { connect, type Database } from '../../../db/src/client.ts';
import type { Acknowledged } from './writer.ts';

/** More than one endorsement is honest: two steps give one each. */
const MOST: Readonly<Record<string, number>> = { 'item.endorsed': 2 };
const OF_ITEMS =
  "e.type IN ('item.created', 'item.file_attached', 'item.submitted', 'item.endorsed', 'item.approved', 'item.published')";

/** What is public and was not approved on exactly its content. */
const UNAPPROVED = `SELECT p.slug FROM publications p JOIN revisions r ON r.id = p.revision_id
  WHERE p.content_hash <> encode(sha256(convert_to(p.canonical, 'UTF8')), 'hex') OR r.content_hash <> p.content_hash
    OR r.track = 'approval' AND NOT EXISTS (SELECT FROM decisions d WHERE d.revision_id = r.id
      AND d.round = r.round AND d.kind = 'approve' AND d.content_hash = p.content_hash)`;

/** What stands in the database after all of it. */
export interface Reckoned {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unapproved: number;
  readonly throttleHits: number;
  readonly throttleAttempts: number;
  readonly unexamined: number;
}

async function eventsByItem({ pool }: Database): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ slug: string; type: string; count: number }>(
    `SELECT i.slug, e.type, count(*)::int AS count FROM events e JOIN items i ON i.id = e.item_id
      WHERE ${OF_ITEMS} AND i.slug LIKE 'fault-%' GROUP BY i.slug, e.type`,
  );
  return new Map(rows.map(({ slug, type, count }) => [`${slug} ${type}`, count]));
}

export async function reckon(url: string, acknowledged: readonly Acknowledged[]): Promise<Reckoned> {
  const db = connect(url, { max: 1, waitMs: 30_000 });
  const count = async (sql: string): Promise<number> =>
    (await db.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) AS counted`)).rows[0]?.n ??
    0;
  try {
    const found = await eventsByItem(db);
    const said = Map.groupBy(acknowledged, ({ slug, event }) => `${slug} ${event}`);
    return {
      acknowledged: acknowledged.length,
      lost: [...said].filter(([act, acts]) => (found.get(act) ?? 0) < acts.length).map(([act]) => act),
      doubled: [...found]
        .filter(([act, times]) => times > (MOST[act.split(' ')[1] ?? ''] ?? 1))
        .map(([act]) => act),
      unapproved: await count(UNAPPROVED),
      throttleHits: await count('SELECT FROM throttle_hits'),
      throttleAttempts: await count('SELECT FROM throttle_attempts'),
      unexamined: await count("SELECT FROM file_examinations WHERE state NOT IN ('done', 'failed')"),
    };
  } finally {
    await db.end();
  }
}
