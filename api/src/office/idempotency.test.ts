import { DrizzleQueryError } from 'drizzle-orm/errors';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteExpiredKeys } from './idempotency.ts';
import { loggable } from '../http/loggable.ts';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../testing/buildTestApp.ts';
import { expectProblem } from '../testing/expectProblem.ts';
import { refusedInBoth } from '../testing/languages.ts';

let test: TestApp;
let ict: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

describe('the answers of keyed writes', () => {
  it('are given again for some days, and then they are gone', async () => {
    const create = () => ict.post('/users', { username: 'someone', name: 'ผู้ใช้ใหม่' }, { key: 'the same key' });
    expect((await create()).status).toBe(201);
    test.clock.advance(2 * 86_400_000);
    expect(await deleteExpiredKeys(test.deps)).toBe(0);
    expect((await create()).status).toBe(201);
    test.clock.advance(2 * 86_400_000);
    expect(await deleteExpiredKeys(test.deps)).toBe(1);
    expectProblem(await create(), 'already-exists');
  });

  it('are none where the write was refused: a retry is worded anew, in the language that it asks for', async () => {
    const again = (person: Person) =>
      person.post('/users', { username: ict.username, name: 'Another' }, { key: 'one more key' });
    expect(await refusedInBoth(test, ict, 'already-exists', again)).toEqual(['taken']);
  });
});

describe('what the process writes down of a failed query', () => {
  it('says what failed and where, but not with which values', async () => {
    const failed: unknown = await test.deps.db.orm
      .execute(
        sql`INSERT INTO users (username, name, password_hash, created_at)
        VALUES ('Not a name', ${'ผู้ใช้ลับ'}, ${'a hash that is secret'}, ${START_OF_TEST})`,
      )
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DrizzleQueryError);
    const error = loggable(new AggregateError([failed], 'due work failed')) as AggregateError;
    const [plain] = error.errors as [Error];
    expect(plain.message).toContain('users_username_check');
    expect(plain.message).toContain('INSERT INTO users');
    expect(`${plain.message}${plain.stack ?? ''}${JSON.stringify(plain)}`).not.toMatch(/secret|ลับ/);
  });
});
