import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { levelMarks } from './levelMarks.ts';

const requireHere = createRequire(import.meta.url);
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;

/** The fonts of the papers: Sarabun in four faces (OFL-1.1), with Thai marks put so that text can be copied. */
export function fontFiles(): Buffer[] {
  const folder = path.dirname(requireHere.resolve('@expo-google-fonts/sarabun/package.json'));
  return FACES.map((face) => levelMarks(readFileSync(path.join(folder, face, `Sarabun_${face}.ttf`))));
}
