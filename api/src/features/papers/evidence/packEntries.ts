import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { publicSealKeys } from '@phoeiphrae/db/schema/signatures';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { PAPER_LABELS } from '@phoeiphrae/shared/paper';
import type { Deps } from '../../../deps.ts';
import type { EvidenceCase } from '../../items/paperPolicy.ts';
import { certificateFor } from '../../verification/certificatePolicy.ts';
import { decisionsOf } from '../build/memo.ts';
import { drawStaffPaper } from '../staffPapers.ts';

/** An entry of a pack: small ones with their bytes, files of the item by their digest. */
export interface PackEntry {
  readonly name: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Absent for a file of the item: its bytes come from the blob store. */
  readonly bytes?: Buffer;
}

const VERIFIER = path.resolve(import.meta.dirname, '../../../../../shared/verifier/verify.mjs');

const entryOf = (name: string, bytes: Buffer): PackEntry => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
  bytes,
});
const jsonEntry = (name: string, value: unknown): PackEntry =>
  entryOf(name, Buffer.from(`${canonicalJson(value)}\n`));

/** A name that every system can unpack: Thai stays, signs of paths go, long names are cut before their ending. */
function safeName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  return `${Array.from(clean.slice(0, clean.length - ending.length))
    .slice(0, 70)
    .join('')}${ending}`;
}

/** The files of the revision, numbered as they are shown; the same bytes twice are two entries. */
export const fileEntries = ({ subject }: EvidenceCase): PackEntry[] =>
  subject.revision.row.content.files.map(({ name, sha256, size }, index) => ({
    name: `files/${String(index + 1).padStart(2, '0')} ${safeName(name)}`,
    sha256,
    size,
  }));

/** The approval as it was signed, as text and with what attests it. */
function approvalEntries({ subject }: EvidenceCase): PackEntry[] {
  const approval = decisionsOf(subject).find(({ kind }) => kind === 'approve');
  if (!approval) return [];
  const { statementText, signature, seal } = approval;
  return [jsonEntry('approval.json', { statement: statementText, signature, seal })];
}

/**
 * Everything of a pack but the manifest and its seal (docs/evidence.md), in a fixed order: papers, what proves the
 * approval and the publication, history, the verifier, files.
 */
export async function packEntries(deps: Deps, evidence: EvidenceCase): Promise<PackEntry[]> {
  const { subject, kinds, history, isLive } = evidence;
  const papers: PackEntry[] = [];
  for (const kind of kinds) {
    const pdf = await drawStaffPaper(deps.db.orm, kind, subject, deps.config.publicOrigin);
    papers.push(entryOf(`${PAPER_LABELS[kind].th}.pdf`, pdf));
  }
  const certificate = isLive ? await certificateFor(deps, subject.facts.item.slug) : undefined;
  const keys = await deps.publicDb.orm.select().from(publicSealKeys).orderBy(publicSealKeys.createdAt);
  return [
    ...papers,
    ...(certificate ? [jsonEntry('certificate.json', certificate)] : []),
    ...approvalEntries(evidence),
    jsonEntry('history.json', history),
    jsonEntry('keys.json', { keys }),
    entryOf('verify.mjs', await readFile(VERIFIER)),
    ...fileEntries(evidence),
  ];
}
