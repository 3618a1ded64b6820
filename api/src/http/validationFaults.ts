import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { LAST_YEAR } from '@phoeiphrae/shared/thaiCalendar';
import type { Fault } from './fault.ts';
import { yearFault } from './yearFault.ts';

/** One thing that Ajv says of a value, whoever asked it. */
interface SchemaFault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  /** The value itself. */
  readonly data?: unknown;
}

const KEYWORDS: Record<string, Bilingual> = {
  required: { th: 'ต้องระบุช่องนี้', en: 'This field is required.' },
  additionalProperties: { th: 'ระบบไม่รู้จักช่องนี้', en: 'This field is not known.' },
  type: { th: 'ชนิดของค่าไม่ถูกต้อง', en: 'The value is of the wrong type.' },
  format: { th: 'รูปแบบของค่าไม่ถูกต้อง', en: 'The value has the wrong form.' },
  pattern: {
    th: 'มีอักขระที่ใช้ไม่ได้ หรือรูปแบบไม่ถูกต้อง',
    en: 'The value has characters or a form that is not allowed.',
  },
  enum: { th: 'ค่านี้ไม่อยู่ในรายการที่เลือกได้', en: 'The value is not one of those allowed.' },
  const: { th: 'ค่านี้ไม่อยู่ในรายการที่เลือกได้', en: 'The value is not one of those allowed.' },
  minLength: { th: 'ข้อความสั้นเกินไป', en: 'The text is too short.' },
  maxLength: { th: 'ข้อความยาวเกินกำหนด', en: 'The text is too long.' },
  minimum: { th: 'ค่าน้อยเกินไป', en: 'The value is too small.' },
  maximum: { th: 'ค่ามากเกินไป', en: 'The value is too large.' },
};
/** A body can be wrong in more places than anyone reads; an answer is not to outgrow its request. */
const MOST_DETAILS = 50;
const FALLBACK: Bilingual = { th: 'ค่าไม่ถูกต้อง', en: 'The value is not valid.' };

const isOfYears = ({ keyword, params }: SchemaFault): boolean =>
  keyword === 'format'
    ? params['format'] === 'date' || params['format'] === 'date-time'
    : keyword === 'maximum' && params['limit'] === LAST_YEAR;

/** The faults of years by the place where they stand: what else Ajv says there follows from them. */
const yearFaults = (found: readonly SchemaFault[]) =>
  new Map(
    found.filter(isOfYears).flatMap(({ instancePath, data }) => {
      const fault = yearFault(data);
      return fault ? [[instancePath, fault] as const] : [];
    }),
  );

/** What Ajv found, as faults. `at` is the pointer of the value that was checked. */
export function validationFaults(found: readonly SchemaFault[], at = ''): Fault[] {
  const years = yearFaults(found);
  const ofYears = [...years].map(([path, fault]) => ({ pointer: `${at}${path}`, ...fault }));
  const others = found.filter(({ instancePath }) => !years.has(instancePath)).slice(0, MOST_DETAILS);
  return [...ofYears, ...others.map((fault) => otherFault(fault, at))].slice(0, MOST_DETAILS);
}

function otherFault(fault: SchemaFault, at: string): Fault {
  const missing = fault.params['missingProperty'] ?? fault.params['additionalProperty'];
  const tail = typeof missing === 'string' ? `/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  const detail = KEYWORDS[fault.keyword] ?? FALLBACK;
  return { pointer: `${at}${fault.instancePath}${tail}`, code: fault.keyword, detail };
}
