/** As much of OpenAPI 3.1 as the reference draws. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
  schema?: Schema;
}
type Content = Record<string, { schema?: Schema }>;
export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description?: string; content?: Content }>;
  security?: unknown[];
}
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Endpoint {
  method: string;
  path: string;
  operation: Operation;
}
/** The operation of a method and a path; undefined where the description has none. */
export function endpointAt(api: OpenApi, method: string, path: string): Endpoint | undefined {
  const operation = api.paths[path]?.[method.toLowerCase()];
  return operation && { method, path, operation };
}

export const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

export function resolve(api: OpenApi, schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (api.components?.schemas?.[refName(schema.$ref)] ?? {});
}

/** What a value is, in a few words: `Item[]`, `"th" | "en"`, `string (date-time) | null`. */
export function typeName(schema: Schema): string {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map(typeName).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.items) {
    const inner = typeName(schema.items);
    return inner.includes(' | ') ? `(${inner})[]` : `${inner}[]`;
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

/** Limits of a value, as `1–200` or a pattern. */
export function limitsOf({
  minLength,
  maxLength,
  minimum,
  maximum,
  pattern,
  default: preset,
}: Schema): string[] {
  const range = (low: number | undefined, high: number | undefined) =>
    low === undefined && high === undefined ? [] : [`${low ?? ''}…${high ?? ''}`];
  return [
    ...range(minLength, maxLength),
    ...range(minimum, maximum),
    ...(pattern === undefined ? [] : [pattern]),
    ...(preset === undefined ? [] : [`= ${JSON.stringify(preset)}`]),
  ];
}

/** The object, or the objects of the list or union, whose properties are worth opening. */
export function openable(schema: Schema): Schema[] {
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (either) return either.flatMap(openable);
  if (schema.items) return openable(schema.items);
  return schema.$ref !== undefined || schema.properties ? [schema] : [];
}

export const schemaOf = (content: Content | undefined): Schema | undefined =>
  Object.values(content ?? {})[0]?.schema;
