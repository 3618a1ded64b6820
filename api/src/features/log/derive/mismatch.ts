import { getColumns, getTableName, type Table } from 'drizzle-orm';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Bilingual } from '@phoeiphrae/shared/primitives';

/** A row of the database that does not say what follows from the evidence. */
export interface Mismatch {
  readonly table: string;
  /** By which the row is found: its key, or what should be its key. */
  readonly key: string;
  /** One; or several of which any may be the one that was changed. */
  readonly columns: readonly string[];
  readonly says: Bilingual;
}

/** What a column must say, and what says so. */
export interface Derived {
  readonly value: unknown;
  readonly from: Bilingual;
}

/** Signs of a value that are shown. */
const SHOWN = 120;

function shown(value: unknown): string {
  const text = canonicalJson(value ?? null);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}

const nameOf = (table: Table, property: string): string => getColumns(table)[property]?.name ?? property;

/** The columns of a row that say something else than was derived; what could not be derived is left out. */
export function* differences(
  table: Table,
  key: string,
  row: Readonly<Record<string, unknown>>,
  derived: Readonly<Record<string, Derived | undefined>>,
): Generator<Mismatch> {
  for (const [property, expected] of Object.entries(derived)) {
    if (!expected || expected.value === undefined) continue;
    const { value, from } = expected;
    const stored = row[property] ?? null;
    if (canonicalJson(stored) === canonicalJson(value)) continue;
    const says = {
      th: `เก็บไว้ว่า ${shown(stored)} แต่${from.th}ให้ค่า ${shown(value)}`,
      en: `it has ${shown(stored)}, but ${from.en} gives ${shown(value)}`,
    };
    yield { table: getTableName(table), key, columns: [nameOf(table, property)], says };
  }
}

/** A fault that is not of one value against another. @param properties the columns of which one was changed */
export const fault = (
  table: Table,
  key: string,
  properties: readonly string[],
  says: Bilingual,
): Mismatch => ({
  table: getTableName(table),
  key,
  columns: properties.map((property) => nameOf(table, property)),
  says,
});

/** A row that should be there. */
export const missing = (
  table: Table,
  key: string,
  properties: readonly string[],
  from: Bilingual,
): Mismatch =>
  fault(table, key, properties, {
    th: `ไม่มีแถวนี้ ทั้งที่${from.th}กล่าวถึง`,
    en: `the row is missing, which ${from.en} tells of`,
  });

/** A row of which nothing tells. */
export const unfounded = (table: Table, key: string, properties: readonly string[]): Mismatch =>
  fault(table, key, properties, {
    th: 'ไม่มีรายการใดในบันทึกเหตุการณ์กล่าวถึงแถวนี้',
    en: 'no event of the log tells of this row',
  });

/** Derived values that come from one place. */
export const derivedFrom =
  (from: Bilingual) =>
  (value: unknown): Derived => ({ value, from });
