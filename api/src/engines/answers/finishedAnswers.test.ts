import { beforeEach, describe, expect, it } from 'vitest';
import { FinishedAnswers, type FinishedAnswer } from './finishedAnswers.ts';
import { Packing } from './packing.ts';

const answer = (text: string): FinishedAnswer => {
  const bytes = Buffer.from(text);
  return { headers: [], etag: `"${text}"`, plain: bytes, packing: new Packing(bytes) };
};
const entry = (text: string, slug?: string) => ({ answer: answer(text), slug, expiresAt: 1_000 });
const watch = { caughtUp: () => Promise.resolve() };

let answers: FinishedAnswers;
beforeEach(() => {
  answers = new FinishedAnswers(100_000);
  answers.watchedBy(watch);
});
const generation = () => answers.generation ?? -1;
const said = (key: string, now = 0) => answers.get(key, now)?.etag;

describe('answers that are kept', () => {
  it('are given until their time, and not after', () => {
    answers.keep('/a', entry('a'), generation());
    expect(said('/a', 999)).toBe('"a"');
    expect(said('/a', 1_000)).toBeUndefined();
  });

  it('are none while nobody tells of changes, nor those of before once somebody does', () => {
    const before = generation();
    answers.keep('/a', entry('a'), before);
    answers.unwatched();
    expect(answers.generation).toBeUndefined();
    expect(said('/a')).toBeUndefined();
    answers.keep('/a', entry('a'), before);
    answers.watchedBy(watch);
    expect(said('/a')).toBeUndefined();
    answers.keep('/a', entry('a'), before);
    expect(said('/a')).toBeUndefined();
  });

  it('are not kept when something changed since they were begun', () => {
    const begun = generation();
    answers.forget('other');
    answers.keep('/a', entry('a', 'a'), begun);
    expect(said('/a')).toBeUndefined();
  });

  it('go with the item that they are of, and with any when they are of all', () => {
    answers.keep('/i/a', entry('a', 'a'), generation());
    answers.keep('/i/b', entry('b', 'b'), generation());
    answers.keep('/', entry('home'), generation());
    answers.forget('a');
    expect([said('/i/a'), said('/i/b'), said('/')]).toEqual([undefined, '"b"', undefined]);
    answers.forget();
    expect(said('/i/b')).toBeUndefined();
  });

  it('are dropped when whoever tells of changes cannot be asked', async () => {
    answers.watchedBy({ caughtUp: () => Promise.reject(new Error('lost')) });
    answers.keep('/a', entry('a'), generation());
    await answers.settled();
    expect(answers.generation).toBeUndefined();
    expect(said('/a')).toBeUndefined();
  });

  it('take no more room than they were given', () => {
    for (let i = 0; i < 200; i++) answers.keep(`/${String(i)}`, entry('x'.repeat(1_000)), generation());
    expect(said('/0')).toBeUndefined();
    expect(said('/199')).toBeDefined();
  });
});
