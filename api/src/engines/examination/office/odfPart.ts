import { Refused } from '../refused.ts';
import type { OpenZip, ZipEntry } from '../zip/zipDirectory.ts';
import { checkFormula } from './fieldCodes.ts';
import { isHarmfulLink, isRemote } from './outsideTarget.ts';
import { readXml, valuesOf } from './readXml.ts';

/** Elements of OpenDocument 1.3 that run something, by their names without prefix. */
const MACROS = new Set(['event-listener', 'script', 'library', 'libraries', 'module']);
const ACTIVE = new Set([
  'dde-source',
  'dde-link',
  'dde-connection',
  'dde-connection-decl',
  'applet',
  'plugin',
  'floating-frame',
]);
const OBJECTS = new Set(['object-ole']);
/** Elements whose address is followed by the reader, not by the program. */
const LINKS = new Set(['a', 'bibliography-mark']);
/** Reads an XML part of an OpenDocument file. @throws Refused */
export async function checkOdfPart(zip: OpenZip, entry: ZipEntry): Promise<void> {
  await readXml(zip, entry, {
    open: (name, attributes) => {
      if (MACROS.has(name)) throw new Refused('macros', `${entry.name}: ${name}`);
      if (ACTIVE.has(name)) throw new Refused('active_content', `${entry.name}: ${name}`);
      if (OBJECTS.has(name)) throw new Refused('embedded_files', `${entry.name}: ${name}`);
      if (name === 'encryption-data') throw new Refused('password_protected');
      for (const address of valuesOf(attributes, 'href')) checkAddress(entry.name, name, address);
      for (const formula of valuesOf(attributes, 'formula')) checkFormula(entry.name, formula);
    },
  });
}

function checkAddress(part: string, element: string, address: string): void {
  if (LINKS.has(element)) {
    if (isHarmfulLink(address)) throw new Refused('active_content', `${part}: ${element}`);
  } else if (isRemote(address)) {
    throw new Refused('outside_links', `${part}: ${element}`);
  }
}
