import { describe, expect, it } from 'vitest';
import { nameRefusal } from './nameRefusal.ts';

describe('nameRefusal', () => {
  it.each([
    ['รายงาน.pdf', 'application/pdf'],
    ['รายงาน.PDF', 'application/pdf'],
    ['ภาพ.jpeg', 'image/jpeg'],
    ['ข้อมูล.csv', 'text/plain'],
    ['ข้อมูล.txt', 'text/csv'],
  ])('nothing against %s for %s', (name, mediaType) => {
    expect(nameRefusal(name, mediaType)).toBeUndefined();
  });

  it.each([
    ['รายงาน.pdf.exe', 'application/pdf', 'name_and_content_differ'],
    ['รายงาน.docx', 'application/pdf', 'name_and_content_differ'],
    ['รายงาน', 'application/pdf', 'name_and_content_differ'],
    ['a\u202efdp.exe', 'application/pdf', 'name_not_allowed'],
    ['a\u0000.pdf', 'application/pdf', 'name_not_allowed'],
    ['a.svg', 'image/svg+xml', 'type_not_allowed'],
  ])('%s for %s: %s', (name, mediaType, code) => {
    expect(nameRefusal(name, mediaType)?.code).toBe(code);
  });
});
