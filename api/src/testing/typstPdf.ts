import { openTypst } from '../engines/press/typst.ts';
import type { PaperJob } from '../engines/press/job.ts';

const draw = openTypst();

const SETTINGS =
  '#set document(title: "ก", date: auto)\n#set page(width: 400pt, height: 700pt)\n' +
  '#set text(font: "Sarabun", lang: "th", fallback: false)\n';

/** Texts of Typst's markup, each a paragraph of its own, as the compiler writes them. */
export function typstPdf(texts: readonly string[], as: PaperJob['as'] = 'paper'): Uint8Array {
  const source = SETTINGS + texts.map((text) => `#[${text}]`).join('\n\n');
  const answer = draw({ main: 'a.typ', files: { 'a.typ': source }, at: 1_700_000_000, as });
  if (!('pdf' in answer)) throw new Error(JSON.stringify(answer));
  return answer.pdf;
}
