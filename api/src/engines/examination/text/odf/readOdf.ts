import { withAttributeWords } from '../office/attributeWords.ts';
import { reportEmbedded } from '../office/otherParts.ts';
import { partNamed, readPart, type Package } from '../office/parts.ts';
import { odfReader } from './odfReader.ts';

/** Reads an OpenDocument text, spreadsheet or presentation. @returns the number of slides; null for the others */
export async function readOdf(file: Package, kind: 'text' | 'sheet' | 'slides'): Promise<number | null> {
  const content = odfReader(file.sink, kind);
  await readPart(file, partNamed(file, 'content.xml'), withAttributeWords(content, file.sink));
  content.counts.report(file.sink);
  // Headers, footers and what master pages carry.
  const styles = odfReader(file.sink, 'text');
  await readPart(file, partNamed(file, 'styles.xml'), styles);
  styles.counts.report(file.sink);
  reportEmbedded(file);
  return kind === 'slides' ? content.pages() : null;
}
