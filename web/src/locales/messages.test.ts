import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWords, say, type Messages } from './words';

const LOCALES = ['th', 'en'] as const;
const folder = (locale: string) => new URL(`./${locale}/`, import.meta.url);
const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(new URL(file, folder(locale)), 'utf8')) as Messages;
const textsOf = (value: string | Messages): string[] =>
  typeof value === 'string' ? [value] : Object.values(value).flatMap(textsOf);

describe.each(LOCALES)('the messages in %s', (locale) => {
  it.each(readdirSync(folder(locale)))('can all be said: %s', (file) => {
    for (const text of textsOf(read(locale, file))) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 1]);
      expect(say(text, Object.fromEntries(names)), text).not.toMatch(/[{}|]|undefined/);
    }
  });
});

describe('a message', () => {
  it.each([
    ['{a} and {b}', { a: 'x', b: 2 }, undefined, 'x and 2'],
    ["somchai{'@'}example.go.th", {}, undefined, 'somchai@example.go.th'],
    ['1 page | {count} pages', { count: 1 }, undefined, '1 page'],
    ['1 page | {count} pages', { count: 0 }, undefined, '0 pages'],
    ['today | 1 day | {count} days', { count: 0 }, undefined, 'today'],
    ['today | 1 day | {count} days', { count: 1 }, undefined, '1 day'],
    ['today | 1 day | {count} days', { count: 9 }, undefined, '9 days'],
    ['one | many', {}, 2, 'many'],
    ['{missing}.', {}, undefined, '.'],
  ])('%s with %o is said as it should be', (message, values, number, said) => {
    expect(say(message, values, number)).toBe(said);
  });

  it('does not take what is filled in for a place', () => {
    expect(say('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
  });
});

describe('words', () => {
  const words = createWords('th', { page: { title: 'หน้า' } });

  it('are found by their path, and only they', () => {
    expect(words.t('page.title')).toBe('หน้า');
    expect([words.te('page'), words.te('page.title.length'), words.te('page.toString')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are said as their key where they are missing', () => {
    expect(words.t('page.nothing')).toBe('page.nothing');
  });

  it('change with the language, once it is there', () => {
    words.add('en', { page: { title: 'Page' } });
    words.locale.value = 'en';
    expect(words.t('page.title')).toBe('Page');
  });
});
