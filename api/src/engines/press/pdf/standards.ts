import { PDFBool, PDFDict, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { repack, streamAt, unpacked } from './pdfStream.ts';

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
  if (![SCHEMA, '<pdfuaid:part>', ' xmlns:pdfuaid='].every((part) => claimed.includes(part)))
    throw new Error('the XMP has another shape');
  return claimed;
}

/** The claim would be untrue of a file without tags and language. */
function checkTagged(catalog: PDFDict): void {
  const marks = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  const isTagged = marks?.lookup(PDFName.of('Marked')) === PDFBool.True;
  if (!isTagged || !['StructTreeRoot', 'Lang'].every((key) => catalog.has(PDFName.of(key))))
    throw new Error('the PDF is not tagged');
}

function showTitle(catalog: PDFDict): void {
  const key = PDFName.of('ViewerPreferences');
  const preferences = catalog.lookupMaybe(key, PDFDict) ?? catalog.context.obj({});
  preferences.set(PDFName.of('DisplayDocTitle'), PDFBool.True);
  if (!catalog.has(key)) catalog.set(key, preferences);
}

/**
 * Adds to a PDF/A-2a of Typst's what PDF/UA-1 asks beyond it: the claim in the metadata and the wish that a reader shows
 * the title. The tagging is the same for both; Typst checks each of them on export but writes only one claim.
 * @throws {Error} when the file is not tagged or its metadata have another shape
 */
export function claimBothStandards({ catalog }: PDFDocument): void {
  checkTagged(catalog);
  const metadata = streamAt(catalog, 'Metadata');
  repack(metadata, claimingXmp(unpacked(metadata)));
  showTitle(catalog);
}
