import { deflateRawSync } from 'node:zlib';
import { cell, xlsxOf } from './make/office.ts';
import { pdfOf } from './make/pdf.ts';
import { pictureOf } from './make/pictures.ts';
import { makeZip, zipOf, type Entry } from './make/zip.ts';
import type { Sample } from './sample.ts';

const zip = (
  title: string,
  code: NonNullable<Sample['refused']>[number],
  bytes: Sample['bytes'],
): Sample => ({
  title: `ZIP ${title}`,
  name: 'เอกสารแนบ.zip',
  bytes,
  refused: [code],
});
const one = (entry: Entry) => () => makeZip([entry]);
const thai874 = Buffer.from([0xa1, 0xd2, 0xc3, 0x2e, 0x74, 0x78, 0x74]);
const MB = 1024 * 1024;
const withoutDirectory = (bytes: Buffer) => bytes.subarray(0, bytes.indexOf('PK\u0001\u0002'));
const zeros = (size: number) => deflateRawSync(Buffer.alloc(size));

const APPLE_DOUBLE = Buffer.concat([
  Buffer.from('0005160700020000', 'hex'),
  Buffer.from('Mac OS X        '),
  Buffer.alloc(60),
]);
const DS_STORE = Buffer.concat([Buffer.from('00000001', 'hex'), Buffer.from('Bud1'), Buffer.alloc(100)]);

const honest: readonly Sample[] = [
  {
    title: 'ZIP by the Finder of a Mac',
    name: 'รายงาน.zip',
    bytes: () =>
      makeZip([
        { name: 'รายงาน.txt', data: 'ข้อความในแฟ้ม' },
        { name: '__MACOSX/', data: '', stored: true },
        { name: '__MACOSX/._รายงาน.txt', data: APPLE_DOUBLE },
        { name: '__MACOSX/ย่อย/._ก.txt', data: APPLE_DOUBLE },
        { name: '.DS_Store', data: DS_STORE },
        { name: 'desktop.ini', data: '[.ShellClassInfo]\r\nIconIndex=0' },
      ]),
    text: 'read',
    says: 'ข้อความในแฟ้ม',
    clean: true,
  },
  {
    title: 'ZIP with a number in what a Mac leaves',
    name: 'รายงาน.zip',
    bytes: () =>
      makeZip([
        { name: 'รายงาน.txt', data: 'ข้อความในแฟ้ม' },
        {
          name: '__MACOSX/._รายงาน.txt',
          data: Buffer.concat([APPLE_DOUBLE, Buffer.from('เลขบัตร 1101700230708')]),
        },
      ]),
    finds: ['national_id'],
  },
  {
    title: 'ZIP of allowed files with Thai names',
    name: 'ชุดเอกสาร.zip',
    bytes: async () =>
      makeZip([
        { name: 'โฟลเดอร์/', data: '', stored: true, mode: 0o040755 },
        { name: 'โฟลเดอร์/รายงาน.pdf', data: pdfOf() },
        { name: 'โฟลเดอร์/ตาราง.xlsx', data: xlsxOf(cell('A1', 'ยอดรวม')) },
        { name: 'รูป.png', data: await pictureOf('png'), stored: true },
        { name: thai874, data: 'ชื่อแบบเก่า' },
      ]),
    mediaType: 'application/zip',
    says: 'ยอดรวม',
  },
  {
    title: 'ZIP with paddings between its entries',
    name: 'เอกสารแนบ.zip',
    bytes: () =>
      makeZip([
        { name: 'a.txt', data: 'สวัสดี', behind: Buffer.alloc(16) },
        { name: 'b.txt', data: 'b', behind: Buffer.from('PK\u0007\u0008', 'latin1') },
      ]),
    says: 'สวัสดี',
  },
  {
    title: 'ZIP with a national ID in a file',
    name: 'ข้อมูลบุคคล.zip',
    bytes: () => zipOf({ 'รายชื่อ.txt': 'เลขประจำตัวประชาชน 1101700230708' }),
    finds: ['national_id'],
  },
];

const contents: readonly Sample[] = [
  zip('of nothing', 'empty', () => makeZip([])),
  zip('with a program', 'forbidden_inside', one({ name: 'ติดตั้ง.exe', data: 'MZ\0\0' })),
  zip(
    'with a program named PDF',
    'forbidden_inside',
    one({ name: 'รายงาน.pdf', data: Buffer.from('MZ' + '\0'.repeat(100)) }),
  ),
  zip(
    'with a file under a name of what a Mac leaves',
    'forbidden_inside',
    one({ name: '__MACOSX/._ก.pdf', data: 'x' }),
  ),
  zip(
    'with a program where a Mac leaves things',
    'forbidden_inside',
    one({ name: '__MACOSX/a.exe', data: 'MZ' }),
  ),
  zip('of nothing but what a Mac leaves', 'empty', () => makeZip([{ name: '.DS_Store', data: DS_STORE }])),
  zip('with a web page', 'forbidden_inside', one({ name: 'index.html', data: '<!doctype html>' })),
  zip('in a ZIP', 'too_large_inside', () => zipOf({ 'ใน.zip': zipOf({ 'a.txt': 'a' }) })),
  zip(
    'with EICAR',
    'virus',
    one({
      name: 'a.txt',
      data: ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-'),
    }),
  ),
  zip('with a PDF that starts a program', 'active_content', () =>
    zipOf({ 'ก.pdf': pdfOf({ catalogue: '/OpenAction<</S/Launch>>' }) }),
  ),
  zip('locked with a password', 'password_protected', one({ name: 'a.txt', data: 'abc', flags: 1 })),
  zip('of a telephone program', 'type_not_allowed', () =>
    zipOf({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x' }),
  ),
  zip('of a Java program', 'type_not_allowed', () => zipOf({ 'META-INF/MANIFEST.MF': 'x' })),
];

const tricks: readonly Sample[] = [
  zip('with a name that leads out', 'forbidden_inside', one({ name: '../../etc/cron.d/a.txt', data: 'a' })),
  zip(
    'with a name that leads out by backslashes',
    'forbidden_inside',
    one({ name: '..\\..\\a.txt', data: 'a' }),
  ),
  zip('with an absolute name', 'forbidden_inside', one({ name: '/etc/a.txt', data: 'a' })),
  zip('with a drive letter', 'forbidden_inside', one({ name: 'C:/a.txt', data: 'a' })),
  zip('with a link', 'forbidden_inside', one({ name: 'link.txt', data: '/etc/passwd', mode: 0o120777 })),
  zip('with a name that turns the direction', 'name_not_allowed', one({ name: 'ก\u202etxt.exe', data: 'a' })),
  zip('with two entries of one name', 'two_types_at_once', () =>
    makeZip([
      { name: 'a.txt', data: 'a' },
      { name: 'A.txt', data: 'b' },
    ]),
  ),
  zip('whose entry bears another name where it lies', 'two_types_at_once', () =>
    makeZip([{ name: 'แผน.txt', data: 'MZ', nameInPlace: 'แผน.exe' }]),
  ),
  zip('with an entry that the directory does not tell of', 'two_types_at_once', () =>
    makeZip([
      { name: 'a.txt', data: 'a', behind: withoutDirectory(zipOf({ 'b.exe': 'MZ' })) },
      { name: 'c.txt', data: 'c' },
    ]),
  ),
  zip('with such an entry at its end', 'two_types_at_once', () =>
    makeZip([{ name: 'a.txt', data: 'a', behind: withoutDirectory(zipOf({ 'b.exe': 'MZ' })) }]),
  ),
  zip('bomb of 64 MB in 64 KB', 'too_large_inside', () =>
    makeZip([{ name: 'a.txt', data: '', packed: zeros(64 * MB), claims: { unpacked: 64 * MB } }]),
  ),
  zip('bomb that lies about its size', 'too_large_inside', () =>
    makeZip([{ name: 'a.txt', data: '', packed: zeros(8 * MB), claims: { unpacked: 100 } }]),
  ),
  zip('bomb of entries that share their bytes', 'too_large_inside', () =>
    makeZip([
      { name: 'a.txt', data: 'x'.repeat(100) },
      ...Array.from({ length: 50 }, (_, i) => ({ name: `${i}.txt`, data: 'x'.repeat(100), sharesWith: 0 })),
    ]),
  ),
  zip('bomb of 3,000 entries', 'too_large_inside', () =>
    makeZip(Array.from({ length: 3000 }, (_, i) => ({ name: `${i}.txt`, data: 'a' }))),
  ),
  zip('with a wrong sum', 'broken', one({ name: 'a.txt', data: 'abc', claims: { crc: 1 } })),
  zip(
    'that promises more than it has',
    'broken',
    one({ name: 'a.txt', data: 'abc', claims: { unpacked: 50 } }),
  ),
  zip('packed in an unusual way', 'forbidden_inside', one({ name: 'a.txt', data: 'abc', method: 14 })),
  zip('behind other bytes', 'two_types_at_once', () =>
    makeZip([{ name: 'a.txt', data: 'a' }], { before: Buffer.from('PK not yet') }),
  ),
  zip('cut off', 'broken', () => zipOf({ 'a.txt': 'a'.repeat(5000), 'b.txt': 'b' }).subarray(0, 80)),
];

export const ZIP_SAMPLES: readonly Sample[] = [...honest, ...contents, ...tricks];
