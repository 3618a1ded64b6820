import { type Endpoint, type OpenApi, type Schema, resolve, schemaOf } from './openApi';

const DEEPEST = 4;

/** A value that the schema allows, from its examples where it has them. */
export function exampleOf(api: OpenApi, given: Schema, depth = 0): unknown {
  const schema = resolve(api, given);
  const first = schema.examples?.[0] ?? schema.const ?? schema.enum?.[0] ?? schema.default;
  if (first !== undefined) return first;
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return exampleOf(api, choice, depth);
  if (schema.items) return depth < DEEPEST ? [exampleOf(api, schema.items, depth + 1)] : [];
  if (schema.properties) {
    const entries = depth < DEEPEST ? Object.entries(schema.properties) : [];
    return Object.fromEntries(entries.map(([name, inner]) => [name, exampleOf(api, inner, depth + 1)]));
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  const plain: Record<string, unknown> = { integer: 1, number: 1, boolean: true, string: '…' };
  return plain[type ?? ''] ?? {};
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A call of the operation for a shell, to be pasted and adapted. */
export function curlOf(api: OpenApi, { method, path, operation }: Endpoint, origin: string): string {
  const parameters = operation.parameters ?? [];
  const value = (parameter: (typeof parameters)[number]) =>
    String(parameter.example ?? exampleOf(api, parameter.schema ?? {}));
  let address = path;
  for (const parameter of parameters) {
    if (parameter.in === 'path')
      address = address.replace(`{${parameter.name}}`, encodeURIComponent(value(parameter)));
  }
  const lines = [`curl ${quoted(origin + address)}`];
  if (method !== 'GET') lines.push(`-X ${method}`);
  if (operation.security?.length) lines.push('-H "Authorization: Bearer $TOKEN"');
  for (const parameter of parameters) {
    if (parameter.in === 'header') lines.push(`-H ${quoted(`${parameter.name}: ${value(parameter)}`)}`);
  }
  const body = schemaOf(operation.requestBody?.content);
  if (body) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d ${quoted(JSON.stringify(exampleOf(api, body), null, 2))}`);
  }
  return lines.join(' \\\n  ');
}
