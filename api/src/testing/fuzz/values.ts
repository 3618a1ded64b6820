import fc from 'fast-check';
import type { Description, Schema } from './description.ts';
import { hostileValue } from './hostile.ts';
import type { Random } from './random.ts';

/** Values that mean something in this office, by the name under which they are sent. */
export type Known = (name: string, random: Random) => unknown;

interface Making {
  readonly description: Description;
  readonly random: Random;
  readonly known: Known;
}

const WORDS = [
  'แผนปฏิบัติการประจำปี',
  'รายละเอียดของโครงการ',
  'a',
  'Plan of 2026',
  'ทดสอบ ๑๒๓',
  '<p>เนื้อหา</p>',
  'คำสั่งที่ 1/2569',
];
const DAYS = ['2026-11-22', '2026-10-01', '2027-09-30', '1900-01-01', '2099-12-31', '2024-02-29'];
const MOMENTS = ['2026-11-24T02:00:00.000Z', '2026-12-01T09:30:00+07:00', '1990-01-01T00:00:00Z'];

/** A value that fits the schema; where the name says what is meant, mostly one that there is. */
export function fittingValue(making: Making, schema: Schema, name = ''): unknown {
  const { description, random, known } = making;
  const own = description.resolve(schema);
  const meant = random.chance(0.85) ? known(name, random) : undefined;
  if (meant !== undefined) return meant;
  if ('const' in own) return own.const;
  if (own.enum) return random.pick(own.enum);
  const branches = own.anyOf ?? (own.properties ? undefined : own.oneOf);
  if (branches) return fittingValue(making, random.pick(branches), name);
  switch (own.type) {
    case 'object':
      return fittingObject(making, own);
    case 'array':
      return fittingList(making, own, name);
    case 'string':
      return fittingText(own, random);
    case 'integer':
    case 'number':
      return fittingNumber(own, random);
    case 'boolean':
      return random.chance(0.5);
    default:
      return null;
  }
}

function fittingObject(making: Making, { properties = {}, required = [] }: Schema): object {
  const { random } = making;
  const sparse = random.chance(0.5);
  const names = Object.keys(properties).filter(
    (key) => required.includes(key) || random.chance(sparse ? 0.2 : 0.7),
  );
  return Object.fromEntries(names.map((key) => [key, fittingValue(making, properties[key] ?? {}, key)]));
}

function fittingList(
  making: Making,
  { items = {}, minItems = 0, maxItems = 4, uniqueItems }: Schema,
  name: string,
): unknown[] {
  const length = Math.min(maxItems, minItems + making.random.below(3));
  const list = Array.from({ length }, () => fittingValue(making, items, name.replace(/s$/, '')));
  return uniqueItems ? [...new Set(list)] : list;
}

function fittingText(
  { format, pattern, examples, minLength = 0, maxLength = 200 }: Schema,
  random: Random,
): string {
  if (format === 'date') return random.pick(DAYS);
  if (format === 'date-time') return random.pick(MOMENTS);
  if (format === 'uuid') return `0198c7a2-6a51-7d39-9d0e-${String(random.below(1e6)).padStart(12, '0')}`;
  if (pattern !== undefined) {
    const written = examples?.[0];
    if (typeof written === 'string' && random.chance(0.3)) return written;
    const arbitrary = fc.stringMatching(new RegExp(pattern, 'u'));
    const [word = ''] = fc.sample(arbitrary, { seed: random.below(1e9), numRuns: 1 });
    return word.slice(0, Math.max(minLength, Math.min(maxLength, 300)));
  }
  const word = random.pick(WORDS);
  return (word.length < minLength ? word.padEnd(minLength, 'ก') : word).slice(0, maxLength);
}

function fittingNumber({ minimum = 0, maximum = 1_000 }: Schema, random: Random): number {
  if (random.chance(0.2)) return random.pick([minimum, maximum]);
  return minimum + random.below(Math.min(maximum - minimum, 50) + 1);
}

/** The value with one thing about it changed: a key too many or too few, a value that does not fit. */
export function nearValue(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
    return value.with(random.below(value.length), nearValue(random.pick(value), random));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return hostileValue(random);
  const keys = Object.keys(value);
  const key = keys.length > 0 ? random.pick(keys) : 'unknown';
  const entries = value as Record<string, unknown>;
  const kind = random.below(6);
  if (kind === 0) return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
  if (kind === 1) return { ...entries, unknown: hostileValue(random) };
  if (kind === 2) return { ...entries, [key]: hostileValue(random) };
  return { ...entries, [key]: nearValue(entries[key], random) };
}
