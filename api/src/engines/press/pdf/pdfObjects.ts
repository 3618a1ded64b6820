/** A PDF in memory: its objects by number, and what its trailer says of them (ISO 32000-1, 7.5). Bytes are Latin-1. */
export interface PdfObjects {
  readonly header: string;
  /** The body of each object, between `obj` and `endobj`. */
  readonly bodies: Map<number, string>;
  readonly root: number;
  /** The trailer's dictionary without its size, which follows from the objects. */
  readonly trailer: string;
}

/** @throws {Error} when the compiler writes files of another shape than this was made for. */
export function once(text: string, pattern: RegExp, what: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (!match) throw new Error(`the PDF has no ${what}`);
  return match;
}

/** Reads a file with one cross-reference table and no object streams, such as Typst writes. */
export function readPdfObjects(pdf: Buffer): PdfObjects {
  const text = pdf.toString('latin1');
  const table = Number(once(text, /startxref\s+(\d+)\s+%%EOF\s*$/, 'cross-reference table')[1]);
  const end = text.slice(table);
  const trailer = once(end, /trailer\s*<<([\s\S]*)>>\s*startxref/, 'trailer')[1] ?? '';
  const places = [...end.matchAll(/(\d{10}) \d{5} n/g)]
    .map((entry) => Number(entry[1]))
    .sort((a, b) => a - b);
  const bodies = new Map<number, string>();
  for (const [index, from] of places.entries()) {
    const object = text.slice(from, places[index + 1] ?? table);
    const [, number = '', body = ''] = once(object, /^(\d+) 0 obj\n([\s\S]*)\nendobj\s*$/, 'object there');
    bodies.set(Number(number), body);
  }
  return {
    header: text.slice(0, places[0]),
    bodies,
    root: Number(once(trailer, /\/Root (\d+) 0 R/, 'root')[1]),
    trailer: trailer.replace(/\s*\/Size \d+/, ''),
  };
}

export function writePdfObjects({ header, bodies, trailer }: PdfObjects): Buffer {
  const numbers = [...bodies.keys()].sort((a, b) => a - b);
  const size = (numbers.at(-1) ?? 0) + 1;
  const places = new Map<number, number>();
  const parts = [header];
  let length = header.length;
  for (const number of numbers) {
    const object = `${number} 0 obj\n${bodies.get(number) ?? ''}\nendobj\n\n`;
    places.set(number, length);
    parts.push(object);
    length += object.length;
  }
  const entries = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f\r\n' : `${String(place).padStart(10, '0')} 00000 n\r\n`;
  });
  parts.push(`xref\n0 ${size}\n${entries.join('')}trailer\n<<\n  /Size ${size}${trailer}>>\n`);
  parts.push(`startxref\n${length}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}
