import { looksLikePerson } from '../personName.ts';
import { partNamed, partsLike, readPart, type Package } from './parts.ts';

/** Properties that name who made a file, in Office's and OpenDocument's words, and in Thai. */
const PEOPLE: Readonly<Record<string, string>> = {
  creator: 'ผู้สร้างเอกสาร',
  'initial-creator': 'ผู้สร้างเอกสาร',
  lastModifiedBy: 'ผู้แก้ไขล่าสุด',
  'printed-by': 'ผู้พิมพ์เอกสาร',
  Manager: 'ผู้จัดการ',
};
const CONTAINERS = new Set([
  'coreProperties',
  'Properties',
  'document-meta',
  'meta',
  'property',
  'vector',
  'variant',
]);
/** A person's name that takes more than this is none. */
const LONGEST = 2_000;

/** Gives a finding for each property that names a person, and what the others say as hidden text. */
export async function readProperties(file: Package): Promise<void> {
  const parts = [
    partNamed(file, 'docProps/core.xml'),
    partNamed(file, 'docProps/app.xml'),
    ...partsLike(file, /^docProps\/custom.*\.xml$/i),
    partNamed(file, 'meta.xml'),
  ];
  for (const part of parts) {
    let text = '';
    await readPart(file, part, {
      open: (name) => {
        if (!CONTAINERS.has(name)) text = '';
      },
      text: (more) => {
        if (text.length < LONGEST) text += more;
      },
      close: (name) => {
        say(file, name, text.trim());
        text = '';
      },
    });
  }
}

function say({ sink }: Package, name: string, words: string): void {
  if (words === '') return;
  const place = { part: 'properties' as const };
  const role = PEOPLE[name];
  if (role === undefined) sink.piece({ text: words, place, hidden: true });
  else if (looksLikePerson(words)) {
    sink.find({ kind: 'document_properties', place, masked: `${role}: ชื่อบุคคล` });
  }
}
