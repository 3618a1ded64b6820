import { PDF_OBJECTS } from './pdf.ts';

const row = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`;

/** A PDF with a save added to its end: objects anew by their numbers, the earlier ones left where they are. */
export function savedAgain(pdf: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  let file = pdf.toString('latin1');
  const before = Number(/startxref\n([0-9]+)\n%%EOF\n$/.exec(file)?.[1]);
  const rows = Object.entries(objects).map(([number, object]) => {
    const at = file.length;
    file += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${row(at)}`;
  });
  const table = file.length;
  const size = Math.max(PDF_OBJECTS, ...Object.keys(objects).map(Number)) + 1;
  file += `xref\n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R/Prev ${before}>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/**
 * A PDF arranged for the web (ISO 32000-2, annex F): the table of the first page stands before the rest, so that the file
 * has two ends and one state.
 */
export function linearPdf(objects: readonly string[]): Buffer {
  const written = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const head = (length: number, main: number): string =>
    `%PDF-1.7\n${objects.length + 1} 0 obj\n<</Linearized 1/L ${pad(length)}/H[0 0]/O 3/E 0/N 1/T ${pad(main)}>>\nendobj\n`;
  const pad = (value: number): string => String(value).padStart(10, '0');
  const first = (main: number): string =>
    `xref\n${objects.length + 1} 1\n${row('%PDF-1.7\n'.length)}trailer\n<</Size ${objects.length + 2}/Root 1 0 R/Prev ${pad(main)}>>\nstartxref\n0\n%%EOF\n`;
  const start = head(0, 0).length;
  let at = start + first(0).length;
  const rows = written.map((object) => {
    const here = row(at);
    at += object.length;
    return here;
  });
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(head(at + end.length, at) + first(at) + written.join('') + end, 'latin1');
}
