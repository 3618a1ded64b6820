import { isDeepStrictEqual } from 'node:util';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Fastify knows headers in lower case; a reader knows them as the RFCs write them. All of these are required. */
const HEADERS = new Map([
  ['if-match', 'If-Match'],
  ['idempotency-key', 'Idempotency-Key'],
]);

/**
 * Moves every object schema that has a title into `components.schemas` and leaves a reference, so that generated
 * clients have one named type for each thing. Two different schemas under one title are an error.
 * @throws {Error} naming the title that two different schemas have.
 */
export function hoistTitledSchemas(input: unknown) {
  const document = structuredClone((input as { openapiObject: Node }).openapiObject);
  const schemas: Record<string, Node> = {};

  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isNode(value)) return value;
    const node = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, visit(child)]));
    const header = node['in'] === 'header' ? HEADERS.get(String(node['name'])) : undefined;
    if (header !== undefined) Object.assign(node, { name: header, required: true });
    const title = node['title'];
    if (typeof title !== 'string' || (node['type'] !== 'object' && !node['anyOf'])) return node;
    const known = schemas[title];
    if (known && !isDeepStrictEqual(known, node))
      throw new Error(`two different schemas are called ${title}`);
    schemas[title] = node;
    return { $ref: `#/components/schemas/${title}` };
  };

  const paths = visit(document['paths']);
  const components = isNode(document['components']) ? document['components'] : {};
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b)));
  return { ...document, paths, components: { ...components, schemas: sorted } } as Node;
}
