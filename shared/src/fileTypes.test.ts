import { expect, it } from 'vitest';
import { extensionOf } from './fileTypes.ts';

it.each([
  ['แผนปฏิบัติการ ปี ๒๕๖๙.v2.PDF', 'pdf'],
  ['ไม่มีนามสกุล', ''],
  ['แผน พ.ศ. ๒๕๗๐/ภาพ', ''],
  ['ลงท้ายด้วยจุด.', ''],
])('extensionOf reads the last ending of %s', (name, ending) => {
  expect(extensionOf(name)).toBe(ending);
});
