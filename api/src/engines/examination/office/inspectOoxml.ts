import { rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import { innerTask, type ExamineInner, type Task } from '../task.ts';
import { unpackEntry } from '../zip/unpackEntry.ts';
import { openZip, type OpenZip, type ZipEntry } from '../zip/zipDirectory.ts';
import { checkBinaryPart } from './binaryPart.ts';
import { checkOfficePart } from './officePart.ts';
import { checkRelationships } from './relationships.ts';

/** Names of parts that are programs, or hold objects of other programs. */
const MACROS =
  /(^|\/)(vbaProject|vbaData|vbaProjectSignature)[^/]*$|(^|\/)(macrosheets|intlmacrosheets|dialogsheets)\//i;
const ACTIVE = /(^|\/)(activeX|customUI|ctrlProps\/activeX)[^/]*\//i;
const FETCHING = /(^|\/)(connections\.xml|queryTables\/)/i;
/** The workbook behind a chart: a document of its own, which the reader does not see. */
const WORKBOOK = /(^|\/)embeddings\/[^/]+\.(xlsx|docx|pptx)$/i;
/** Old drawings (.vml) are no XML that could be relied on: Excel itself writes unclosed elements. */
const XML = /\.xml$/i;

/** Looks through every part of a DOCX, XLSX or PPTX. @throws Refused */
export async function inspectOoxml(task: Task, examine: ExamineInner): Promise<void> {
  const zip = await openZip(task.path, LIMITS.officeParts);
  try {
    for (const entry of zip.entries) await inspectPart(zip, entry, task, examine);
  } finally {
    zip.file.close();
  }
}

async function inspectPart(zip: OpenZip, entry: ZipEntry, task: Task, examine: ExamineInner): Promise<void> {
  const { name } = entry;
  if (MACROS.test(name)) throw new Refused('macros', name);
  if (ACTIVE.test(name)) throw new Refused('active_content', name);
  if (FETCHING.test(name)) throw new Refused('outside_links', name);
  if (WORKBOOK.test(name)) return inspectEmbedded(zip, entry, task, examine);
  if (/\.rels$/i.test(name)) return checkRelationships(zip, entry);
  if (XML.test(name)) return checkOfficePart(zip, entry);
  // A part may be XML under any name: what it is stands in the list of parts.
  if (await checkBinaryPart(zip, entry)) await checkOfficePart(zip, entry);
}

async function inspectEmbedded(
  zip: OpenZip,
  entry: ZipEntry,
  task: Task,
  examine: ExamineInner,
): Promise<void> {
  if (task.depth > 1) throw new Refused('too_large_inside', entry.name);
  const inner = path.join(task.scratch, randomUUID());
  await unpackEntry(zip, entry, inner);
  try {
    await examine(innerTask(task, inner, entry.name, true));
  } finally {
    await rm(inner, { force: true });
  }
}
