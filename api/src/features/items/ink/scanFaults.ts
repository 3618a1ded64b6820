import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { refusedFor, type ProblemException } from '../../../http/problem.ts';

/** Why a signed paper is not taken, in the words of whoever stands at the scanner. */
const FAULTS = {
  scan_type: {
    th: 'ใช้ไฟล์ PDF หรือภาพถ่าย (JPEG, PNG) ของเอกสารที่ลงนามแล้ว',
    en: 'Use a PDF or a picture (JPEG, PNG) of the signed paper.',
  },
  scan_large: {
    th: 'ไฟล์สแกนใหญ่เกินไป โปรดสแกนไม่เกิน 300 จุดต่อนิ้ว',
    en: 'The scan is too large; 300 dots an inch are enough.',
  },
  scan_virus: {
    th: 'โปรแกรมตรวจไวรัสไม่รับไฟล์นี้ โปรดสแกนใหม่จากเครื่องอื่น',
    en: 'The virus scanner refused this file; scan it again elsewhere.',
  },
  qr_missing: {
    th: 'ไม่พบคิวอาร์โค้ดของเอกสารในภาพ โปรดสแกนหรือถ่ายใหม่ให้เห็นทั้งหน้า ชัด และไม่มีสิ่งใดบังคิวอาร์โค้ด',
    en: 'The paper’s QR code was not found: scan or photograph the whole page again, sharp, with nothing over the code.',
  },
  qr_several: {
    th: 'พบคิวอาร์โค้ดของเอกสารหลายฉบับในไฟล์เดียว โปรดสแกนแยกทีละเรื่อง',
    en: 'The file shows papers of several items; scan each one by itself.',
  },
  qr_other: {
    th: 'เอกสารนี้พิมพ์จากเรื่องอื่นหรือฉบับอื่น โปรดใช้เอกสารที่พิมพ์จากเรื่องนี้ฉบับปัจจุบัน',
    en: 'This paper was printed from another item or revision; use the one printed from this revision.',
  },
  qr_content_changed: {
    th: 'เนื้อหาถูกแก้ไขหลังจากพิมพ์เอกสารนี้ ลายมือชื่อจึงใช้ไม่ได้ โปรดพิมพ์ฉบับล่าสุดแล้วลงนามใหม่',
    en: 'The content was changed after this paper was printed, so the signature does not count: print it again and have it signed.',
  },
  qr_other_paper: {
    th: 'ขั้นตอนนี้ลงนามในบันทึกข้อความ เอกสารที่สแกนมาไม่มีช่องลงนามของขั้นตอนนี้',
    en: 'This step is signed on the memo; the scanned paper has no line for it.',
  },
  in_future: { th: 'วันที่ลงนามต้องไม่เป็นวันในอนาคต', en: 'The day of the signature cannot be in the future.' },
  before_submission: {
    th: 'วันที่ลงนามต้องไม่ก่อนวันที่เสนอเรื่อง',
    en: 'It cannot have been signed before it was submitted.',
  },
  cannot_sign: {
    th: 'ในวันที่ลงนาม ผู้นี้ไม่ได้ดำรงตำแหน่งของขั้นตอนนี้ หรือมีส่วนจัดทำหรือพิจารณาเรื่องนี้แล้ว',
    en: 'On that day this person did not hold the post of this step, or has had a hand in the item already.',
  },
  reason_short: { th: 'เขียนเหตุผลให้ผู้อื่นเข้าใจ', en: 'Give the reason in words.' },
} as const satisfies Record<string, Bilingual>;
export type ScanFault = keyof typeof FAULTS;

export const scanProblem = (code: ScanFault, pointer: string): ProblemException =>
  refusedFor('requirements-not-met', { pointer, code, detail: FAULTS[code] });
