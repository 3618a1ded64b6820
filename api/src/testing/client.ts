import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import type { TestApp } from './buildTestApp.ts';

export interface CallOptions {
  /** The version that was read, or the header as it stands. */
  ifMatch?: number | string;
  /** A write gets a new key unless one is given; null leaves the header out. */
  key?: string | null;
  headers?: Record<string, string>;
}

export interface Reply<T> {
  readonly status: number;
  readonly headers: Record<string, string | string[] | number | undefined>;
  readonly body: T;
  readonly text: string;
}

export interface Client {
  get<T = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Reply<T>>;
  post<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Reply<T>>;
  put<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Reply<T>>;
  patch<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Reply<T>>;
  delete<T = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Reply<T>>;
  head(path: string, options?: CallOptions): Promise<Reply<unknown>>;
  options(path: string, options?: CallOptions): Promise<Reply<unknown>>;
}

const API = '/api/v1';
const parsed = (text: string, type: string): unknown =>
  text !== '' && /[/+]json/.test(type) ? JSON.parse(text) : text;

/**
 * Calls the API over HTTP as it is served, but without a socket. Paths are below `/api/v1`, or absolute from `//`.
 * @param token the same for every call, or what gives one for each
 */
export function client(
  test: TestApp,
  token?: string | (() => string),
  fixed: Record<string, string> = {},
  address?: string,
): Client {
  async function call<T>(
    method: InjectOptions['method'],
    path: string,
    body: unknown,
    options: CallOptions = {},
  ) {
    const key = options.key === undefined && method !== 'GET' ? randomUUID() : options.key;
    const { ifMatch } = options;
    const bearer = typeof token === 'function' ? token() : token;
    const headers = {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(ifMatch === undefined
        ? {}
        : { 'if-match': typeof ifMatch === 'number' ? `"${String(ifMatch)}"` : ifMatch }),
      ...fixed,
      ...options.headers,
    };
    const url = path.startsWith('//') ? path.slice(1) : `${API}${path}`;
    const payload = body === undefined ? {} : { payload: body as object };
    const from = address === undefined ? {} : { remoteAddress: address };
    const response = await test.app.inject({ method: method ?? 'GET', url, headers, ...payload, ...from });
    const type = response.headers['content-type'] ?? '';
    const reply: Reply<T> = {
      status: response.statusCode,
      headers: response.headers,
      body: parsed(response.body, type) as T,
      text: response.body,
    };
    return reply;
  }
  return {
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body, options) => call('POST', path, body, options),
    put: (path, body, options) => call('PUT', path, body, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
    delete: (path, options) => call('DELETE', path, undefined, options),
    head: (path, options) => call('HEAD', path, undefined, options),
    options: (path, options) => call('OPTIONS', path, undefined, options),
  };
}
