import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { drawnPapers } from '@phoeiphrae/db/schema/paper';
import type { PaperKind } from '@phoeiphrae/shared/paperNames';
import type { Deps } from '../../office/deps.ts';

/** Of which revision a paper is; of none, the order on the committee. */
interface Drawn {
  readonly kind: PaperKind;
  readonly revision: { readonly id: string; readonly contentHash: string } | null;
}

/** Papers that this process has kept already, so that reading the same again writes nothing. */
const kept = new LRUCache<string, true>({ max: 10_000 });

/** Keeps by its SHA-256 what a paper is that is given out, so that it is known when someone holds it against us. */
export async function keepDrawn(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  pdf: Uint8Array,
  { kind, revision }: Drawn,
): Promise<void> {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const key = `${db.address} ${sha256}`;
  if (kept.has(key)) return;
  const of = { revisionId: revision?.id ?? null, contentHash: revision?.contentHash ?? null };
  const drawnAt = clock.now().toISOString();
  await db.orm
    .insert(drawnPapers)
    .values({ sha256, kind, ...of, drawnAt })
    .onConflictDoNothing();
  kept.set(key, true);
}

/** The same for what the public is given, of which the public role knows the code alone. */
export async function keepDrawnOfCode(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  pdf: Uint8Array,
  { kind, code }: { kind: PaperKind; code: string },
): Promise<void> {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const key = `${db.address} ${sha256}`;
  if (kept.has(key)) return;
  await db.orm.execute(sql`INSERT INTO drawn_papers (sha256, kind, revision_id, content_hash, drawn_at)
    SELECT ${sha256}, ${kind}, revision_id, content_hash, ${clock.now().toISOString()}::timestamptz
    FROM publications WHERE verify_code = ${code} ON CONFLICT DO NOTHING`);
  kept.set(key, true);
}
