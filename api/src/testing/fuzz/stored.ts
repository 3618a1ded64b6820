import type { TestApp } from '../buildTestApp.ts';
import type { Random } from './random.ts';

/** By the part of an address before an id: where the ids of such things are, and with what version. */
const TABLES = {
  items: 'SELECT id, version FROM items ORDER BY created_at DESC',
  users: 'SELECT id, version FROM users ORDER BY created_at DESC',
  appointments: 'SELECT id, version FROM appointments ORDER BY created_at DESC',
  members: 'SELECT id, version FROM committee_memberships',
  notices: 'SELECT id, version FROM notices ORDER BY created_at DESC',
  'work-groups': 'SELECT code AS id, version FROM work_groups',
  sessions: 'SELECT id, 1 AS version FROM sessions ORDER BY created_at',
  passkeys: 'SELECT id, 1 AS version FROM passkeys',
  'paper-decisions': 'SELECT id, 1 AS version FROM paper_decisions',
  policies: 'SELECT version::text AS id, 1 AS version FROM policies',
  files: 'SELECT sha256 AS id, 1 AS version FROM item_files',
  slugs: 'SELECT slug AS id, 1 AS version FROM items ORDER BY created_at DESC',
  codes: 'SELECT verify_code AS id, 1 AS version FROM publications',
} as const;
export type Kind = keyof typeof TABLES;
const LATEST = 60;

export const isKind = (name: string): name is Kind => name in TABLES;

/** What is stored, as far as a request can name it: ids by their kind. Looked at as the owner of the database. */
export interface Stored {
  readonly one: (kind: Kind, random: Random) => string | undefined;
  readonly refresh: () => Promise<void>;
  readonly versionOf: (kind: Kind, id: string) => Promise<number | undefined>;
  /** The hash of the newest revision of an item: what a caller has read who means it. */
  readonly hashOf: (item: string) => Promise<string | undefined>;
}

export function storedIn({ owner: { pool } }: TestApp): Stored {
  const ids = new Map<Kind, string[]>();
  const rowsOf = async (kind: Kind): Promise<string[]> => {
    const { rows } = await pool.query<{ id: string }>(`${TABLES[kind]} LIMIT ${String(LATEST)}`);
    return rows.map(({ id }) => id);
  };
  return {
    one(kind, random) {
      const list = ids.get(kind) ?? [];
      return list.length > 0 ? random.pick(list) : undefined;
    },
    async refresh() {
      for (const kind of Object.keys(TABLES) as Kind[]) ids.set(kind, await rowsOf(kind));
    },
    async versionOf(kind, id) {
      if (!ids.get(kind)?.includes(id)) return undefined;
      const sql = `SELECT version FROM (${TABLES[kind]}) AS all_of_kind WHERE id = $1`;
      return (await pool.query<{ version: number }>(sql, [id])).rows[0]?.version;
    },
    async hashOf(item) {
      if (!ids.get('items')?.includes(item)) return undefined;
      const sql = 'SELECT content_hash FROM revisions WHERE item_id = $1 ORDER BY number DESC LIMIT 1';
      return (await pool.query<{ content_hash: string }>(sql, [item])).rows[0]?.content_hash;
    },
  };
}
