import { expect } from 'vitest';
import type { Problem } from '@phoeiphrae/shared/problem';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import { client, type Reply } from './client.ts';
import { expectProblem } from './expectProblem.ts';

const THAI = /\p{Script=Thai}/u;

/** The person with a browser that asks for this language. */
export const speaking = (test: TestApp, person: Person, language: 'th' | 'en'): Person => ({
  ...person,
  ...client(test, person.token, { 'accept-language': language }),
});

const placesOf = ({ errors = [] }: Problem) => errors.map(({ pointer, code }) => ({ pointer, code }));

/** Every text of the answer by itself; the advice, which stands with each answer of its kind, apart from the rest. */
function wordsOf({ title, detail, errors = [] }: Problem, advice: string): string[] {
  expect(detail).toContain(advice);
  const own = detail.replace(advice, '').trim();
  return [title, advice, ...(own === '' ? [] : [own]), ...errors.map((error) => error.detail)];
}

/**
 * Has the same refused in Thai and in English, and asserts that both answers find fault with the same places, each in
 * its language throughout. What `ask` sends may hold no Thai that an answer would quote.
 * @returns the codes of the faults.
 */
export async function refusedInBoth(
  test: TestApp,
  person: Person,
  code: ProblemCode,
  ask: (person: Person) => Promise<Reply<unknown>>,
): Promise<string[]> {
  const thai = expectProblem(await ask(speaking(test, person, 'th')), code);
  const english = expectProblem(await ask(speaking(test, person, 'en')), code);
  expect(placesOf(english)).toEqual(placesOf(thai));
  const { advice } = PROBLEMS[code];
  for (const words of wordsOf(thai, advice.th)) expect(words).toMatch(THAI);
  for (const words of wordsOf(english, advice.en)) {
    expect(words).toMatch(/[A-Za-z]{3}/);
    expect(words).not.toMatch(THAI);
  }
  return placesOf(thai).map((place) => place.code);
}
