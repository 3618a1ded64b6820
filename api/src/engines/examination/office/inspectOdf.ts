import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import { openZip, type OpenZip, type ZipEntry } from '../zip/zipDirectory.ts';
import { checkBinaryPart } from './binaryPart.ts';
import { checkOdfPart } from './odfPart.ts';

/** Folders of an OpenDocument package that hold programs (OpenDocument 1.3 part 2, and LibreOffice's habit). */
const MACROS = /^(Basic|Scripts|Dialogs)\//;
const DATABASE = /^database\//;
const XML = /\.(xml|rdf)$/i;

/** Looks through every part of an ODT, ODS or ODP. @throws Refused */
export async function inspectOdf(task: Task): Promise<void> {
  const zip = await openZip(task.path, LIMITS.officeParts);
  try {
    if (!zip.entries.some(({ name }) => name === 'content.xml')) throw new Refused('broken', 'content.xml');
    // The list of parts first: it says whether the others can be read at all.
    const manifest = zip.entries.find(({ name }) => name === 'META-INF/manifest.xml');
    if (manifest) await checkOdfPart(zip, manifest);
    for (const entry of zip.entries) if (entry !== manifest) await inspectPart(zip, entry);
  } finally {
    zip.file.close();
  }
}

async function inspectPart(zip: OpenZip, entry: ZipEntry): Promise<void> {
  if (MACROS.test(entry.name)) throw new Refused('macros', entry.name);
  if (DATABASE.test(entry.name)) throw new Refused('active_content', entry.name);
  if (XML.test(entry.name)) await checkOdfPart(zip, entry);
  else if (await checkBinaryPart(zip, entry)) await checkOdfPart(zip, entry);
}
