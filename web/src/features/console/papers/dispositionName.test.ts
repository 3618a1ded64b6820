import { describe, expect, it } from 'vitest';
import { nameIn } from './dispositionName';

describe('nameIn', () => {
  it.each([
    ['attachment; filename="memo.pdf"; filename*=UTF-8\'\'%E0%B8%9A%E0%B8%B1.pdf', 'บั.pdf'],
    ['inline; filename="memo.pdf"', 'memo.pdf'],
    ['inline', 'otherwise.pdf'],
    [null, 'otherwise.pdf'],
  ])('reads %s', (header, name) => {
    expect(nameIn(header, 'otherwise.pdf')).toBe(name);
  });
});
