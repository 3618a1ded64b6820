import { Refused } from '../refused.ts';
import type { OpenZip, ZipEntry } from '../zip/zipDirectory.ts';
import { isHarmfulLink, isRemote } from './outsideTarget.ts';
import { readXml, valuesOf } from './readXml.ts';

/** Relationships that run a program or embed one, wherever they point (the last word of their type). */
const ACTIVE =
  /^(control|activeX.*|vbaProject|attachedToolbars|keyMapCustomizations|aFChunk|frame|xlMacrosheet|xlIntlMacrosheet|wordVbaData)$/;
/** Data that is fetched again when the document is opened. */
const FETCHING = /^(connections|queryTable|customXmlMappings)$/;

/**
 * Reads a `.rels` part (ECMA-376 part 2, 9.3): what the document reaches outside itself.
 * @throws Refused for a program, and for anything fetched from another machine; a plain link is allowed
 */
export async function checkRelationships(zip: OpenZip, entry: ZipEntry): Promise<void> {
  await readXml(zip, entry, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const kind = valuesOf(attributes, 'Type')[0]?.split('/').at(-1) ?? '';
      const target = valuesOf(attributes, 'Target')[0] ?? '';
      if (ACTIVE.test(kind)) throw new Refused('active_content', `${entry.name}: ${kind}`);
      if (kind === 'oleObject') throw new Refused('embedded_files', `${entry.name}: ${kind}`);
      if (FETCHING.test(kind)) throw new Refused('outside_links', `${entry.name}: ${kind}`);
      if (!valuesOf(attributes, 'TargetMode').includes('External')) return;
      if (kind === 'hyperlink') checkLink(entry.name, target);
      else if (isRemote(target)) throw new Refused('outside_links', `${entry.name}: ${kind}`);
    },
  });
}

function checkLink(part: string, target: string): void {
  if (isHarmfulLink(target)) throw new Refused('active_content', `${part}: hyperlink`);
}
