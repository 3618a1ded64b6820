import pg from 'pg';
import { StartError, errorCode, errorText } from './startError.ts';

/** What a PostgreSQL must have, as it answered. */
export interface DatabaseFacts {
  /** As in server_version_num: 150004 is 15.4. */
  version: number;
  encoding: string;
  /** How many trigrams pg_trgm sees in a Thai word; none when LC_CTYPE does not know Thai letters. */
  thaiTrigrams: number;
}

/** @throws StartError naming the first thing that this database lacks. */
export function judgeDatabase(facts: DatabaseFacts): void {
  if (facts.version < 150_000) {
    const found = `${String(Math.floor(facts.version / 10_000))}.${String(facts.version % 10_000)}`;
    throw new StartError(
      `ต้องใช้ PostgreSQL 15 ขึ้นไป (พบ ${found})`,
      `PostgreSQL 15 or later is needed, found ${found}`,
    );
  }
  if (facts.encoding !== 'UTF8') {
    throw new StartError(
      `ฐานข้อมูลต้องเข้ารหัสแบบ UTF8 (พบ ${facts.encoding}) ให้สร้างใหม่ด้วย ENCODING UTF8 TEMPLATE template0`,
      `The database must be encoded in UTF8, found ${facts.encoding}; create it with ENCODING UTF8 TEMPLATE template0`,
    );
  }
  if (facts.thaiTrigrams === 0) {
    throw new StartError(
      'ฐานข้อมูลไม่รู้จักตัวอักษรไทย ให้สร้างใหม่ด้วย LC_CTYPE C.UTF-8',
      'The database does not know Thai letters; create it with LC_CTYPE C.UTF-8 (or another UTF-8 locale)',
    );
  }
}

/**
 * Connects once and checks that the database can carry the product.
 * @throws StartError in one line: not reachable, refused, too old, not UTF-8, blind to Thai.
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = await open(url);
  try {
    judgeDatabase(await factsOf(client));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function open(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw cannotConnect(error);
  }
}

/** The one line for a database that is not reached or does not let us in; the address stays out of it. */
export function cannotConnect(error: unknown): StartError {
  const [code, text] = [errorCode(error) ?? '', errorText(error)];
  const reason = text.includes(code) ? text : `${text} (${code})`;
  return new StartError('เชื่อมต่อฐานข้อมูลตาม DATABASE_URL ไม่ได้', `Cannot connect to DATABASE_URL: ${reason}`);
}

/** Tries pg_trgm in a transaction that is undone: the extension belongs to the migrations. */
async function factsOf(client: pg.Client): Promise<DatabaseFacts> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  // Another encoding cannot even be asked about Thai letters: it has none, and says so in words of its own.
  if (version < 150_000 || encoding !== 'UTF8') return { version, encoding, thaiTrigrams: 0 };
  try {
    await client.query('BEGIN');
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const found = await client.query<{ n: number }>("SELECT cardinality(show_trgm('ความโปร่งใส')) AS n");
    return { version, encoding, thaiTrigrams: found.rows[0]?.n ?? 0 };
  } catch (error) {
    throw new StartError(
      'ฐานข้อมูลติดตั้งส่วนขยาย pg_trgm ไม่ได้',
      `The database cannot have the extension pg_trgm: ${errorText(error)}`,
    );
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}
