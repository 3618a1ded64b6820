import { expect, it } from 'vitest';
import { renamed } from './displayedName';

it.each([
  ['scan001.pdf', 'แผนปฏิบัติการ พ.ศ. ๒๕๗๐', 'แผนปฏิบัติการ พ.ศ. ๒๕๗๐.pdf'],
  ['scan001.JPG', ' ภาพ/ที่ 1 ', 'ภาพ_ที่ 1.JPG'],
  ['scan001.pdf', '  .. ', 'scan001.pdf'],
  ['scan001.pdf', '', 'scan001.pdf'],
])('renamed keeps the ending of %s for “%s”', (name, stem, expected) => {
  expect(renamed(name, stem)).toBe(expected);
});
