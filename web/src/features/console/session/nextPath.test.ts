import { describe, expect, it } from 'vitest';
import { nextPath } from './nextPath';

describe('nextPath', () => {
  it.each(['/console', '/console/items?state=draft', '/console#x'])('keeps %s', (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    'https://example.org',
    '//example.org',
    '/\\example.org',
    '/consolex',
    '/',
    undefined,
    ['/console'],
  ])('falls back to the inbox for %j', (path) => {
    expect(nextPath(path)).toBe('/console');
  });
});
