import type { Intent } from '@/composables/useAction';
import type { Filters } from './cache';

/** Names the version that was read, so that nothing is written over what came after. */
export const ifMatch = ({ version }: { version: number }) => ({ 'If-Match': `"${version}"` });

/** The parameters of a write to a record as it was read. */
export const onRecord = (intent: Intent, record: { id: string; version: number }) => ({
  path: { id: record.id },
  header: { ...ifMatch(record), ...intent },
});

/** The parameters of a write to what has no version, or whose version the write does not change. */
export const onId = (intent: Intent, id: string) => ({ path: { id }, header: { ...intent } });

/** What a list is asked by: filters as they stand in the address, which the API judges, and where its pages go on. */
export const listQuery = (filters: Filters, cursor: string | undefined): Filters => ({
  ...filters,
  ...(cursor === undefined ? {} : { cursor }),
});
