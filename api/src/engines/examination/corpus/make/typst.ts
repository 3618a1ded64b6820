import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf'),
);
let compiler: NodeCompiler | undefined;

/** A PDF of Typst's own words, set in a Thai font. */
export function typstPdf(source: string): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: [readFileSync(font)] }] });
  const mainFileContent = `#set text(font: "Sarabun", lang: "th")\n${source}`;
  return Buffer.from(compiler.pdf({ mainFileContent }));
}
