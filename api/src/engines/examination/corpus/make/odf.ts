import { makeZip } from './zip.ts';

const NAMESPACES = [
  ['office', 'office:1.0'],
  ['text', 'text:1.0'],
  ['table', 'table:1.0'],
  ['draw', 'drawing:1.0'],
  ['script', 'script:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ');

const BODIES = { text: 'text', spreadsheet: 'spreadsheet', presentation: 'presentation' };

/** A small OpenDocument file; `parts` are added. */
export function odfOf(
  kind: keyof typeof BODIES,
  body: string,
  parts: Readonly<Record<string, string>> = {},
  manifest = '',
): Buffer {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const list = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/>${manifest}</manifest:manifest>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:${BODIES[kind]}>${body}</office:${BODIES[kind]}></office:body></office:document-content>`;
  return makeZip([
    { name: 'mimetype', data: type, stored: true },
    { name: 'META-INF/manifest.xml', data: list },
    { name: 'content.xml', data: content },
    ...Object.entries(parts).map(([name, data]) => ({ name, data })),
  ]);
}
