import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { READ_BY_PAGES } from '@phoeiphrae/shared/pageQuery';
import { describe, expect, it } from 'vitest';
import { addressKey } from './addressKey.ts';

describe('addressKey', () => {
  it.each([
    ['/i/%e0%b8%81', '/i/%E0%B8%81'],
    ['/%69/a', '/i/a'],
    ['/api/v1/public/items?limit=5&category=news', '/api/v1/public/items?category=news&limit=5'],
    ['/items?q=%E0%B8%81+b', '/items?q=%E0%B8%81%20b'],
    ['/?', '/'],
  ])('%s is %s', (written, same) => {
    expect(addressKey(written)?.text).toBe(addressKey(same)?.text);
    expect(addressKey(written)?.isWhole).toBe(true);
  });

  it.each([
    ['/i/a%2Fb', '/i/a/b'],
    ['/api/v1/public/items?category=news', '/api/v1/public/items?category=other'],
    ['/api/v1/public/items?x=1', '/api/v1/public/items'],
    ['/I/a', '/i/a'],
    ['/i/a/', '/i/a'],
    ['/verify?code=0000-0000-0000', '/verify'],
    ['/i/a/versions/2/difference?from=1', '/i/a/versions/2/difference'],
  ])('%s is not %s', (one, other) => {
    expect(addressKey(one)?.text).not.toBe(addressKey(other)?.text);
  });

  it('leaves out of a page’s address what the page does not read, and says so', () => {
    expect(addressKey('/items?fbclid=1&q=a')).toEqual({ text: '/items?q=a', isWhole: false });
    expect(addressKey('/?utm_source=line')).toEqual({ text: '/', isWhole: false });
  });

  it('tells apart whatever the pages of the site read of their addresses', () => {
    const folder = path.resolve(import.meta.dirname, '../../../web/src/features/site');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(vue|ts)$/.test(file),
    );
    const read = sources.flatMap((file) =>
      [...readFileSync(path.join(folder, file), 'utf8').matchAll(/(?:route\.query\[|\basked\()'(\w+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(read).toEqual(expect.arrayContaining(['before', 'from', 'cursor', 'said', 'item', 'receipt']));
    const lost = read.filter((name) => addressKey(`/a?${name}=1`)?.text === '/a');
    expect(lost).toEqual([]);
    expect(Object.keys(PublicQuery.properties).filter((name) => !READ_BY_PAGES.has(name))).toEqual([]);
  });

  it('knows no address that is no UTF-8', () => {
    expect(addressKey('/%ff')).toBeUndefined();
  });
});
