import { partNamed, readPart, type Package } from '../office/parts.ts';

/** Names of the styles whose text is hidden. */
export async function readHiddenStyles(file: Package): Promise<Set<string>> {
  const hidden = new Set<string>();
  let style = '';
  await readPart(file, partNamed(file, 'word/styles.xml'), {
    open(name, { styleId, val }) {
      if (name === 'style') style = styleId ?? '';
      if (name === 'vanish' && val !== '0' && val !== 'false' && style !== '') hidden.add(style);
    },
    close: (name) => {
      if (name === 'style') style = '';
    },
  });
  return hidden;
}
