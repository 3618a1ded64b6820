import { sql, type GetColumnData, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

type Selection = Readonly<Record<string, PgColumn>>;
type Row<S extends Selection> = { [K in keyof S]: GetColumnData<S[K]> };

/**
 * The rows of a subquery as one value of the query around it, with the types that the columns have: what belongs to a row
 * comes with it, instead of by a query of its own.
 * @param from what follows `FROM`; it may name columns of the query around it.
 * @param order what follows `ORDER BY`.
 */
export function jsonRows<S extends Selection>(selection: S, from: SQL, order?: SQL): SQL<Row<S>[]> {
  const columns = Object.entries(selection);
  const pairs = columns.map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`);
  const object = sql`json_build_object(${sql.join(pairs, sql`, `)})`;
  const sorted = order ? sql`${object} ORDER BY ${order}` : object;
  const rows = sql`SELECT coalesce(json_agg(${sorted}), '[]') FROM ${from}`;
  // Nested, since the columns at the first level of a selected expression lose the names of their tables.
  return sql<Row<S>[]>`(${rows})`.mapWith((value: unknown) =>
    (value as Record<string, unknown>[]).map(
      (row) =>
        Object.fromEntries(columns.map(([name, column]) => [name, decoded(column, row[name])])) as Row<S>,
    ),
  );
}

const decoded = (column: PgColumn, value: unknown): unknown =>
  value === null ? null : column.mapFromDriverValue(value);
