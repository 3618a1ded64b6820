import { describe, expect, it } from 'vitest';
import { SITE_PAGE_NAMES, SITE_PAGES, sitePageAt } from './sitePages.ts';

describe('sitePageAt', () => {
  it.each(SITE_PAGE_NAMES)('finds %s at its own path', (name) => {
    const { path } = SITE_PAGES[name];
    const part = path.includes(':') ? 'something' : '';
    expect(sitePageAt(path.replace(/:\w+/, 'something'))).toEqual({ name, part });
  });

  it.each(['/nothing', '/items/', '/i', '/i/', '/i/a/b', '/verify/a/b', '', 'items', '//', '/categories'])(
    'finds nothing at %j',
    (address) => {
      expect(sitePageAt(address)).toBeUndefined();
    },
  );
});
