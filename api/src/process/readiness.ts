import { cannotConnect } from '@phoeiphrae/db/preflight';
import { StartError, errorCode } from '@phoeiphrae/db/startError';
import { checkFolder } from '../engines/blobs/folders.ts';
import type { Deps } from '../office/deps.ts';
import { notInForce } from '../office/rotateSeal.ts';
import { hasKeyInForce } from '../office/sealKeys.ts';
import { closeData } from './closeData.ts';
import { uploadsFolder } from '../features/files/uploads/uploads.ts';

const notMigrated = () =>
  new StartError('ฐานข้อมูลยังไม่มีตาราง', 'The database has no tables yet; run: node scripts/migrate.ts');

/** In PostgreSQL's words: the role that the connection asks for does not exist. */
const NO_ROLE = '22023';

/**
 * @throws StartError when the database is not reached, the tables are not there yet, or production finds what only a
 * demonstration may have.
 */
export async function checkReadiness(deps: Deps): Promise<void> {
  const { config, db } = deps;
  const tables = await db.pool
    .query<{ ready: boolean }>(
      `SELECT to_regclass('users') IS NOT NULL AND to_regclass('seal_keys') IS NOT NULL
        AND to_regclass('pgboss.job') IS NOT NULL AS ready`,
    )
    .catch((error: unknown) => {
      throw errorCode(error) === NO_ROLE ? notMigrated() : cannotConnect(error);
    });
  if (!tables.rows[0]?.ready) throw notMigrated();
  if (config.nodeEnv !== 'production') return;
  const { rowCount } = await db.pool.query('SELECT 1 FROM users WHERE is_demo LIMIT 1');
  if (rowCount !== 0) {
    throw new StartError(
      'ฐานข้อมูลมีบัญชีสาธิต จึงใช้งานจริงไม่ได้ ให้ใช้ฐานข้อมูลใหม่',
      'The database has demonstration accounts, which production never runs with; use a new database',
    );
  }
}

/** @throws StartError when the configured seal key is not the one in force. The first one that comes is. */
export async function checkSeal(deps: Deps): Promise<void> {
  if (!(await hasKeyInForce(deps.db.orm, deps))) throw notInForce();
}

/** @throws StartError when files cannot be taken or kept: the folder is not ours to write, the bucket is not reached. */
export async function checkStorage(deps: Deps): Promise<void> {
  await closeData(deps.config.dataDir);
  await checkFolder(uploadsFolder(deps));
  await deps.blobs.check();
}
