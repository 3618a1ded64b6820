import Type, { type Static } from 'typebox';
import { Closed } from './primitives.ts';
import type { Bilingual } from './primitives.ts';
import { Tombstone } from './publicItem.ts';
import { SecondStep } from './secondFactor.ts';

/**
 * Every way in which a request can fail, once. `type` of the answer is `/problems/<code>` (RFC 9457).
 * The sentence says what to do next. docs/problems.md and the API's examples follow from this table.
 */
const p = (status: number, titleTh: string, titleEn: string, adviceTh: string, adviceEn: string) => ({
  status,
  title: { th: titleTh, en: titleEn } satisfies Bilingual,
  advice: { th: adviceTh, en: adviceEn } satisfies Bilingual,
});

export const PROBLEMS = {
  'malformed-request': p(
    400,
    'คำขอไม่ถูกต้อง',
    'The request is malformed',
    'โปรดแก้ไขข้อมูลตามรายการที่แจ้ง แล้วส่งใหม่',
    'Correct the fields listed and send again.',
  ),
  'idempotency-key-missing': p(
    400,
    'คำขอไม่มีรหัสกันส่งซ้ำ',
    'Idempotency-Key is missing',
    'โปรดส่งส่วนหัว Idempotency-Key ที่ไม่ซ้ำกันในแต่ละคำสั่ง',
    'Send an Idempotency-Key header, unique for each act.',
  ),
  'not-signed-in': p(
    401,
    'ยังไม่ได้เข้าสู่ระบบ',
    'Not signed in',
    'โปรดเข้าสู่ระบบ แล้วลองอีกครั้ง',
    'Sign in and try again.',
  ),
  'sign-in-refused': p(
    401,
    'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
    'Wrong user name or password',
    'โปรดตรวจตัวสะกดแล้วลองใหม่ หากลืมรหัสผ่านให้ติดต่อศูนย์ ICT',
    'Check the spelling, or ask the ICT centre for a new password.',
  ),
  'second-factor-required': p(
    401,
    'ต้องยืนยันตัวตนขั้นที่สอง',
    'A second factor is required',
    'โปรดใส่รหัสหกหลักจากแอป รหัสกู้คืน หรือใช้พาสคีย์ของท่าน',
    'Enter the six digits of your app, a recovery code, or use your passkey.',
  ),
  'password-change-required': p(
    403,
    'ต้องเปลี่ยนรหัสผ่านก่อน',
    'The password must be changed first',
    'โปรดตั้งรหัสผ่านใหม่ก่อนใช้งานต่อ',
    'Set a new password before going on.',
  ),
  'password-not-confirmed': p(
    403,
    'รหัสผ่านที่ยืนยันไม่ถูกต้อง',
    'The password given again is wrong',
    'โปรดใส่รหัสผ่านปัจจุบันของท่านอีกครั้ง',
    'Enter your present password again.',
  ),
  'passkey-not-confirmed': p(
    403,
    'ลายมือชื่อจากพาสคีย์ใช้ไม่ได้',
    'The passkey’s signature does not hold',
    'โปรดลองอีกครั้งด้วยพาสคีย์ที่ท่านลงทะเบียนไว้ หรือยืนยันด้วยรหัสผ่าน',
    'Try again with a passkey that you have registered, or confirm with your password.',
  ),
  'second-factor-refused': p(
    403,
    'การยืนยันขั้นที่สองไม่ถูกต้อง',
    'The second factor was refused',
    'โปรดใช้รหัสใหม่จากแอป หากหมดเวลาให้เข้าสู่ระบบใหม่ตั้งแต่ต้น',
    'Use a fresh code; if it took too long, sign in again from the beginning.',
  ),
  'second-factor-set-up-required': p(
    403,
    'ต้องตั้งการยืนยันตัวตนขั้นที่สองก่อน',
    'A second factor must be set up first',
    'ตำแหน่งของท่านต้องใช้การยืนยันสองขั้น โปรดตั้งค่าแอปรหัสหกหลักหรือพาสคีย์ก่อนใช้งานต่อ',
    'Your post needs a second factor: set up an authenticator app or a passkey before going on.',
  ),
  'not-permitted': p(
    403,
    'ท่านไม่มีอำนาจทำรายการนี้',
    'You may not do this',
    'หากควรเป็นหน้าที่ของท่าน โปรดให้ศูนย์ ICT ตรวจคำสั่งแต่งตั้ง',
    'If it is your duty, ask the ICT centre to check your appointment.',
  ),
  'four-eyes': p(
    403,
    'ผู้จัดทำหรือผู้ที่พิจารณาแล้วจะพิจารณาซ้ำไม่ได้',
    'A contributor or earlier decider may not decide',
    'เรื่องนี้ต้องให้ผู้อื่นเป็นผู้พิจารณา',
    'Someone else has to decide on this one.',
  ),
  'origin-refused': p(
    403,
    'คำขอมาจากเว็บไซต์อื่น',
    'The request came from another site',
    'โปรดทำรายการจากเว็บไซต์ของหน่วยงาน',
    'Use the office’s own site.',
  ),
  'not-found': p(
    404,
    'ไม่พบข้อมูล',
    'Not found',
    'โปรดตรวจที่อยู่ หรือค้นจากหน้ารายการ',
    'Check the address, or look in the list.',
  ),
  'move-not-possible': p(
    409,
    'ทำรายการนี้ในสถานะปัจจุบันไม่ได้',
    'Not possible in the present state',
    'โปรดเปิดเรื่องนี้ใหม่เพื่อดูสถานะล่าสุด',
    'Open the item again to see where it stands.',
  ),
  'refresh-superseded': p(
    409,
    'หน้าต่างอื่นต่ออายุการเข้าใช้แล้ว',
    'Another window has renewed the session',
    'โปรดส่งคำขอเดิมอีกครั้ง',
    'Send the same request again.',
  ),
  'content-changed': p(
    409,
    'เนื้อหาไม่ตรงกับที่ท่านอ่าน',
    'The content is not what you read',
    'โปรดอ่านเนื้อหาปัจจุบันก่อน แล้วทำรายการอีกครั้ง',
    'Read the present content, then act again.',
  ),
  'statement-stale': p(
    409,
    'คำรับรองที่เปิดไว้ลงนามไม่ได้แล้ว',
    'The statement can no longer be signed',
    'โปรดเปิดคำรับรองใหม่ อ่านอีกครั้ง แล้วลงนามภายในห้านาที',
    'Open the statement anew, read it again, and sign within five minutes.',
  ),
  'not-approved': p(
    409,
    'เนื้อหานี้ยังไม่ได้รับอนุมัติ',
    'This content is not approved',
    'ต้องให้ผู้มีอำนาจอนุมัติก่อนจึงจะเผยแพร่ได้',
    'It can be published only after approval.',
  ),
  'already-exists': p(
    409,
    'มีข้อมูลนี้อยู่แล้ว',
    'This already exists',
    'โปรดใช้ชื่อหรือรหัสอื่น',
    'Choose another name or code.',
  ),
  'upload-out-of-step': p(
    409,
    'ข้อมูลที่ส่งต่อไม่ตรงกับส่วนที่ได้รับแล้ว',
    'The upload continues at another place',
    'โปรดถามตำแหน่งล่าสุดของไฟล์ (HEAD) แล้วส่งต่อจากตำแหน่งนั้น',
    'Ask where the upload stands (HEAD) and go on from there.',
  ),
  'upload-unfinished': p(
    409,
    'ไฟล์ยังอัปโหลดไม่ครบ',
    'The upload is not complete',
    'โปรดส่งไฟล์ให้ครบก่อนแนบ',
    'Send the rest of the file, then attach it.',
  ),
  gone: p(
    410,
    'เลิกเผยแพร่แล้ว',
    'No longer published',
    'อ่านประกาศการเลิกเผยแพร่ หรือดูรายการข้อมูลปัจจุบัน',
    'Read the notice, or see what is published now.',
  ),
  'version-stale': p(
    412,
    'มีผู้แก้ไขก่อนท่าน',
    'Someone changed it before you',
    'โปรดเปิดข้อมูลล่าสุด ข้อความของท่านยังอยู่',
    'Load the newest state; your text is kept.',
  ),
  'payload-too-large': p(
    413,
    'ข้อมูลที่ส่งใหญ่เกินกำหนด',
    'The request is too large',
    'โปรดลดขนาดภาพหรือข้อความ แล้วส่งใหม่',
    'Make pictures or text smaller and send again.',
  ),
  'media-type-unsupported': p(
    415,
    'ชนิดข้อมูลที่ส่งไม่รองรับ',
    'Unsupported media type',
    'โปรดส่งเป็น application/json',
    'Send application/json.',
  ),
  'range-not-satisfiable': p(
    416,
    'ช่วงข้อมูลที่ขออยู่นอกไฟล์',
    'The range lies outside the file',
    'โปรดขอไฟล์ใหม่ทั้งหมด',
    'Ask for the whole file.',
  ),
  'requirements-not-met': p(
    422,
    'ยังไม่ครบตามข้อปฏิบัติ',
    'Requirements are not met',
    'โปรดทำรายการที่ขาดให้ครบ แล้วส่งใหม่',
    'Complete what is listed and try again.',
  ),
  'nobody-can-decide': p(
    422,
    'ไม่มีผู้พิจารณาในบางขั้น',
    'Nobody can decide a step',
    'โปรดให้ศูนย์ ICT บันทึกคำสั่งแต่งตั้งตามตำแหน่งที่แจ้ง',
    'Ask the ICT centre to record the appointment named.',
  ),
  'template-faulty': p(
    422,
    'แม่แบบเอกสารมีข้อผิดพลาด',
    'The template is faulty',
    'โปรดแก้ไขตามไฟล์และบรรทัดที่แจ้ง',
    'Correct it at the file and line named.',
  ),
  'idempotency-key-reused': p(
    422,
    'รหัสกันส่งซ้ำถูกใช้กับคำสั่งอื่นแล้ว',
    'Idempotency-Key was used for another act',
    'โปรดใช้รหัสใหม่สำหรับคำสั่งใหม่',
    'Use a new key for a new act.',
  ),
  'precondition-required': p(
    428,
    'คำขอไม่ได้ระบุรุ่นของข้อมูล',
    'If-Match is missing',
    'โปรดส่งส่วนหัว If-Match ตาม ETag ที่อ่านได้',
    'Send If-Match with the ETag that you read.',
  ),
  'too-many-requests': p(
    429,
    'มีคำขอมากเกินไป',
    'Too many requests',
    'โปรดรอสักครู่แล้วลองใหม่',
    'Wait a moment and try again.',
  ),
  'internal-error': p(
    500,
    'ระบบขัดข้อง',
    'Something went wrong',
    'โปรดลองใหม่ หากยังขัดข้องให้แจ้งศูนย์ ICT พร้อมเลขอ้างอิง',
    'Try again; if it persists, tell the ICT centre the request id.',
  ),
  'file-damaged': p(
    503,
    'ไฟล์นี้เสียหายในที่เก็บ',
    'The stored file is damaged',
    'ระบบแจ้งศูนย์ ICT แล้ว โปรดกลับมาใหม่ภายหลัง',
    'The ICT centre was told; come back later.',
  ),
  unavailable: p(
    503,
    'ระบบยังไม่พร้อมให้บริการ',
    'The service is not available',
    'โปรดลองใหม่ในอีกสักครู่',
    'Try again shortly.',
  ),
  'storage-full': p(
    507,
    'ที่เก็บไฟล์เต็ม',
    'There is no room for more files',
    'โปรดแจ้งศูนย์ ICT ให้เพิ่มพื้นที่เก็บไฟล์ แล้วลองใหม่',
    'Ask the ICT centre to make room, then try again.',
  ),
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export const Problem = Closed(
  {
    type: Type.String({ examples: ['/problems/version-stale'] }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    instance: Type.String(),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Closed(
          { pointer: Type.String(), code: Type.String(), detail: Type.String() },
          { title: 'ProblemError' },
        ),
      ),
    ),
    /** Only with `gone`: the public notice. */
    tombstone: Type.Optional(Tombstone),
    /** Only with `second-factor-required`: how the sign-in goes on. */
    secondStep: Type.Optional(SecondStep),
  },
  { title: 'Problem', description: 'RFC 9457 problem details, in the language asked for.' },
);
export type Problem = Static<typeof Problem>;
