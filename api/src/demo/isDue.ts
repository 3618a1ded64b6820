import { connect, type Database } from '@phoeiphrae/db/client';
import { users } from '@phoeiphrae/db/schema/people';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import type { Tx } from '../office/deps.ts';

/** The announcement that the demonstration's people and content belong to. */
const DEMO_POLICY = 'spn2-2561';

/**
 * Whether the office's announcement is the demonstration's, and nobody is in the database yet.
 * @throws {PolicyFileError} when the file cannot be used.
 */
export async function demoFits(orm: Tx | Database['orm'], policyFile: string | undefined): Promise<boolean> {
  if (policyFile === undefined) return false;
  const policy = await readPolicyFile(policyFile);
  if (policy.code !== DEMO_POLICY) return false;
  const [known] = await orm.select({ id: users.id }).from(users).limit(1);
  return known === undefined;
}

/**
 * The same for a process that is not to become the one that makes the demonstration.
 * @throws {PolicyFileError} when the file cannot be used.
 */
export async function demoIsDue(config: { databaseUrl: string; policyFile?: string }): Promise<boolean> {
  const db = connect(config.databaseUrl, { role: 'phoeiphrae_app', applicationName: 'phoeiphrae-start' });
  try {
    return await demoFits(db.orm, config.policyFile);
  } finally {
    await db.end();
  }
}
