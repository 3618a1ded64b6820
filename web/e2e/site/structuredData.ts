import path from 'node:path';
import jsonld, { type JsonLdDocument } from 'jsonld';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** A file that is not there: what is checked is told from memory. */
const CHECKED = path.join(ROOT, 'structuredData.check.ts');

/** All that JSON-LD need know of schema.org to tell its terms apart; nothing is fetched. */
const VOCABULARY = { '@context': { '@vocab': 'https://schema.org/' } };
const documentLoader = (url: string) => {
  if (url !== 'https://schema.org') throw new Error(`a context of ${url}`);
  return Promise.resolve({ documentUrl: url, document: VOCABULARY });
};

/** What a JSON-LD processor will not take, or would drop. */
export async function unreadable(thing: object): Promise<string[]> {
  // `safe`: what would be left out in silence is an error. The types know nothing of it.
  const options = { documentLoader, safe: true };
  return jsonld.expand(thing as JsonLdDocument, options).then(
    (expanded) => (expanded.length === 1 ? [] : [`${String(expanded.length)} things of one`]),
    (error: unknown) => [String(error)],
  );
}

/** A thing with what it says taken out: which words it has, and of what kind their values are. */
function shapeOf(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key.startsWith('@') ? value : '';
  if (typeof value === 'number') return 0;
  if (Array.isArray(value)) {
    const shapes = value.map((member) => JSON.stringify(shapeOf(member, key)));
    return [...new Set(shapes)].map((shape) => JSON.parse(shape) as unknown);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member, name)]));
}

/** A search is described by more than the vocabulary has (https://schema.org/docs/actions.html): its input. */
const TYPES = 'import type { WithActionConstraints, WithContext, SearchAction } from "schema-dts";';

function declared(shape: string, index: number): string[] {
  const name = String(index);
  const thing = JSON.parse(shape) as Record<string, unknown>;
  const { potentialAction: action, ...rest } = thing;
  const type = `import("schema-dts").${String(thing['@type'])}`;
  return [
    `export const thing${name}: WithContext<${type}> = ${JSON.stringify(rest)};`,
    ...(action === undefined
      ? []
      : [`export const action${name}: WithActionConstraints<SearchAction> = ${JSON.stringify(action)};`]),
  ];
}

/** What is not in the words of schema.org, as the types of its vocabulary (schema-dts) have them. */
export function notOfVocabulary(things: readonly object[]): string[] {
  const shapes = new Set(things.map((thing) => JSON.stringify(shapeOf(thing))));
  const lines = [TYPES, ...[...shapes].flatMap(declared)];
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === CHECKED || disk.fileExists(file),
    getSourceFile: (file, ...rest) =>
      file === CHECKED
        ? ts.createSourceFile(file, lines.join('\n'), ts.ScriptTarget.ESNext)
        : disk.getSourceFile(file, ...rest),
  };
  const program = ts.createProgram([CHECKED], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
    const at = program.getSourceFile(CHECKED)?.getLineAndCharacterOfPosition(start).line ?? 0;
    return `${ts.flattenDiagnosticMessageText(messageText, ' ')} in ${(lines[at] ?? '').slice(0, 200)}`;
  });
}
