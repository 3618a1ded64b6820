import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECK_FAILURES, CHECK_KINDS, CHECK_PLACES, CHECK_STATES } from '@phoeiphrae/shared/check';
import { CONSOLE_AREAS } from '@phoeiphrae/shared/consoleArea';
import { EVENT_TYPES } from '@phoeiphrae/shared/event';
import { FINDING_KINDS, FINDING_PARTS } from '@phoeiphrae/shared/examination';
import { NOTICE_KINDS } from '@phoeiphrae/shared/notice';
import { ITEM_PAPERS } from '@phoeiphrae/shared/paperNames';
import { CAPACITIES } from '@phoeiphrae/shared/appointment';
import { DEMANDS } from '@phoeiphrae/shared/policy/rule';
import { TRACKS } from '@phoeiphrae/shared/policy/tracks';
import { APPROVAL_CLASSES, VERDICTS } from '@phoeiphrae/shared/publicLog';
import { ACTIONS, STATES } from '@phoeiphrae/shared/workflow';

interface Messages {
  [key: string]: string | Messages;
}
const folder = (locale: string) => new URL(`./${locale}/`, import.meta.url);
const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(new URL(file, folder(locale)), 'utf8')) as Messages;
const flat = (messages: Messages, prefix = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const files = readdirSync(folder('th'));

/** Refusals stand in the log alone. */
const HISTORY_TYPES = EVENT_TYPES.filter((type) => type.startsWith('item.') && type !== 'item.refused').map(
  (type) => type.slice('item.'.length),
);

describe('the locales', () => {
  it('have the same files', () => {
    expect(readdirSync(folder('en'))).toEqual(files);
  });

  it.each(files)('say the same things in %s', (file) => {
    const th = flat(read('th', file));
    const en = new Map(flat(read('en', file)));
    expect(th.map(([key]) => key)).toEqual([...en.keys()]);
    for (const [key, text] of th)
      expect([key, placeholders(en.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('name every state, track and capacity', () => {
    const { item, track, capacity } = read('th', 'state.json') as Record<string, Messages>;
    expect(Object.keys(item ?? {})).toEqual(STATES);
    expect(Object.keys(track ?? {})).toEqual([...TRACKS]);
    expect(Object.keys(capacity ?? {})).toEqual([...CAPACITIES]);
  });

  const at = (file: string, path: string) =>
    path
      .split('.')
      .reduce<Messages>((messages, key) => messages[key] as Messages, read('th', `${file}.json`));
  it.each([
    ['every kind of finding', 'consoleFile', 'finding.kind', FINDING_KINDS],
    ['every part of a file', 'file', 'place.part', FINDING_PARTS],
    ['every kind of notice', 'consoleNotices', 'kind', [...NOTICE_KINDS, 'other']],
    ['what every paper of an item is for', 'consolePaper', 'use', ITEM_PAPERS],
    ['every demand of a rule for the public', 'announcement', 'demand', DEMANDS],
    ['every demand of a rule for the console', 'consolePolicy', 'demand', DEMANDS],
    ['every area of the console', 'console', 'area', CONSOLE_AREAS],
    ['every event of an item that its history shows', 'consoleItem', 'history.type', HISTORY_TYPES],
    ['every verdict', 'verify', 'verdict', VERDICTS],
    ['what every verdict means for a code', 'verify', 'codeMeans', VERDICTS],
    ['what every verdict means for a file', 'verify', 'fileMeans', VERDICTS],
    ['every class of signature', 'verify', 'class', APPROVAL_CLASSES],
    ['every kind of what is checked', 'brokenLinks', 'kind', CHECK_KINDS],
    ['every way to fail', 'brokenLinks', 'failure', CHECK_FAILURES],
    ['every result of a check', 'consoleChecks', 'states', CHECK_STATES],
    ['every place of a link', 'consoleChecks', 'places', CHECK_PLACES],
  ] as const)('name %s, and nothing else', (_what, file, path, table) => {
    expect(Object.keys(at(file, path)).sort()).toEqual([...table].sort());
  });

  it.each(ACTIONS)('name the move %s', (action) => {
    expect(Object.keys(at('consoleItem', 'move'))).toContain(action);
  });
});
