import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import Fastify from 'fastify';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { buildApp } from '../../app.ts';
import { StorageFullError, StorageUnavailableError } from '../../engines/blobs/storageErrors.ts';
import { WordsBusyError } from '../../engines/words/thread.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { ProblemException } from '../problem.ts';
import { problems } from './problems.ts';

const WARNING = 40;
const ERROR = 50;

interface Line {
  readonly level: number;
  readonly msg: string;
}

const lines: Line[] = [];
const logger = {
  level: 'info',
  stream: { write: (line: string) => void lines.push(JSON.parse(line) as Line) },
};
beforeEach(() => void lines.splice(0));
/** The levels at which failures were told. */
const failures = () => lines.filter(({ msg }) => msg === 'request failed').map(({ level }) => level);

const byCode = (code: string, query = 'select 1') =>
  new DrizzleQueryError(query, [], Object.assign(new Error('told by PostgreSQL'), { code }));

describe('the log of requests that fail', () => {
  it.each<[string, () => Error, number, number[]]>([
    ['a statement that ran out of its time', () => byCode('57014'), 503, [WARNING]],
    ['a database that has no connection left', () => byCode('53300'), 503, [WARNING]],
    ['a commit that nobody knows the end of', () => byCode('57P01', 'commit'), 503, [WARNING]],
    ['a database whose disk is full', () => byCode('53100'), 507, [WARNING]],
    ['a store of files that is full', () => new StorageFullError('ENOSPC'), 507, [WARNING]],
    ['a store of files that is away', () => new StorageUnavailableError('EROFS'), 503, [WARNING]],
    ['too many long texts at once', () => new WordsBusyError(), 503, [WARNING]],
    ['a fault of the product', () => new Error('nobody foresaw it'), 500, [ERROR]],
    ['a fault of a statement', () => byCode('42703'), 500, [ERROR]],
    ['asking too often', () => Object.assign(new Error('slow down'), { statusCode: 429 }), 429, []],
    ['a refusal', () => new ProblemException('not-found'), 404, []],
    ['a wait that the route itself asks for', () => new ProblemException('unavailable'), 503, []],
  ])('tells of %s by what is to be done', async (_what, make, status, levels) => {
    const app = Fastify({ logger });
    await app.register(problems);
    app.get('/', () => Promise.reject(make()));
    expect((await app.inject('/')).statusCode).toBe(status);
    expect(failures()).toEqual(levels);
    expect(lines.filter(({ level }) => level >= WARNING)).toHaveLength(levels.length);
    await app.close();
  });
});

describe('a search that runs out of its time', () => {
  let test: TestApp;
  let app: Awaited<ReturnType<typeof buildApp>>;
  beforeAll(async () => {
    test = await buildTestApp();
    app = await buildApp(test.deps, { logger });
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  it('is 503, and a warning', async () => {
    const { pool } = test.deps.searchDb;
    const all = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    for (const each of all) {
      await each.query(`SET statement_timeout = '200ms'`);
      each.release();
    }
    const held = await test.owner.pool.connect();
    try {
      await held.query('BEGIN; LOCK TABLE search_documents IN ACCESS EXCLUSIVE MODE');
      const { statusCode } = await app.inject('/api/v1/public/items?q=x');
      expect(statusCode).toBe(503);
    } finally {
      await held.query('ROLLBACK');
      held.release();
    }
    expect(failures()).toEqual([WARNING]);
    expect(lines.filter(({ level }) => level >= ERROR)).toEqual([]);
  });
});
