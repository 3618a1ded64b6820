import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const requireHere = createRequire(import.meta.url);
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;

/** The font files of the papers: Sarabun in four faces (OFL-1.1). */
export function fontFiles(): Buffer[] {
  const folder = path.dirname(requireHere.resolve('@expo-google-fonts/sarabun/package.json'));
  return FACES.map((face) => readFileSync(path.join(folder, face, `Sarabun_${face}.ttf`)));
}
