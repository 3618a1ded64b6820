import { readFileSync } from 'node:fs';
import { EVENT_TYPES } from '@phoeiphrae/shared/event';
import { describe, expect, it } from 'vitest';

interface Messages {
  [key: string]: string | Messages;
}
const read = (locale: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../locales/${locale}/consoleLog.json`, import.meta.url), 'utf8'),
  ) as Record<'sentence' | 'name' | 'group', Messages>;
const namesOf = (messages: Messages): string[] =>
  Object.entries(messages).flatMap(([group, entries]) =>
    Object.keys(entries).map((name) => `${group}.${name}`),
  );
const known = [...EVENT_TYPES].sort();

describe.each(['th', 'en'])('the words of the log in %s', (locale) => {
  const { sentence, name, group } = read(locale);

  it('say a sentence for every type of event, and for no other', () => {
    expect(namesOf(sentence).sort()).toEqual(known);
  });

  it('name every type of event and every group of types', () => {
    expect(namesOf(name).sort()).toEqual(known);
    expect(Object.keys(group)).toEqual(expect.arrayContaining(Object.keys(sentence)));
  });
});
