import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { useFileCheck } from './useFileCheck';

const result = (verdict: VerificationResult['verdict']): VerificationResult => ({ verdict, matches: [] });
const file = (name: string) => new File([name], name);

/** A check whose answers come when the test says so, in the order in which they were asked for. */
function open() {
  const answers: ((of: VerificationResult) => void)[] = [];
  const check = effectScope().run(() =>
    useFileCheck(() => new Promise<VerificationResult>((answer) => answers.push(answer))),
  )!;
  const asked = async (count: number) => {
    while (answers.length < count) await new Promise((resolve) => setTimeout(resolve));
  };
  return { check, answers, asked };
}

describe('useFileCheck', () => {
  it('asks about the digest, and shows what comes back', async () => {
    const { check, answers, asked } = open();
    const done = check.check(file('a.pdf'));
    await asked(1);
    answers[0]!(result('valid'));
    await done;
    expect(check.result.value?.verdict).toBe('valid');
    expect(check.digest.value).toMatch(/^[0-9a-f]{64}$/);
  });

  it('never shows the answer for one file under the name of another', async () => {
    const { check, answers, asked } = open();
    const first = check.check(file('a.pdf'));
    await asked(1);
    const second = check.check(file('b.pdf'));
    await asked(2);
    answers[0]!(result('valid'));
    await first;
    expect(check.name.value).toBe('b.pdf');
    expect(check.result.value).toBeUndefined();
    answers[1]!(result('unknown'));
    await second;
    expect(check.result.value?.verdict).toBe('unknown');
  });
});
