import { customType } from 'drizzle-orm/pg-core';

/** A moment: `timestamptz` in the database, ISO 8601 in UTC with milliseconds in code. */
export const instant = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});
