import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

type Found = ReturnType<typeof Value.Errors>[number];
type Words = readonly [th: readonly [string, string], en: readonly [string, string]];

/** What is wrong with the shape: keys missing or unknown, wrong types, empty lists, words that no list has. */
export function shapeFaults(document: unknown): PolicyFault[] {
  if (Value.Check(Policy, document)) return [];
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return [
      policyFault(
        '',
        document,
        ['ไม่ใช่ประกาศ', 'เขียนเป็นออบเจกต์ JSON'],
        ['is no announcement', 'write a JSON object'],
      ),
    ];
  }
  const parts = document as Record<string, unknown>;
  const properties: Record<string, TSchema> = Policy.properties;
  const top = Value.Errors(Policy, document).filter(({ instancePath }) => !instancePath.includes('/', 1));
  const faults = [
    ...top,
    ...Object.entries(properties).flatMap(([key, schema]) => errorsIn(schema, parts[key], `/${key}`)),
  ];
  const seen = new Set<string>();
  return faults.flatMap(toFaults(document)).filter(({ detail: { en } }) => !seen.has(en) && seen.add(en));
}

/** The errors of a part, entry by entry: the checker stops after a few, and all are wanted. */
function errorsIn(schema: TSchema, value: unknown, pointer: string): Found[] {
  if (value === undefined) return [];
  const own = Value.Errors(schema, value).map((found) => ({
    ...found,
    instancePath: pointer + found.instancePath,
  }));
  if (!Array.isArray(value) || !('items' in schema)) return own;
  const within = value.flatMap((entry, i) =>
    errorsIn(schema.items as TSchema, entry, `${pointer}/${String(i)}`),
  );
  return [...own, ...within];
}

const toFaults =
  (document: object) =>
  ({ keyword, instancePath, params }: Found): PolicyFault[] => {
    if (keyword === 'additionalProperties' || keyword === 'anyOf') return []; // told at the key itself
    if (keyword === 'required') {
      const { requiredProperties } = params;
      return requiredProperties.map((key) => policyFault(`${instancePath}/${key}`, undefined, ...MISSING));
    }
    return [policyFault(instancePath, valueAt(document, instancePath), ...wordsFor(keyword, params))];
  };

const MISSING: Words = [
  ['ไม่มี', 'เติมคีย์นี้ตามแบบของประกาศตัวอย่าง'],
  ['is missing', 'add this key as in the example announcement'],
];

function wordsFor(keyword: string, params: object): Words {
  if (keyword === 'boolean')
    return [
      ['ไม่ใช่คีย์ของประกาศ', 'ลบออกหรือแก้ตัวสะกด'],
      ['is no key of an announcement', 'remove it or mend its spelling'],
    ];
  const said = Object.values(params).map((value) =>
    Array.isArray(value) ? value.join(', ') : String(value),
  );
  const wanted = `${keyword} ${said.join(' ')}`.trim();
  return [
    ['ไม่ตรงรูปแบบ', `เขียนตามรูปแบบ ${wanted}`],
    ['has the wrong form', `write what fits ${wanted}`],
  ];
}

function valueAt(document: object, pointer: string): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    document,
  );
}
