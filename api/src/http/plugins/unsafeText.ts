import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Fault } from '../fault.ts';

const DETAILS = {
  text: { th: 'มีอักขระที่ใช้ไม่ได้', en: 'The text holds a character that cannot be stored.' },
  number: { th: 'ตัวเลขใหญ่เกินไป', en: 'The number is too large.' },
} as const satisfies Record<string, Bilingual>;

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
/** PostgreSQL stores no NUL, and a lone surrogate is not text: both would fail later, and as our own fault. */
const isUnsafe = (text: string) => text.includes('\u0000') || !text.isWellFormed();

/** What of a request no schema can allow, wherever it stands. How deep that may be is asked before: see jsonBody.ts. */
export function unsafeText(root: unknown): Fault[] {
  const open: { value: unknown; pointer: string }[] = [{ value: root, pointer: '' }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, pointer } = entry;
    const fault = (code: keyof typeof DETAILS) => [{ pointer, code, detail: DETAILS[code] }];
    if (typeof value === 'string' && isUnsafe(value)) return fault('text');
    if (typeof value === 'number' && !Number.isFinite(value)) return fault('number');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (isUnsafe(key)) return fault('text');
      open.push({ value: child, pointer: `${pointer}/${escape(key)}` });
    }
  }
  return [];
}
