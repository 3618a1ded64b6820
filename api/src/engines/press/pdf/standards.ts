import { once, type PdfObjects } from './pdfObjects.ts';
import { repacked, unpacked } from './pdfStream.ts';

/** The parts of an XMP packet by which a PDF/A says what PDF/UA's identification means (ISO 19005-2, 6.6.2.3). */
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>' +
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

function claimingXmp(xmp: string): string {
  const claimed = xmp
    .replace('<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>')
    .replace(' xmlns:pdfaid=', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid=')
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${SCHEMA}`);
  if (!claimed.includes(SCHEMA) || !claimed.includes('<pdfuaid:part>'))
    throw new Error('the XMP has another shape');
  return claimed;
}

const withTitleShown = (catalog: string): string =>
  catalog.includes('/ViewerPreferences')
    ? catalog.replace(/\/ViewerPreferences\s*<</, '/ViewerPreferences <<\n/DisplayDocTitle true')
    : `${catalog}/ViewerPreferences << /DisplayDocTitle true >>\n`;

/**
 * Adds to a PDF/A-2a of Typst's what PDF/UA-1 asks beyond it: the claim in the metadata and the wish that a reader shows
 * the title. The tagging is the same for both; Typst checks each of them on export but writes only one claim.
 */
export function claimBothStandards({ bodies, root }: PdfObjects): void {
  const catalog = once(bodies.get(root) ?? '', /^<<([\s\S]*)>>\s*$/, 'catalog')[1] ?? '';
  const metadata = Number(once(catalog, /\/Metadata (\d+) 0 R/, 'metadata')[1]);
  const body = bodies.get(metadata) ?? '';
  bodies.set(root, `<<${withTitleShown(catalog)}>>`);
  bodies.set(metadata, repacked(body, claimingXmp(unpacked(body))));
}
