import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly patternProperties?: Record<string, Schema>;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly allOf?: Schema[];
}
type Content = Record<string, { schema: Schema }> | undefined;
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: string[];
  readonly requestBody?: { content: Content };
  readonly responses: Record<string, { content?: Content }>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Schema> };
}

const schemasOf = (content: Content): Schema[] => Object.values(content ?? {}).map(({ schema }) => schema);

/** Where a schema lets in members that it does not name. A map of named things says what its values are. */
function openPlaces(root: Description, start: Schema, name: string): string[] {
  const seen = new Set<string>();
  const walk = (schema: Schema, at: string): string[] => {
    if (schema.$ref !== undefined) {
      const title = schema.$ref.split('/').at(-1) ?? '';
      if (seen.has(title)) return [];
      seen.add(title);
      return walk(root.components.schemas[title] ?? {}, title);
    }
    const rest = schema.additionalProperties;
    const isOpen = (schema.properties !== undefined || schema.type === 'object') && (rest ?? true) === true;
    const isMap = schema.patternProperties !== undefined;
    const members = Object.entries({ ...schema.properties, ...schema.patternProperties });
    const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    return [
      ...(isOpen && !isMap ? [at] : []),
      ...members.flatMap(([key, member]) => walk(member, `${at}/${key}`)),
      ...parts.flatMap((part) => walk(part, at)),
      ...(schema.items ? walk(schema.items, `${at}[]`) : []),
      ...(typeof rest === 'object' ? walk(rest, `${at}/*`) : []),
    ];
  };
  return walk(start, name);
}

describe('GET /api/v1/openapi.json', () => {
  let description: Description;
  let operations: { name: string; operation: Operation }[];

  beforeAll(async () => {
    const answer = await fetch(`${inject('address')}/api/v1/openapi.json`);
    description = (await answer.json()) as Description;
    operations = Object.entries(description.paths).flatMap(([address, item]) =>
      METHODS.flatMap((method) =>
        item[method] ? [{ name: `${method} ${address}`, operation: item[method] }] : [],
      ),
    );
  });

  const without = (has: (operation: Operation) => boolean) =>
    operations.filter(({ operation }) => !has(operation)).map(({ name }) => name);

  it('lints without an error or a warning', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-openapi-'));
    const file = path.join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(description));
    const command = path.join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
    const lint = promisify(execFile)(
      process.execPath,
      [command, 'lint', file, '--config', path.join(ROOT, 'redocly.yaml'), '--format', 'json'],
      {
        cwd: ROOT,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    const { stdout } = await lint.finally(() => rm(folder, { recursive: true }));
    const { totals, problems } = JSON.parse(stdout) as { totals: object; problems: unknown[] };
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
    expect(problems).toEqual([]);
  });

  it('is of OpenAPI 3.1 and the same as docs/openapi.json', async () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    const { default: kept } = await import('../../docs/openapi.json');
    expect(Object.keys(description.paths).toSorted()).toEqual(Object.keys(kept.paths).toSorted());
  });

  it('names, summarises and files every operation', () => {
    expect(operations.length).toBeGreaterThan(30);
    expect(without(({ operationId }) => /^[a-z][A-Za-z]+$/.test(operationId ?? ''))).toEqual([]);
    expect(without(({ summary }) => (summary ?? '').length > 5)).toEqual([]);
    expect(without(({ tags }) => tags?.length === 1)).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('says what every operation answers, a problem wherever it refuses', () => {
    const codes = (operation: Operation) => Object.keys(operation.responses);
    expect(without((operation) => codes(operation).some((code) => /^2\d\d$/.test(code)))).toEqual([]);
    const refusals = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([code]) => /^[45]/.test(code))
        .map(([code, { content }]) => ({ name: `${name} ${code}`, types: Object.keys(content ?? {}) })),
    );
    expect(without((operation) => codes(operation).some((code) => /^[45]/.test(code)))).toEqual([]);
    // Readiness is for machines and has a form of its own, whether it is good or bad.
    const odd = refusals.filter(({ types }) => types.join() !== 'application/problem+json');
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('has only closed schemas, in what it takes and in what it gives', () => {
    const bodies = operations.flatMap(({ name, operation }) => [
      ...schemasOf(operation.requestBody?.content).map((schema) => ({ at: `${name} body`, schema })),
      ...Object.entries(operation.responses).flatMap(([code, { content }]) =>
        schemasOf(content).map((schema) => ({ at: `${name} ${code}`, schema })),
      ),
    ]);
    expect(bodies.flatMap(({ at, schema }) => openPlaces(description, schema, at))).toEqual([]);
  });
});
