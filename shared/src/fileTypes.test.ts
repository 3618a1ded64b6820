import { expect, it } from 'vitest';
import { extensionOf, sameEnding } from './fileTypes.ts';

it.each([
  ['แผนปฏิบัติการ ปี ๒๕๖๙.v2.PDF', 'pdf'],
  ['ไม่มีนามสกุล', ''],
  ['แผน พ.ศ. ๒๕๗๐/ภาพ', ''],
  ['ลงท้ายด้วยจุด.', ''],
])('extensionOf reads the last ending of %s', (name, ending) => {
  expect(extensionOf(name)).toBe(ending);
});

it.each([
  ['ภาพ.jpeg', 'รูป.JPG', true],
  ['a.pdf', 'b.PDF', true],
  ['a.pdf', 'a.docx', false],
  ['a.pdf', 'a', false],
  ['a.exe', 'b.exe', true],
])('sameEnding of %s and %s', (one, other, same) => {
  expect(sameEnding(one, other)).toBe(same);
});
