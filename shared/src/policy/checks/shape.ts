import type { TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

type Found = ReturnType<typeof Value.Errors>[number];
type Words = readonly [th: readonly [string, string], en: readonly [string, string]];

/** What a kind of document is called, and where one can be seen. */
export interface DocumentKind {
  readonly th: string;
  readonly en: string;
  readonly article: 'a' | 'an';
  readonly example: { readonly th: string; readonly en: string };
}

const ANNOUNCEMENT: DocumentKind = {
  th: 'ประกาศ',
  en: 'announcement',
  article: 'an',
  example: { th: 'ตามแบบของประกาศตัวอย่าง', en: 'as in the example announcement' },
};

/** What is wrong with the shape: keys missing or unknown, wrong types, empty lists, words that no list has. */
export const shapeFaults = (document: unknown): PolicyFault[] =>
  shapeFaultsOf(Policy, ANNOUNCEMENT, document);

/** The same of any kind of document that an office brings as a file. */
export function shapeFaultsOf(schema: TObject, kind: DocumentKind, document: unknown): PolicyFault[] {
  if (Value.Check(schema, document)) return [];
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return [
      policyFault(
        '',
        document,
        [`ไม่ใช่${kind.th}`, 'เขียนเป็นออบเจกต์ JSON'],
        [`is no ${kind.en}`, 'write a JSON object'],
      ),
    ];
  }
  const parts = document as Record<string, unknown>;
  const properties: Record<string, TSchema> = schema.properties;
  const top = Value.Errors(schema, document).filter(({ instancePath }) => !instancePath.includes('/', 1));
  const faults = [
    ...top,
    ...Object.entries(properties).flatMap(([key, schema]) => errorsIn(schema, parts[key], `/${key}`)),
  ];
  const seen = new Set<string>();
  return faults
    .flatMap(toFaults(document, kind))
    .filter(({ detail: { en } }) => !seen.has(en) && seen.add(en));
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
  (document: object, kind: DocumentKind) =>
  ({ keyword, instancePath, params }: Found): PolicyFault[] => {
    if (keyword === 'additionalProperties' || keyword === 'anyOf') return []; // told at the key itself
    if (keyword === 'required') {
      const { requiredProperties } = params;
      return requiredProperties.map((key) =>
        policyFault(`${instancePath}/${key}`, undefined, ...missing(kind)),
      );
    }
    return [policyFault(instancePath, valueAt(document, instancePath), ...wordsFor(keyword, params, kind))];
  };

const missing = ({ example }: DocumentKind): Words => [
  ['ไม่มี', `เติมคีย์นี้${example.th}`],
  ['is missing', `add this key ${example.en}`],
];

function wordsFor(keyword: string, params: object, { th, en, article }: DocumentKind): Words {
  if (keyword === 'boolean')
    return [
      [`ไม่ใช่คีย์ของ${th}`, 'ลบออกหรือแก้ตัวสะกด'],
      [`is no key of ${article} ${en}`, 'remove it or mend its spelling'],
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
