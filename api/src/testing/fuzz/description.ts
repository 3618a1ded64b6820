import type { TestApp } from '../buildTestApp.ts';

/** As much of JSON Schema as the description is written in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
export interface Parameter {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
export interface Described {
  readonly description: string;
  readonly content?: Content;
}
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Content | undefined;
  readonly responses: Readonly<Record<string, Described>>;
}

interface Entry {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Operation['responses'];
}
export interface Description {
  readonly document: object;
  readonly operations: readonly Operation[];
  /** The schema itself, where it stands elsewhere by name. */
  readonly resolve: (schema: Schema) => Schema;
}

/** What the application says of itself, as anyone can read it. */
export function descriptionOf({ app }: TestApp): Description {
  const document = app.swagger() as unknown as {
    paths: Record<string, Record<string, Entry>>;
    components: { schemas: Record<string, Schema> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, entries]) =>
    Object.entries(entries).map(([method, entry]) => ({
      id: entry.operationId,
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters: entry.parameters ?? [],
      body: entry.requestBody?.content,
      responses: entry.responses,
    })),
  );
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (document.components.schemas[name] ?? {});
  };
  return { document, operations, resolve };
}
