import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';

const LOCALES = ['th', 'en'] as const;
const folder = (locale: string) => new URL(`./${locale}/`, import.meta.url);
const read = (locale: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(file, folder(locale)), 'utf8'));
const keysOf = (value: unknown, prefix: string): string[] =>
  typeof value === 'string'
    ? [prefix]
    : Object.entries(value as object).flatMap(([key, inner]) => keysOf(inner, `${prefix}.${key}`));

/** What vue-i18n cannot compile, such as a bare @, takes down the page that says it. */
describe.each(LOCALES)('the messages in %s', (locale) => {
  it.each(readdirSync(folder(locale)))('can all be said: %s', (file) => {
    const name = file.replace('.json', '');
    const messages = read(locale, file);
    const { global } = createI18n({
      legacy: false,
      locale,
      messages: { [locale]: { [name]: messages } } as Record<string, Record<string, never>>,
    });
    for (const key of keysOf(messages, name)) {
      expect(() => global.t(key, { count: 1 }), key).not.toThrow();
    }
  });
});
