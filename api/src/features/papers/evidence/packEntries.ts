import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { publicSealKeys } from '@phoeiphrae/db/schema/signatures';
import { PAPER_LABELS } from '@phoeiphrae/shared/paperNames';
import type { Deps } from '../../../office/deps.ts';
import type { EvidenceCase } from '../paperCases.ts';
import { certificateAt } from '../../site/verification/certificate.ts';
import { decisionsOf, momentOf } from '../build/memo.ts';
import { keepDrawn } from '../keepDrawn.ts';
import { paintPublicPage } from '../publicPapers.ts';
import { drawStaffPaper } from '../staffPapers.ts';
import { entryOf, jsonEntry, safeName, type PackEntry } from './packEntry.ts';
import type { PackTurn } from './packTurn.ts';
import { readMe } from './readMe.ts';

const VERIFIER = path.resolve(import.meta.dirname, '../../../../../shared/verifier/verify.mjs');

/** The files of the revision, numbered as they are shown; the same bytes twice are two entries. */
const fileEntries = ({ subject }: EvidenceCase): PackEntry[] =>
  subject.revision.row.content.files.map(({ name, sha256, size }, index) => ({
    name: `files/${String(index + 1).padStart(2, '0')} ${safeName(name)}`,
    sha256,
    size,
  }));

/** The scans of what was signed with ink. */
const scanEntries = ({ scans }: EvidenceCase): PackEntry[] =>
  scans.map(({ name, sha256, size }, index) => ({
    name: `paper/${String(index + 1).padStart(2, '0')} ${safeName(name)}`,
    sha256,
    size,
  }));

/** What comes from the blob store. */
export const storedEntries = (evidence: EvidenceCase): PackEntry[] => [
  ...scanEntries(evidence),
  ...fileEntries(evidence),
];

/** The approval as it was signed, as text and with what attests it. */
function approvalEntries({ subject }: EvidenceCase): PackEntry[] {
  const approval = decisionsOf(subject).find(({ kind }) => kind === 'approve');
  if (!approval) return [];
  const { statementText, signature, seal } = approval;
  return [jsonEntry('approval.json', { statement: statementText, signature, seal })];
}

/** The public page as it stands, drawn by us; a long one makes several pictures. */
async function pageEntries({ publicDb, config }: Deps, slug: string): Promise<PackEntry[]> {
  const pictures = await paintPublicPage(publicDb.orm, slug, config.publicOrigin, 'pack');
  return pictures.map((picture, index) =>
    entryOf(`ภาพหน้าเว็บ${index === 0 ? '' : ` ${String(index + 1)}`}.png`, picture),
  );
}

/** In steps: each paper is one; each file is checked, and put in. */
export const stepsOf = (evidence: EvidenceCase): number =>
  evidence.kinds.length + 2 * storedEntries(evidence).length;

/**
 * What is of one item, in a fixed order: papers, what proves the approval and the publication, history, files.
 * @throws {TemplateError} when the template is at fault {PressError} when it takes too much {ProblemException} when cancelled
 */
export async function itemEntries(deps: Deps, evidence: EvidenceCase, turn: PackTurn): Promise<PackEntry[]> {
  const { subject, kinds, history, isLive } = evidence;
  const papers: PackEntry[] = [];
  for (const kind of kinds) {
    const pdf = await drawStaffPaper(deps.db.orm, kind, subject, deps.config.publicOrigin, 'pack');
    await keepDrawn(deps, pdf, { kind, revision: subject.revision.row });
    papers.push(entryOf(`${PAPER_LABELS[kind].th}.pdf`, pdf));
    turn.step();
  }
  const { slug } = subject.facts.item;
  const certificate = isLive ? await certificateAt(deps, slug) : undefined;
  return [
    ...papers,
    ...(isLive ? await pageEntries(deps, slug) : []),
    ...(certificate ? [jsonEntry('certificate.json', certificate)] : []),
    ...approvalEntries(evidence),
    jsonEntry('history.json', history),
    ...storedEntries(evidence),
  ];
}

/** What every pack has once: how to check it, by which keys, and the program for it. */
export async function commonEntries({ publicDb, config }: Deps): Promise<PackEntry[]> {
  const keys = await publicDb.orm.select().from(publicSealKeys).orderBy(publicSealKeys.createdAt);
  return [
    entryOf('README.txt', readMe(config.publicOrigin)),
    jsonEntry('keys.json', { keys }),
    entryOf('verify.mjs', await readFile(VERIFIER)),
  ];
}

/** The last thing that happened to what the evidence tells of, ISO 8601. */
export const evidenceMoment = ({ subject, history }: EvidenceCase): string =>
  history.entries.at(-1)?.at ?? momentOf(subject);
