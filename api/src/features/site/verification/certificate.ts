import { asc, eq } from 'drizzle-orm';
import { publicCertificates } from '@phoeiphrae/db/schema/publicLog';
import { publicSealKeys } from '@phoeiphrae/db/schema/signatures';
import type { Certificate } from '@phoeiphrae/shared/certificate';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Deps } from '../../../office/deps.ts';
import { originOf } from '../../../engines/merkle/checkpointNote.ts';
import { newestCheckpoint, proofUnder } from '../../../office/log/newestCheckpoint.ts';

type Row = typeof publicCertificates.$inferSelect;

const publicationOf = (row: Row): Certificate['publication'] => ({
  slug: row.slug,
  revision: row.revisionNumber,
  contentHash: row.contentHash,
  verifyCode: row.verifyCode,
  publishedAt: row.publishedAt,
  track: row.track,
  category: row.category,
  policyVersion: row.policyVersion,
});

/** The certificate of what is public at an address now (docs/evidence.md); undefined when nothing is. */
export async function certificateAt(
  { publicDb, config }: Pick<Deps, 'publicDb' | 'config'>,
  address: string,
): Promise<Certificate | undefined> {
  const db = publicDb.orm;
  const [row] = await db
    .select()
    .from(publicCertificates)
    .where(eq(publicCertificates.slug, normaliseThai(address)));
  if (!row) return undefined;
  const checkpoint = await newestCheckpoint(db);
  const inclusion = await proofUnder(db, { index: row.leafIndex, leafHash: row.leafHash }, checkpoint);
  const { statement, signature, seal } = row;
  return {
    format: 1,
    kind: 'certificate',
    origin: config.publicOrigin,
    log: originOf(config.publicOrigin),
    publication: publicationOf(row),
    canonical: row.canonical,
    approval: row.class === null ? null : { class: row.class, statement, signature, seal },
    keys: await db.select().from(publicSealKeys).orderBy(asc(publicSealKeys.createdAt)),
    index: row.leafIndex,
    leaf: row.leaf,
    proof: inclusion?.proof ?? null,
    checkpoint: inclusion && checkpoint ? checkpoint.note : null,
  };
}
