import pg from 'pg';
import { ADVISORY_LOCKS } from './advisoryLocks.ts';
import { readMigrations, type MigrationFile } from './migrationFiles.ts';
import { StartError, errorText } from './startError.ts';

// eslint-disable-next-line phoeiphrae/no-database-clock -- when the database was changed, in its own words; nobody reads it
const TABLE = `CREATE TABLE IF NOT EXISTS schema_migrations (
  name text PRIMARY KEY,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;

/**
 * Brings the database to the newest migration. Forward only; each file is one transaction; a file that was merged late,
 * with a lower number than one already applied, still runs.
 * @returns the names of the files applied by this call
 * @throws StartError when an applied file has changed since, the database is newer than the files, or a file fails
 */
export async function migrate(url: string, dir?: string): Promise<string[]> {
  const files = readMigrations(dir);
  const client = new pg.Client({ connectionString: url, application_name: 'phoeiphrae-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCKS.migration]);
    await client.query(TABLE);
    const pending = await pendingOf(client, files);
    for (const file of pending) await apply(client, file);
    return pending.map((file) => file.name);
  } finally {
    await client.end(); // Ends the session, and with it the lock.
  }
}

async function pendingOf(client: pg.Client, files: MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM schema_migrations',
  );
  const applied = new Map(rows.map((row) => [row.name, row.sha256]));
  const known = new Map(files.map((file) => [file.name, file.sha256]));
  for (const [name, sha256] of applied) {
    const now = known.get(name);
    if (now === undefined) {
      throw new StartError(
        `ฐานข้อมูลใหม่กว่าโปรแกรมนี้ (${name})`,
        `The database has migration ${name}, which this version does not know; use a newer version`,
      );
    }
    if (now !== sha256) {
      throw new StartError(
        `ไฟล์ ${name} ถูกแก้หลังจากใช้กับฐานข้อมูลแล้ว`,
        `Migration ${name} was changed after it was applied; put it back and write a new one instead`,
      );
    }
  }
  return files.filter((file) => !applied.has(file.name));
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(file.sql);
    await client.query('INSERT INTO schema_migrations (name, sha256) VALUES ($1, $2)', [
      file.name,
      file.sha256,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    const line = lineOf(file.sql, error);
    throw new StartError(
      `ปรับโครงสร้างฐานข้อมูลไม่สำเร็จที่ ${file.name}`,
      `Migration ${file.name}${line} failed: ${errorText(error)}`,
    );
  }
}

/** PostgreSQL tells the position in characters; a person needs the line. */
function lineOf(sql: string, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : NaN;
  return position > 0 ? ` line ${String(sql.slice(0, position).split('\n').length)}` : '';
}
