import type { OpenZip, ZipEntry } from '../../zip/zipDirectory.ts';
import type { Sink } from '../textPiece.ts';
import { readXml, type XmlHandler } from './xmlPart.ts';

/** An opened Office or OpenDocument file, with where its text goes. */
export interface Package {
  readonly zip: OpenZip;
  readonly sink: Sink;
  /** Raised when a part cannot be read: then nobody may say that the file is clean. */
  unreadable: boolean;
}

export const partNamed = ({ zip }: Package, name: string): ZipEntry | undefined =>
  zip.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

/** The parts whose names match, shorter names first, so that sheet2 stands before sheet10. */
export const partsLike = ({ zip }: Package, pattern: RegExp): ZipEntry[] =>
  zip.entries
    .filter((entry) => pattern.test(entry.name))
    .toSorted((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));

/** Reads a part; one that is missing is none, one with a fault makes the whole file unreadable. */
export async function readPart(
  file: Package,
  part: ZipEntry | undefined,
  handler: XmlHandler,
): Promise<void> {
  if (!part) return;
  try {
    await readXml(file.zip, part, handler);
  } catch {
    file.unreadable = true;
  }
}

export interface Relation {
  readonly type: string;
  /** Name of the part it leads to, from the root of the file; or an address outside. */
  readonly target: string;
  readonly external: boolean;
}

/** `../comments1.xml`, seen from `xl/worksheets/sheet1.xml`, is `xl/comments1.xml`. */
function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Where the parts of an Office file lead to, by their ids. */
export async function relationsOf(file: Package, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const at = part.lastIndexOf('/');
  const name = `${part.slice(0, at + 1)}_rels/${part.slice(at + 1)}.rels`;
  await readPart(file, partNamed(file, name), {
    open(element, { Id, Target, TargetMode, Type }) {
      if (element !== 'Relationship' || !Id || !Target) return;
      const external = TargetMode === 'External';
      relations.set(Id, {
        type: (Type ?? '').split('/').at(-1) ?? '',
        target: external ? Target : resolve(part, Target),
        external,
      });
    },
  });
  return relations;
}
