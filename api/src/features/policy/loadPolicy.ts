import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { policies, workGroups } from '@phoeiphrae/db/schema/people';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { policyTemplates } from '@phoeiphrae/db/schema/paper';
import type { PolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { SYSTEM_STAMP } from '../../office/actor.ts';
import type { Database } from '@phoeiphrae/db/client';
import type { Queryable, Tx } from '../../office/deps.ts';
import { recordingLast, type RecordEvent } from '../../office/log/recordEvent.ts';

/**
 * Stores an announcement as the next version, unless the newest one says the same. One that was in force before and was
 * replaced since is enacted anew: a version of its own. Work groups that it names are added; those that exist keep what
 * the office has made of them. The templates of its papers are part of it: another word on the memo is another version.
 * @returns the version in the database and whether it is new.
 */
export async function loadPolicy(
  db: Database,
  document: Policy,
  now: string,
  templates: PolicyTemplates = {},
): Promise<{ version: number; isNew: boolean }> {
  return db.orm.transaction((tx) =>
    recordingLast(tx, (record) => addPolicy({ tx, record }, { document, now, templates })),
  );
}

/** The same as a part of a greater act. Other versions wait until that act has ended. */
export async function addPolicy(
  { tx, record }: { tx: Tx; record: RecordEvent },
  { document, now, templates }: { document: Policy; now: string; templates: PolicyTemplates },
): Promise<{ version: number; isNew: boolean }> {
  const sha256 = policyHashOf(document, templates);
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.policyVersions})`);
  const last = await newestVersion(tx);
  if (last?.sha256 === sha256) return { version: last.version, isNew: false };
  const version = (last?.version ?? 0) + 1;
  const { code, effectiveFrom } = document;
  const row = { version, code, effectiveFrom, document, sha256, loadedAt: now };
  const subjectId = await addVersion(tx, row, templates);
  await addWorkGroups(tx, document);
  const details = { version, code, sha256, document: sha256Of(canonicalJson(document)) };
  await record({
    type: 'policy.loaded',
    by: SYSTEM_STAMP,
    at: now,
    requestId: null,
    subjectId,
    details,
  });
  return { version, isNew: true };
}

/** The version that was loaded last, whether or not it has taken effect. */
export async function newestVersion(
  db: Queryable,
): Promise<{ version: number; sha256: string; code: string } | undefined> {
  const { version, sha256: digest, code } = policies;
  const [last] = await db
    .select({ version, sha256: digest, code })
    .from(policies)
    .orderBy(desc(policies.version))
    .limit(1);
  return last;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of the canonical document; where it has templates, with the SHA-256 of each under `templates`. */
export function policyHashOf(document: Policy, templates: PolicyTemplates): string {
  const names = Object.keys(templates);
  if (names.length === 0) return sha256Of(canonicalJson(document));
  const hashes = Object.fromEntries(names.map((name) => [name, sha256Of(templates[name] ?? '')]));
  return sha256Of(canonicalJson({ ...document, templates: hashes }));
}

async function addVersion(
  tx: Tx,
  row: typeof policies.$inferInsert,
  templates: PolicyTemplates,
): Promise<string> {
  const [added] = await tx.insert(policies).values(row).returning({ id: policies.id });
  if (!added) throw new Error('the version was not written');
  const rows = Object.entries(templates).map(([name, source]) => ({
    policyId: added.id,
    name,
    source,
  }));
  if (rows.length > 0) await tx.insert(policyTemplates).values(rows);
  return added.id;
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
