import { describe, expect, it } from 'vitest';
import { asRead } from './asRead.ts';

describe('asRead', () => {
  it('turns the letters under an override', () =>
    expect(asRead('บัตร \u202E1181702073011\u202C ok')).toBe('บัตร 1103702071811\u202C ok'));
  it('turns the words in an embedding, and no letter', () =>
    expect(asRead('\u202B1 81 02071 1037 1\u202C')).toBe('1 1037 02071 81 1\u202C'));
  it('has nothing to say of ordinary text', () => expect(asRead('081-234-5678')).toBeNull());
});
