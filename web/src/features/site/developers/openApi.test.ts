import { describe, expect, it } from 'vitest';
import { curlOf } from './curlOf';
import { groupOperations } from './groupOperations';
import { type OpenApi, endpointAt, limitsOf, openable, typeName } from './openApi';

const api: OpenApi = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/items/{slug}': {
      get: {
        operationId: 'getItem',
        summary: 'What is published',
        tags: ['public'],
        parameters: [
          { name: 'slug', in: 'path', required: true, schema: { type: 'string', examples: ['แผน'] } },
        ],
        responses: {},
      },
    },
    '/items': {
      post: {
        operationId: 'createItem',
        tags: ['items'],
        security: [{ bearer: [] }],
        parameters: [
          { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', examples: ['k-1'] } },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Create' } } } },
        responses: {},
      },
    },
  },
  components: {
    schemas: { Create: { type: 'object', properties: { title: { type: 'string', examples: ["it's"] } } } },
  },
};

describe('the API reference', () => {
  const operations = [
    { id: 'getItem', tag: 'public', method: 'GET', path: '/items/{slug}', open: true },
    { id: 'createItem', tag: 'items', method: 'POST', path: '/items', open: false },
  ].map((operation) => ({ ...operation, summary: { th: 'เรื่องที่เผยแพร่', en: 'What is published' } }));
  const idsOf = (search: string) =>
    groupOperations(operations, search).map(({ tag, operations: of }) => [tag, ...of.map(({ id }) => id)]);

  it('groups operations by tag', () => {
    expect(idsOf('')).toEqual([
      ['public', 'getItem'],
      ['items', 'createItem'],
    ]);
  });

  it('finds operations by every word given, in both languages, and leaves out empty groups', () => {
    expect(idsOf('GET published')).toEqual([['public', 'getItem']]);
    expect(idsOf('post เผยแพร่')).toEqual([['items', 'createItem']]);
    expect(idsOf('nothing')).toEqual([]);
  });

  it('names types shortly and opens what has properties', () => {
    const nullable = { anyOf: [{ $ref: '#/components/schemas/Create' }, { type: 'null' }] };
    expect(typeName({ type: 'array', items: nullable })).toBe('(Create | null)[]');
    expect(typeName({ enum: ['a', 'b'] })).toBe('"a" | "b"');
    expect(openable({ type: 'array', items: nullable })).toEqual([{ $ref: '#/components/schemas/Create' }]);
    expect(limitsOf({ minLength: 1, maxLength: 9, default: 3 })).toEqual(['1…9', '= 3']);
  });

  it('writes calls that a shell takes as they are', () => {
    const get = endpointAt(api, 'GET', '/items/{slug}');
    const post = endpointAt(api, 'POST', '/items');
    expect(endpointAt(api, 'PUT', '/items')).toBeUndefined();
    expect(get && curlOf(api, get, 'https://a.test')).toBe(
      "curl 'https://a.test/items/%E0%B9%81%E0%B8%9C%E0%B8%99'",
    );
    expect(post && curlOf(api, post, 'https://a.test')).toContain(`"title": "it'\\''s"`);
    expect(post && curlOf(api, post, 'https://a.test')).toContain(`-H 'Idempotency-Key: k-1'`);
  });
});
