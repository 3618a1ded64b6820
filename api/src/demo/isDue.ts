import { connect, type Database } from '@phoeiphrae/db/client';
import { users } from '@phoeiphrae/db/schema/people';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import type { Tx } from '../office/deps.ts';
import { demoDayOf } from './demoDay.ts';
import { spanOf } from './span.ts';

/** The announcement that the demonstration's people and content belong to. */
const DEMO_POLICY = 'spn2-2561';

/** The fiscal year on whose first morning the office began with the system. */
const FIRST_YEAR = 'fy-4';

/** The first day of which the demonstration tells. */
export const firstDayOf = (now: Date): string => spanOf(FIRST_YEAR, demoDayOf(now)).from;

/**
 * Whether the office's announcement is the demonstration's and was in force on the first day of which it tells, and
 * nobody is in the database yet.
 * @throws {PolicyFileError} when the file cannot be used.
 */
export async function demoFits(
  orm: Tx | Database['orm'],
  policyFile: string | undefined,
  now: Date,
): Promise<boolean> {
  if (policyFile === undefined) return false;
  const policy = await readPolicyFile(policyFile);
  if (policy.code !== DEMO_POLICY || policy.effectiveFrom > firstDayOf(now)) return false;
  const [known] = await orm.select({ id: users.id }).from(users).limit(1);
  return known === undefined;
}

/**
 * The same for a process that is not to become the one that makes the demonstration.
 * @throws {PolicyFileError} when the file cannot be used.
 */
export async function demoIsDue(
  config: { databaseUrl: string; policyFile?: string },
  now: Date,
): Promise<boolean> {
  const db = connect(config.databaseUrl, { role: 'phoeiphrae_app', applicationName: 'phoeiphrae-start' });
  try {
    return await demoFits(db.orm, config.policyFile, now);
  } finally {
    await db.end();
  }
}
