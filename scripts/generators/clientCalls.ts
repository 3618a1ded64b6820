interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
}
export interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options'] as const;
/** A POST that only asks is among them: it costs nothing to say that it makes nothing stale. */
const WRITES = ['post', 'put', 'patch', 'delete'];
const HEAD = '// Generated from the OpenAPI description by `npm run generate`. Do not edit.\n';

const callsOf = (document: unknown): Call[] =>
  Object.entries((document as Document).paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const { operationId, summary = '', tags = [] } = item[method] ?? {};
      return operationId ? [{ id: operationId, method, path, summary, tag: tags[0] ?? '' }] : [];
    }),
  );

/**
 * A file of web/src/api/calls/: where each operation of a subject is; a write besides says which it is. One file a
 * subject, so that a page carries the addresses of its own alone.
 */
export function clientCalls(document: unknown, belongs: (call: Call) => boolean): string {
  const calls = callsOf(document).filter(belongs);
  const lines = calls.map(({ id, method, path, summary }) => {
    const own = WRITES.includes(method) ? `id: '${id}', ` : '';
    return `/** ${summary} */\nexport const ${id} = { ${own}method: '${method}', path: '${path}' } as const;`;
  });
  return `${HEAD}\n${lines.join('\n')}\n`;
}

/** The tags of a description, each once, in its order. */
export const tagsOf = (document: unknown): string[] => [...new Set(callsOf(document).map(({ tag }) => tag))];

/** web/src/api/calls/writes.ts: every operation that may change something, for tables that must leave none out. */
export function writeIds(document: unknown): string {
  const ids = callsOf(document).filter(({ method }) => WRITES.includes(method));
  return `${HEAD}export type WriteId =\n${ids.map(({ id }) => `  | '${id}'`).join('\n')};\n`;
}
