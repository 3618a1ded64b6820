import { FILES_MAX } from '@phoeiphrae/shared/content';
import { describe, expect, it } from 'vitest';
import { faultOf } from './checkFile';

const free = { largest: 1000, taken: 0 };

describe('faultOf', () => {
  it.each([
    ['แผนปฏิบัติการ.pdf', 10, undefined],
    ['รูป.JPG', 10, undefined],
    ['แผน.pdf', 0, 'empty'],
    ['แผน.pdf', 1001, 'too_large'],
    ['บัญชี.xlsm', 10, 'macros'],
    ['บัญชี.xls', 10, 'old_format'],
    ['IMG_0001.HEIC', 10, 'phone_picture'],
    [`${'ก'.repeat(118)}.pdf`, 10, undefined],
    [`${'ก'.repeat(252)}.pdf`, 10, 'name_too_long'],
    ['โปรแกรม.exe', 10, 'type_not_allowed'],
    ['ไม่มีนามสกุล', 10, 'type_not_allowed'],
  ])('%s of %d bytes: %s', (name, size, fault) => {
    expect(faultOf({ name, size }, free)).toBe(fault);
  });

  it('says first that there is no room', () => {
    expect(faultOf({ name: 'แผน.pdf', size: 10 }, { ...free, taken: FILES_MAX })).toBe('too_many');
  });

  it('lets a large file be tried while the limit is not known', () => {
    expect(faultOf({ name: 'แผน.pdf', size: 9999 }, { largest: undefined, taken: 0 })).toBeUndefined();
  });
});
