import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, Sha256 } from './primitives.ts';
import type { Bilingual } from './primitives.ts';

/** What the examination of a file can say. The file itself is read by the API only; these are its words. */

/** Personal data that a public page should not carry. */
export const FINDING_KINDS = [
  'national_id', // 13 digits with a right check digit, first digit 1 to 8
  'sole_trader_tax_id', // the same number, written as a tax number
  'laser_code', // the code on the back of the national identity card
  'passport',
  'phone', // a mobile or private telephone
  'bank_account',
  'email',
  'home_address',
  'birth_date',
  'hidden_content', // sheets, rows, columns, caches, comments, tracked changes that a reader does not see
  'document_properties', // author, last editor, company in the file's own properties
  'picture_place', // where a picture was taken (EXIF)
  'covered_text', // text under a box drawn over it
  'like_content', // of an item: another one with nearly this content waits for a decision, or was refused
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Parts of a file in which something may stand. */
export const FINDING_PARTS = [
  'body',
  'header_footer',
  'comment',
  'tracked_change',
  'hidden',
  'pivot_cache',
  'notes',
  'properties',
  'exif',
] as const;

/** Where a finding is: a page, a cell, a part of the file, or a field of the item's own words. */
export const FindingPlace = Closed(
  {
    /** Page or slide, from 1. */
    page: Type.Optional(Type.Integer({ minimum: 1 })),
    sheet: Type.Optional(Type.String()),
    /** As a spreadsheet names it: B12. */
    cell: Type.Optional(Type.String()),
    /** Line of a text file, from 1. */
    line: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Name of the file inside a ZIP. */
    entry: Type.Optional(Type.String()),
    part: Type.Optional(Type.Enum(FINDING_PARTS)),
    /** A field of the item: title, summary, body, remarks, a caption. */
    field: Type.Optional(Type.String()),
  },
  { title: 'FindingPlace' },
);
export type FindingPlace = Static<typeof FindingPlace>;

export const Finding = Closed(
  {
    /** Stable for the same find in the same bytes: a justification refers to it. */
    key: Type.String({ minLength: 1, maxLength: 120 }),
    kind: Type.Enum(FINDING_KINDS),
    place: FindingPlace,
    /** Whether a reader of the page would not see it. */
    hidden: Type.Boolean(),
    /** The value with most of it masked; the whole value is kept nowhere. */
    masked: Type.String({ maxLength: 200, examples: ['1-xxxx-xxxxx-xx-9'] }),
  },
  { title: 'Finding', description: 'Personal or hidden data that was found, with the value masked.' },
);
export type Finding = Static<typeof Finding>;

const r = (th: string, en: string): Bilingual => ({ th, en });

/** Why a file cannot be taken, in words for the person who chose it. */
export const REFUSALS = {
  type_not_allowed: r(
    'ไฟล์ชนิดนี้เผยแพร่ไม่ได้ ใช้ไฟล์ PDF, Word, Excel, PowerPoint, OpenDocument, รูปภาพ, CSV, ข้อความ, เสียง, วิดีโอ หรือ ZIP ของไฟล์เหล่านี้',
    'This type of file cannot be published. Use PDF, Office, OpenDocument, pictures, CSV, text, audio, video, or a ZIP of these.',
  ),
  name_and_content_differ: r(
    'นามสกุลของไฟล์ไม่ตรงกับเนื้อหาข้างใน ให้บันทึกใหม่จากโปรแกรมเดิมแล้วแนบอีกครั้ง',
    'The name says one type and the content is another. Save it again from its program.',
  ),
  password_protected: r(
    'ไฟล์ถูกล็อกด้วยรหัสผ่าน ประชาชนจะเปิดไม่ได้ ให้บันทึกใหม่โดยไม่ใส่รหัสผ่าน',
    'The file is locked with a password. Save it again without one.',
  ),
  restricted: r(
    'ไฟล์ PDF ถูกจำกัดสิทธิ์ (เช่น ห้ามคัดลอกหรือพิมพ์) จึงตรวจและอ่านด้วยโปรแกรมช่วยอ่านไม่ได้ ให้ส่งออกใหม่โดยไม่ตั้งสิทธิ์',
    'The PDF restricts what readers may do, so it cannot be checked or read aloud. Export it again without restrictions.',
  ),
  old_office: r(
    'เป็นไฟล์ Office รุ่นเก่า (.doc .xls .ppt) ซึ่งตรวจหามาโครไม่ได้ ให้บันทึกเป็น .docx .xlsx .pptx หรือ PDF',
    'This is a file of old Office (.doc, .xls, .ppt). Save it as .docx, .xlsx, .pptx or PDF.',
  ),
  picture_format: r(
    'รูปชนิดนี้ (เช่น HEIC, TIFF) เปิดในเบราว์เซอร์ส่วนใหญ่ไม่ได้ ให้บันทึกเป็น JPG หรือตั้งกล้อง iPhone เป็น “ใช้ร่วมกันได้มากที่สุด”',
    'Most browsers do not show this type of picture (such as HEIC or TIFF). Save it as JPG, or set the iPhone camera to “Most Compatible”.',
  ),
  embedded_files: r(
    'มีไฟล์อื่นฝังอยู่ในไฟล์นี้ ให้นำออก แล้วแนบไฟล์นั้นแยกต่างหาก',
    'Another file is embedded in this one. Take it out and attach it by itself.',
  ),
  outside_links: r(
    'เมื่อเปิดไฟล์ จะไปดึงแม่แบบ รูปภาพ หรือข้อมูลจากที่อื่น ให้ตัดการเชื่อมโยง (Edit Links > Break Link) หรือส่งออกเป็น PDF',
    'When opened, the file fetches a template, picture or data from elsewhere. Break the links, or export it as PDF.',
  ),
  name_not_allowed: r(
    'ชื่อไฟล์มีอักขระซ่อน กลับทิศ หรือยาวเกินไป ให้ตั้งชื่อใหม่แล้วแนบอีกครั้ง',
    'The name of the file has hidden characters or is too long. Rename it and attach it again.',
  ),
  macros: r(
    'ไฟล์มีมาโคร (โปรแกรมที่ซ่อนในเอกสาร) ให้บันทึกเป็นแบบไม่มีมาโคร เช่น .docx หรือ .xlsx หรือเป็น PDF',
    'The file carries macros. Save it without them, as .docx, .xlsx or PDF.',
  ),
  active_content: r(
    'ไฟล์มีสคริปต์ คำสั่งที่ทำงานเองเมื่อเปิด หรือลิงก์ที่สั่งให้เครื่องทำงานหรือเปิดไฟล์แทนที่จะเปิดหน้าเว็บ (เช่น javascript: หรือ file:) ให้ลบสิ่งนั้นออกจากต้นฉบับ ส่งออกเป็น PDF ใหม่ แล้วแนบอีกครั้ง ลิงก์ไปหน้าเว็บ อีเมล และโทรศัพท์ใช้ได้',
    'The file carries a script, something that runs when opened, or a link that runs or opens something on the computer instead of showing a page (such as javascript: or file:). Take it out of the original, export it again as PDF, and attach that. Links to web pages, e-mail and telephones are fine.',
  ),
  two_types_at_once: r(
    'ไฟล์เดียวอ่านได้เป็นสองชนิด ซึ่งเป็นวิธีซ่อนสิ่งอันตราย ให้บันทึกใหม่จากโปรแกรมเดิม',
    'The file can be read as two types at once, which is how dangerous things are hidden. Save it again.',
  ),
  broken: r(
    'ไฟล์เสียหายหรือไม่ครบ ให้ลองเปิดในเครื่องของท่าน แล้วบันทึกใหม่',
    'The file is broken or cut off. Try to open it on your computer, then save it again.',
  ),
  empty: r('ไฟล์ว่างเปล่า', 'The file is empty.'),
  too_large_inside: r(
    'ไฟล์ขยายออกแล้วใหญ่เกินกำหนด หรือบีบอัดไว้หลายชั้นเกินไป',
    'What is packed inside is too large, or packed in too many layers.',
  ),
  picture_too_large: r(
    'รูปภาพมีจำนวนจุดมากเกินกำหนด ให้ย่อขนาดภาพก่อน',
    'The picture has too many pixels. Make it smaller first.',
  ),
  forbidden_inside: r(
    'ใน ZIP มีไฟล์ชนิดที่เผยแพร่ไม่ได้',
    'The ZIP holds a file of a type that cannot be published.',
  ),
  virus: r(
    'โปรแกรมตรวจไวรัสพบสิ่งอันตรายในไฟล์นี้ ห้ามเปิด และให้แจ้งผู้ดูแลระบบ',
    'The virus scanner found something dangerous. Do not open it; tell the administrator.',
  ),
  not_examined: r(
    'ตรวจไฟล์นี้ไม่สำเร็จหลายครั้ง ให้บันทึกใหม่เป็นรูปแบบอื่น เช่น PDF',
    'The file could not be examined after several tries. Save it in another format, such as PDF.',
  ),
} as const satisfies Record<string, Bilingual>;
export type RefusalCode = keyof typeof REFUSALS;
export const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];

export const Refusal = Closed(
  {
    code: Type.Enum(REFUSAL_CODES),
    /** Name of the entry in a ZIP, a page, a part: what the sentence is about. */
    detail: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { title: 'Refusal' },
);
export type Refusal = Static<typeof Refusal>;

/** Whether text could be taken out: `none` where there is none to expect, `unreadable` for a scan or a failed reading. */
export const TEXT_STATES = ['read', 'none', 'unreadable'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/** What examining a file's bytes gave. */
export const Examination = Closed(
  {
    verdict: Type.Enum(['accepted', 'refused']),
    mediaType: Type.String(),
    refusals: Type.Array(Refusal),
    text: Type.Enum(TEXT_STATES),
    findings: Type.Array(Finding),
    /** Findings beyond those listed: a list of a thousand people is one decision, not a thousand. */
    moreFindings: Type.Integer({ minimum: 0 }),
    pages: Nullable(Type.Integer({ minimum: 0 })),
  },
  { title: 'Examination' },
);
export type Examination = Static<typeof Examination>;

/** How far the examination of a file has come, as the console shows it. */
export const ExaminationState = Closed(
  {
    sha256: Sha256,
    state: Type.Enum(['waiting', 'running', 'done', 'failed']),
    /** `off` without a scanner, `waiting` while it cannot be reached. */
    virusScan: Type.Enum(['off', 'waiting', 'clean', 'found']),
    examinedAt: Nullable(Instant),
    result: Nullable(Examination),
  },
  { title: 'ExaminationState' },
);
export type ExaminationState = Static<typeof ExaminationState>;
