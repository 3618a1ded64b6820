import { shapeFaultsOf } from '../policy/checks/shape.ts';
import { policyFault, type PolicyFault } from '../policy/policyFault.ts';
import { AssessmentScheme } from './scheme.ts';

const SCHEME = {
  th: 'รายการประเมิน',
  en: 'assessment scheme',
  article: 'an',
  example: { th: 'ตามตัวอย่างใน db/schemes', en: 'as in the examples of db/schemes' },
} as const;

/** Pointers of what stands a second time. */
function again(values: readonly string[], at: (index: number) => string): PolicyFault[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          policyFault(
            at(index),
            value,
            ['ซ้ำกับที่มีอยู่ก่อน', 'ใช้ค่าที่ไม่ซ้ำ'],
            ['stands there already', 'use another one'],
          ),
        ],
  );
}

/**
 * The one judge of a scheme as data, for the command that loads it, the console and whoever writes one.
 * @returns every fault found; an empty list means that it can be loaded.
 */
export function checkScheme(document: unknown): PolicyFault[] {
  const shape = shapeFaultsOf(AssessmentScheme, SCHEME, document);
  if (shape.length > 0) return shape;
  const { numbers } = document as AssessmentScheme;
  return [
    ...again(
      numbers.map(({ number }) => number),
      (i) => `/numbers/${String(i)}/number`,
    ),
    ...numbers.flatMap(({ elements }, i) =>
      again(
        elements.map(({ code }) => code),
        (j) => `/numbers/${String(i)}/elements/${String(j)}/code`,
      ),
    ),
  ];
}
