import { describe, expect, it } from 'vitest';
import { dispositionOf } from './disposition.ts';

describe('dispositionOf', () => {
  const savedAs = (name: string): string =>
    decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(dispositionOf(name, 'application/pdf'))?.[1] ?? '');

  it('says the whole of a name that every file system takes', () =>
    expect(savedAs('แผนปฏิบัติการ.pdf')).toBe('แผนปฏิบัติการ.pdf'));

  it('shortens a name of 118 Thai letters between letters, and leaves its ending', () => {
    const saved = savedAs(`${'ผู้'.repeat(39)}ก.pdf`);
    expect(saved).toMatch(/^(ผู้)+\.pdf$/);
    expect(Buffer.byteLength(saved)).toBeLessThanOrEqual(255);
  });
});
