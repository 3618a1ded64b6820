import { Metadata } from '@tus/server';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { refusedFor } from '../../../http/problem.ts';
import { keptName } from './fileName.ts';

/** The pairs that a client may send; the type of a file is decided by its content, not by what is said here. */
const KNOWN = new Set(['filename', 'filetype', 'itemId']);

const FAULTS = {
  format: {
    th: 'ต้องเป็นรายการชื่อกับค่าแบบ base64',
    en: 'It must be pairs of a name and a value in base64.',
  },
  additionalProperties: { th: 'มีชื่อที่ระบบไม่รู้จัก', en: 'A name in it is not known.' },
  required: { th: 'ต้องระบุชื่อไฟล์ (filename)', en: 'The name of the file (filename) is required.' },
  pattern: {
    th: 'ชื่อไฟล์ต้องไม่ว่าง ยาวไม่เกิน 255 ตัวอักษร (นับสระและวรรณยุกต์) และไม่มี / \\ หรืออักขระที่มองไม่เห็น',
    en: 'The name must have 1 to 255 letters (vowels and tone marks count), without / \\ and invisible characters.',
  },
} as const satisfies Record<string, Bilingual>;

/**
 * What a client says of a file with the header `Upload-Metadata` (base64 of UTF-8, as tus has it).
 * @throws {ProblemException} 400 for unknown pairs and for a name that cannot be kept
 */
export function readMetadata(header: string): { filename: string } {
  const refusal = (code: keyof typeof FAULTS) =>
    refusedFor('malformed-request', { pointer: '/headers/upload-metadata', code, detail: FAULTS[code] });
  const pairs = parse(header);
  if (!pairs) throw refusal('format');
  if (Object.keys(pairs).some((key) => !KNOWN.has(key))) throw refusal('additionalProperties');
  const given = pairs['filename'] ?? undefined;
  if (given === undefined) throw refusal('required');
  const filename = keptName(given);
  if (filename === undefined) throw refusal('pattern');
  return { filename };
}

function parse(header: string): Record<string, string | null> | undefined {
  try {
    return Metadata.parse(header);
  } catch {
    return undefined;
  }
}
