import { describe, expect, it } from 'vitest';
import {
  cleanFileName,
  downloadName,
  fitsFileSystem,
  isAllVisible,
  partsOf,
  visibleName,
  withoutDeception,
} from './fileName.ts';

describe('cleanFileName', () => {
  it.each([
    ['แผน/ปฏิบัติ:การ.pdf', 'แผน_ปฏิบัติ_การ.pdf'],
    ['  ..แผน   ปี ๒๕๗๐ .pdf. ', 'แผน ปี ๒๕๗๐ .pdf'],
    ['เเผน\u200bงาน.pdf', 'แผนงาน.pdf'],
    ['\u200b', 'file'],
  ])('keeps “%s” as “%s”', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
    expect(cleanFileName(kept)).toBe(kept);
  });

  it('cuts a long name between letters and leaves the ending', () => {
    const kept = cleanFileName(`${'กี่'.repeat(100)}.docx`);
    expect(kept).toMatch(/^(กี่)+\.docx$/);
    expect(kept.length).toBeLessThanOrEqual(255);
  });
});

describe('a name of 118 Thai letters', () => {
  const name = `${'ผู้'.repeat(38)}ก.pdf`;

  it('is kept whole', () => {
    expect(name).toHaveLength(119);
    expect(fitsFileSystem(name)).toBe(true);
    expect(cleanFileName(name)).toBe(name);
  });

  it('is saved under as much of it as every file system takes, cut between letters', () => {
    const saved = downloadName(name);
    expect(saved).toMatch(/^(ผู้)+\.pdf$/);
    expect(new TextEncoder().encode(saved).length).toBeLessThanOrEqual(255);
    expect(downloadName('แผน.pdf')).toBe('แผน.pdf');
  });

  it('of 256 letters fits nowhere', () => expect(fitsFileSystem('ก'.repeat(256))).toBe(false));
});

it.each([
  ['แผน พ.ศ. ๒๕๗๐.PDF', 'แผน พ.ศ. ๒๕๗๐', '.PDF'],
  ['no ending', 'no ending', ''],
])('partsOf %s', (name, stem, ending) => {
  expect(partsOf(name)).toEqual({ stem, ending });
});

describe('signs that cannot be seen', () => {
  const deceptive = 'รายงาน\u202efdp.exe';
  const invisible = 'แผน\u200bปฏิบัติการ.pdf';

  it('are found, and those that deceive shown', () => {
    expect([deceptive, invisible, 'แผน.pdf'].map(isAllVisible)).toEqual([false, false, true]);
    expect(withoutDeception(deceptive)).toBe('รายงาน�fdp.exe');
    expect(withoutDeception(invisible)).toBe(invisible);
  });

  it('are left out by visibleName, which composes Thai marks and accents', () => {
    expect(visibleName('แผน\u200bปฏิบัติ\u202eการ.pdf ')).toBe('แผนปฏิบัติการ.pdf');
    expect(visibleName('re\u0301sume\u0301.pdf')).toBe('résumé.pdf');
  });
});
