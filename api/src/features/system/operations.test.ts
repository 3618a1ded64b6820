import type { OperationList } from '@phoeiphrae/shared/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { OPERATIONS_IN_THAI } from './operationsInThai.ts';

let test: TestApp;
let list: OperationList['operations'];
beforeAll(async () => {
  test = await buildTestApp();
  list = (await test.app.inject({ url: '/api/v1/public/operations' })).json<OperationList>().operations;
});
afterAll(() => test.close());

describe('GET /public/operations', () => {
  it('lists every operation of the description, each with its words in Thai, and no other', () => {
    const { paths = {} } = test.app.swagger();
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    );
    expect(list.map(({ id }) => id).sort()).toEqual(described.sort());
    expect(Object.keys(OPERATIONS_IN_THAI).sort()).toEqual(described.sort());
    for (const { id, summary } of list) {
      expect(summary.th, id).toMatch(/[ก-๛]/);
      expect(summary.en, id).toMatch(/^[A-Z]/);
    }
  });

  it('keeps the tags together, what is public first, and says what needs no account', () => {
    const tags = list.map(({ tag }) => tag);
    expect(tags[0]).toBe('public');
    expect(tags.filter((tag, at) => tag !== tags[at - 1])).toEqual([...new Set(tags)]);
    const byId = new Map(list.map((operation) => [operation.id, operation]));
    expect(byId.get('listPublicItems')).toMatchObject({
      method: 'GET',
      path: '/api/v1/public/items',
      open: true,
    });
    expect(byId.get('approveItem')).toMatchObject({ method: 'POST', open: false });
  });
});
