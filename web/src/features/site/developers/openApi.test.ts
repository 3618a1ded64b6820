import { describe, expect, it } from 'vitest';
import { curlOf } from './curlOf';
import { type OpenApi, groupEndpoints, limitsOf, openable, typeName } from './openApi';

const api: OpenApi = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  tags: [{ name: 'public', description: 'What anyone may read' }],
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
  it('groups operations by tag, also by tags that are not described', () => {
    expect(groupEndpoints(api, '').map(({ tag, endpoints }) => [tag, endpoints.length])).toEqual([
      ['public', 1],
      ['items', 1],
    ]);
  });

  it('finds operations by every word given, and leaves out empty groups', () => {
    expect(groupEndpoints(api, 'GET published').map(({ tag }) => tag)).toEqual(['public']);
    expect(groupEndpoints(api, 'nothing')).toEqual([]);
  });

  it('names types shortly and opens what has properties', () => {
    const nullable = { anyOf: [{ $ref: '#/components/schemas/Create' }, { type: 'null' }] };
    expect(typeName({ type: 'array', items: nullable })).toBe('(Create | null)[]');
    expect(typeName({ enum: ['a', 'b'] })).toBe('"a" | "b"');
    expect(openable({ type: 'array', items: nullable })).toEqual([{ $ref: '#/components/schemas/Create' }]);
    expect(limitsOf({ minLength: 1, maxLength: 9, default: 3 })).toEqual(['1…9', '= 3']);
  });

  it('writes calls that a shell takes as they are', () => {
    const [get] = groupEndpoints(api, 'getItem')[0]?.endpoints ?? [];
    const [post] = groupEndpoints(api, 'createItem')[0]?.endpoints ?? [];
    expect(get && curlOf(api, get, 'https://a.test')).toBe(
      "curl 'https://a.test/items/%E0%B9%81%E0%B8%9C%E0%B8%99'",
    );
    expect(post && curlOf(api, post, 'https://a.test')).toContain(`"title": "it'\\''s"`);
    expect(post && curlOf(api, post, 'https://a.test')).toContain(`-H 'Idempotency-Key: k-1'`);
  });
});
