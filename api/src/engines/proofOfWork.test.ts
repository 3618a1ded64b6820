import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { proofsOfWork } from './proofOfWork.ts';

const NOW = new Date('2026-11-29T05:00:00Z');
const clock = { at: NOW, now: () => clock.at };
const proofs = proofsOfWork('secret', clock);

type Asked = Awaited<ReturnType<typeof proofs.challenge>>;
const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
async function solved(challenge: Asked) {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('not solved');
  return { challenge, solution };
}

describe('work that is asked of a sender', () => {
  it('is known when it was done, and is the same work each time it is shown', async () => {
    const text = packed(await solved(await proofs.challenge()));
    const proof = await proofs.check(text);
    expect(proof?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await proofs.check(text)).toEqual(proof);
  });

  it('serves for two hours', async () => {
    const text = packed(await solved(await proofs.challenge()));
    clock.at = new Date(NOW.getTime() + 2 * 3_600_000);
    expect(await proofs.check(text)).toBeUndefined();
    clock.at = NOW;
    expect(await proofs.check(text)).toBeDefined();
  });

  it('is none when the challenge was made elsewhere, made easier, or not solved', async () => {
    const whole = await solved(await proofs.challenge());
    const { challenge, solution } = whole;
    const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } };
    const longer = { ...challenge, parameters: { ...challenge.parameters, data: { until: 9e15 } } };
    const elsewhere = await solved(await proofsOfWork('another', clock).challenge());
    for (const wrong of [
      { ...whole, challenge: easier },
      { ...whole, challenge: longer },
      { ...whole, solution: { ...solution, derivedKey: '00'.repeat(32) } },
      elsewhere,
    ])
      expect(await proofs.check(packed(wrong))).toBeUndefined();
  });

  it.each([
    '',
    'x',
    packed(null),
    packed([]),
    packed({ challenge: 1, solution: {} }),
    packed({ challenge: {}, solution: {} }),
  ])('is none in %j', async (text) => {
    expect(await proofs.check(text)).toBeUndefined();
  });
});
