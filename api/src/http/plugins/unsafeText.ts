import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Fault } from '../fault.ts';
import { DEEPEST } from '../jsonSize.ts';

const DETAILS = {
  text: { th: 'มีอักขระที่ใช้ไม่ได้', en: 'The text holds a character that cannot be stored.' },
  number: { th: 'ตัวเลขใหญ่เกินไป', en: 'The number is too large.' },
  depth: { th: 'ข้อมูลซ้อนกันลึกเกินไป', en: 'The value is nested too deeply.' },
} as const satisfies Record<string, Bilingual>;

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
/** PostgreSQL stores no NUL, and a lone surrogate is not text: both would fail later, and as our own fault. */
const isUnsafe = (text: string) => text.includes('\u0000') || !text.isWellFormed();

/** What of a request no schema can allow, wherever it stands; found without recursion, so depth does no harm. */
export function unsafeText(root: unknown): Fault[] {
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value: root, pointer: '', depth: 0 }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, pointer, depth } = entry;
    const fault = (code: keyof typeof DETAILS) => [{ pointer, code, detail: DETAILS[code] }];
    if (typeof value === 'string' && isUnsafe(value)) return fault('text');
    if (typeof value === 'number' && !Number.isFinite(value)) return fault('number');
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return fault('depth');
    for (const [key, child] of Object.entries(value)) {
      if (isUnsafe(key)) return fault('text');
      open.push({ value: child, pointer: `${pointer}/${escape(key)}`, depth: depth + 1 });
    }
  }
  return [];
}
