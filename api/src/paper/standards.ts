/** The parts of an XMP packet by which a PDF/A says what PDF/UA's identification means (ISO 19005-2, 6.6.2.3). */
const SCHEMA =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>' +
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

/** @throws {Error} when the compiler writes files of another shape than this was made for. */
function once(text: string, pattern: RegExp, what: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (!match) throw new Error(`the PDF has no ${what}`);
  return match;
}

function claimingXmp(xmp: string): string {
  const claimed = xmp
    .replace('<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>')
    .replace(' xmlns:pdfaid=', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid=')
    .replace('<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${SCHEMA}`);
  if (!claimed.includes(SCHEMA) || !claimed.includes('<pdfuaid:part>'))
    throw new Error('the XMP has another shape');
  return claimed;
}

/**
 * Adds to a PDF/A-2a of Typst's what PDF/UA-1 asks beyond it, as an incremental update: the claim in the metadata and
 * the wish that a reader shows the title. The tagging is the same for both; Typst checks each of them on export but
 * writes only one claim. The original bytes stay as they are in front.
 */
export function claimBothStandards(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const size = once(text, /\/Size (\d+)/, 'size')[1] ?? '';
  const root = once(text, /\/Root (\d+) 0 R/, 'root')[1] ?? '';
  const rest = once(text, /\/Info \d+ 0 R\s*\/ID \[[\s\S]*?\]\s*(?=>>)/, 'identification')[0];
  const start = once(text, /startxref\s+(\d+)\s+%%EOF\s*$/, 'cross-reference table')[1] ?? '';
  const catalog =
    once(text, new RegExp(`\\n${root} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`), 'catalog')[1] ?? '';
  const metadata = once(catalog, /\/Metadata (\d+) 0 R/, 'metadata')[1] ?? '';
  const found = once(
    text,
    new RegExp(`\\n${metadata} 0 obj[\\s\\S]*?stream\\r?\\n([\\s\\S]*?)\\r?\\nendstream`),
    'XMP',
  );
  const xmp = claimingXmp(found[1] ?? '');
  return appended(text, { size, root, rest, start }, [
    [root, `<<${withTitleShown(catalog)}>>`],
    [metadata, `<<\n/Type /Metadata\n/Subtype /XML\n/Length ${xmp.length}\n>>\nstream\n${xmp}\nendstream`],
  ]);
}

const withTitleShown = (catalog: string): string =>
  catalog.includes('/ViewerPreferences')
    ? catalog.replace(/\/ViewerPreferences\s*<</, '/ViewerPreferences <<\n/DisplayDocTitle true')
    : `${catalog}/ViewerPreferences << /DisplayDocTitle true >>\n`;

interface Trailer {
  readonly size: string;
  readonly root: string;
  /** The identifiers, as the original trailer has them. */
  readonly rest: string;
  readonly start: string;
}

/** An incremental update (ISO 32000-1, 7.5.6): changed objects, a table of their places, a trailer that names the last. */
function appended(text: string, trailer: Trailer, objects: readonly (readonly [string, string])[]): Buffer {
  const { size, root, rest, start } = trailer;
  let out = text.endsWith('\n') ? text : `${text}\n`;
  let table = 'xref\n';
  for (const [number, body] of objects.toSorted(([a], [b]) => Number(a) - Number(b))) {
    table += `${number} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`;
    out += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const place = out.length;
  out += `${table}trailer\n<<\n/Size ${size}\n/Root ${root} 0 R\n${rest}\n/Prev ${start}\n>>\nstartxref\n${place}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
