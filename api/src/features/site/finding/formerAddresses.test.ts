import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import {
  formerAddressFault,
  readFormerAddresses,
  replaceFormerAddresses,
  targetOfFormer,
} from './formerAddresses.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

const load = (csv: string) =>
  replaceFormerAddresses(test.deps.db, readFormerAddresses(csv), test.clock.now());
const target = (written: string) => targetOfFormer(test.deps.publicDb.orm, written);

describe('addresses of the site before', () => {
  it('lead on, with the query they had or any other, however they are written', async () => {
    await load(
      [
        'http://www.old.example/index.php?option=news&id=12,/i/ข่าวเดิม',
        '/แผนงาน.html,/categories/action_plan',
        `/old.html,/i/${encodeURIComponent('ข่าวใหม่')}`,
        '"/ita,2569.html",/items?fiscalYear=2026',
      ].join('\r\n'),
    );
    expect(await target('/index.php?option=news&id=12')).toBe(encodeURI('/i/ข่าวเดิม'));
    expect(await target('/index.php?option=news&id=13')).toBeUndefined();
    expect(await target(encodeURI('/แผนงาน.html'))).toBe('/categories/action_plan');
    expect(await target(`${encodeURI('/แผนงาน.html')}?fbclid=x`)).toBe('/categories/action_plan');
    expect(await target('/old.html')).toBe(encodeURI('/i/ข่าวใหม่'));
    expect(await target('/ita,2569.html')).toBe('/items?fiscalYear=2026');
    for (const odd of ['/%ff', '//', '/'.repeat(9000), '/%00', '']) expect(await target(odd)).toBeUndefined();
  });

  it('are those of the newest list alone, and the log tells of it', async () => {
    await load('/a,/items');
    await load('﻿/b,/items\n/b,/verify\n');
    expect(await target('/a')).toBeUndefined();
    expect(await target('/b')).toBe('/verify');
    const { rows } = await test.owner.pool.query<{ count: string }>(
      `SELECT body::jsonb #>> '{details,count}' AS count FROM events WHERE type = 'redirects.loaded' ORDER BY seq DESC LIMIT 1`,
    );
    expect(rows[0]?.count).toBe('1');
  });

  it.each([
    ['', '/items'],
    ['/', '/items'],
    ['/a', 'https://elsewhere.example/'],
    ['/a', '//elsewhere.example/'],
    ['/a', '/\\elsewhere.example/'],
    ['/a', 'items'],
    ['/a', ''],
    ['/a', '/a'],
    ['/%ff', '/items'],
  ])('are refused where they lead nowhere, elsewhere or to themselves: %s to %s', (address, to) => {
    expect(formerAddressFault({ address, target: to })?.en).toContain('cannot be used');
  });
});
