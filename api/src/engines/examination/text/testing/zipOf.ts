import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

/** A ZIP with these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return await buffer(zip.outputStream);
}

/** The relations of a part of an Office file: id, type, target. */
export const rels = (
  ...relations: readonly (readonly [id: string, type: string, target: string])[]
): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(([id, type, target]) => {
      const mode = /^[a-z]+:/.test(target) ? ' TargetMode="External"' : '';
      return `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${mode}/>`;
    })
    .join('')}</Relationships>`;
