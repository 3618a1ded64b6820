import { type InjectionKey, type Ref, ref } from 'vue';
import type { SiteLocale as Locale } from '@phoeiphrae/shared/sitePages';

export interface Messages {
  [key: string]: string | Messages;
}
type Values = Readonly<Record<string, unknown>>;

const SEPARATOR = /\s*\|\s*/;
/** A name to be filled in, `{count}`, or a sign that would be one otherwise, `{'@'}`. */
const PLACE = /\{(?:(\w+)|'([^']*)')\}/g;

/** Which of two or three forms a number takes: "one | many", "none | one | many". */
function formFor(count: number, forms: number): number {
  if (forms === 2) return count === 1 ? 0 : 1;
  return Math.min(count, forms - 1);
}

const filledIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A message with its names filled in. Of several forms, the one for a number: the given one, or else `count`. */
export function say(message: string, values: Values = {}, number?: number): string {
  const forms = message.includes('|') ? message.split(SEPARATOR) : [message];
  const count = number ?? (typeof values['count'] === 'number' ? values['count'] : 1);
  const form = forms.length === 1 ? message : (forms[formFor(count, forms.length)] ?? message);
  if (!form.includes('{')) return form;
  return form.replace(PLACE, (_, name: string | undefined, sign: string | undefined) =>
    name === undefined ? (sign ?? '') : filledIn(values[name]),
  );
}

function find(messages: Messages | undefined, key: string): string | undefined {
  let found: string | Messages | undefined = messages;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return typeof found === 'string' ? found : undefined;
}

/** The words of one application. Where its language has none for a key, the key itself is said, which tests look for. */
export interface Words {
  readonly locale: Ref<Locale>;
  /** Adds messages of a language to those that are there. */
  readonly add: (locale: Locale, messages: Messages) => void;
  /** @param values what is filled in; a number alone is `count`. @param number which of several forms is meant */
  readonly t: (key: string, values?: Values | number, number?: number) => string;
  /** A number as both languages write it: 1,234. */
  readonly n: (value: number) => string;
  /** Whether there is such a message. */
  readonly te: (key: string) => boolean;
}

export const WORDS: InjectionKey<Words> = Symbol('words');

export function createWords(first: Locale, messages: Messages): Words {
  const locale = ref(first);
  const known: Partial<Record<Locale, Messages>> = { [first]: messages };
  const add = (language: Locale, more: Messages): void => {
    known[language] = { ...known[language], ...more };
  };
  const message = (key: string) => find(known[locale.value], key);
  return {
    locale,
    add,
    n: (value) => value.toLocaleString('en'),
    te: (key) => message(key) !== undefined,
    t: (key, values, number) => {
      const found = message(key);
      if (found === undefined) return key;
      return say(found, typeof values === 'number' ? { count: values, n: values } : values, number);
    },
  };
}
