import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/problem';
import { useAction } from './useAction';

const refusal = (status: number) => new ProblemError({ status, title: 'x' });

describe('useAction', () => {
  it('keeps the key of an intent until it is settled', async () => {
    const keys: string[] = [];
    const outcomes = [refusal(0), refusal(503), undefined, refusal(422), undefined];
    const { run } = useAction(async (headers) => {
      keys.push(headers['Idempotency-Key']);
      const outcome = outcomes.shift();
      if (outcome) throw outcome;
    });
    for (let i = 0; i < 5; i++) await run();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(new Set(keys.slice(2)).size).toBe(3);
  });

  it('shows the refusal, and lets a bug through', async () => {
    const { run, problem, pending } = useAction(async (_headers, fault: Error) => {
      throw fault;
    });
    await run(refusal(409));
    expect(problem.value?.status).toBe(409);
    expect(pending.value).toBe(false);
    await expect(run(new TypeError('bug'))).rejects.toThrow('bug');
  });

  it('does nothing while the first run is under way', async () => {
    let runs = 0;
    const { run } = useAction(async () => {
      runs++;
      await Promise.resolve();
    });
    await Promise.all([run(), run()]);
    expect(runs).toBe(1);
  });
});
