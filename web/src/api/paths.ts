/** Stands for the generated `paths` of `schema.d.ts` until the API's OpenAPI is there: any path, unknown bodies. */
interface LooseOperation {
  parameters: {
    query?: Record<string, unknown>;
    path?: Record<string, string | number>;
    header?: Record<string, string | undefined>;
  };
  requestBody?: { content: { 'application/json': unknown } };
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': unknown } } };
}

export type paths = Record<string, Record<'get' | 'post' | 'put' | 'patch' | 'delete', LooseOperation>>;
