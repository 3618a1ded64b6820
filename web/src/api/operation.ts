import type { ClientOptions, FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type createClient from 'openapi-fetch';
import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options';
type MethodAt<O extends Operation> = O['method'] & keyof paths[O['path']];
type Media = `${string}/${string}`;
export type Client = ReturnType<typeof createClient<paths>>;
export type { ClientOptions };

/** An operation of the API, as the files in `calls/` name them by their `operationId`. */
export interface Operation {
  readonly method: Method;
  readonly path: keyof paths;
}
export type ReadOperation = Operation & { readonly method: 'get' | 'options' };

type Init<O extends Operation> = MaybeOptionalInit<paths[O['path']], MethodAt<O>>;
/** What an operation is to be told: its parameters and its body. Left out only where it wants neither. */
export type Inits<O extends Operation> = undefined extends Init<O> ? [init?: Init<O>] : [init: Init<O>];
/** An answer as it comes: with the body of a success, or with a problem. */
export type Answer<O extends Operation> = FetchResponse<
  paths[O['path']][MethodAt<O>] & Record<string, unknown>,
  object,
  Media
>;
/** The body of a success, as the OpenAPI description has it. */
export type Body<O extends Operation> = Extract<Answer<O>, { error?: never }>['data'];

/** Sends what an operation is told through a client; what both must be follows from the description. */
export function sendBy<O extends Operation>(
  client: Client,
  { method, path }: O,
  ...init: Inits<O>
): Promise<Answer<O>> {
  // The client infers the same types from the two words, but cannot while the operation is still any.
  const request = client.request as unknown as (
    method: Method,
    path: string,
    ...init: Inits<O>
  ) => Promise<Answer<O>>;
  return request(method, path, ...init);
}
