import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { policies, workGroups } from '@phoeiphrae/db/schema/people';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Policy } from '@phoeiphrae/shared/policy';
import { SYSTEM_STAMP } from '../../actor.ts';
import type { Database } from '@phoeiphrae/db/client';
import type { Tx } from '../../deps.ts';
import { recordEvent } from '../log/recordEvent.ts';

/**
 * Stores an announcement as the next version, unless the newest one says the same. Work groups that it names are
 * added; those that exist keep what the office has made of them.
 * @returns the version in the database and whether it is new.
 */
export async function loadPolicy(
  db: Database,
  document: Policy,
  now: string,
): Promise<{ version: number; isNew: boolean }> {
  const sha256 = createHash('sha256').update(canonicalJson(document)).digest('hex');
  return db.orm.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(5202563)`);
    const [known] = await tx
      .select({ version: policies.version })
      .from(policies)
      .where(eq(policies.sha256, sha256));
    if (known) return { version: known.version, isNew: false };
    const [last] = await tx
      .select({ version: policies.version })
      .from(policies)
      .orderBy(desc(policies.version))
      .limit(1);
    const version = (last?.version ?? 0) + 1;
    const row = {
      version,
      code: document.code,
      effectiveFrom: document.effectiveFrom,
      document,
      sha256,
      loadedAt: now,
    };
    await tx.insert(policies).values(row);
    await addWorkGroups(tx, document);
    const details = { version, code: document.code, sha256 };
    await recordEvent(tx, { type: 'policy.loaded', by: SYSTEM_STAMP, at: now, requestId: null, details });
    return { version, isNew: true };
  });
}

async function addWorkGroups(tx: Tx, document: Policy): Promise<void> {
  const rows = document.workGroups.map((group, position) => ({
    code: group.code,
    nameTh: group.name.th,
    nameEn: group.name.en,
    aliases: group.aliases,
    position,
  }));
  await tx.insert(workGroups).values(rows).onConflictDoNothing();
}
