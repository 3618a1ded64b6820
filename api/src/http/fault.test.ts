import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { faultTable, type Fault } from './fault.ts';
import { presentProblem, ProblemException, refusedFor } from './problem.ts';

const shown = (problem: ProblemException, locale: 'th' | 'en') =>
  presentProblem(problem, { locale, instance: '/x', requestId: 'r' });

describe('Fault', () => {
  it('does not compile without both languages', () => {
    expectTypeOf<Fault['detail']>().toEqualTypeOf<Bilingual>();
    const given = { pointer: '/a', code: 'short' };
    // @ts-expect-error English is missing
    const half: Fault = { ...given, detail: { th: 'สั้นเกินไป' } };
    // @ts-expect-error a sentence of one language only
    const bare: Fault = { ...given, detail: 'สั้นเกินไป' };
    // @ts-expect-error English is missing in the table
    const table = () => faultTable({ short: ['/a', 'สั้นเกินไป'] });
    // @ts-expect-error Thai is missing in the sentence of a problem
    const problem = () => new ProblemException('requirements-not-met', { sentence: { en: 'Too short.' } });
    expect([half, bare, table, problem]).toHaveLength(4);
  });

  it('is worded in the language of the answer, here and nowhere before', () => {
    const { short } = faultTable({ short: ['/reason', 'สั้นเกินไป', 'Too short.'] });
    expect(short).toEqual({
      pointer: '/reason',
      code: 'short',
      detail: { th: 'สั้นเกินไป', en: 'Too short.' },
    });
    const problem = refusedFor('requirements-not-met', short);
    const { errors: thai, detail } = shown(problem, 'th');
    expect(thai).toEqual([{ pointer: '/reason', code: 'short', detail: 'สั้นเกินไป' }]);
    expect(detail).toMatch(/^สั้นเกินไป /);
    const english = shown(problem, 'en');
    expect(english.errors).toEqual([{ pointer: '/reason', code: 'short', detail: 'Too short.' }]);
    expect(english.detail).toMatch(/^Too short\. /);
  });
});
