/** The filters of the log, as they stand in the address bar and in the API's query. */
export const LOG_FILTERS = ['type', 'actor', 'item', 'from', 'to'] as const;
export type LogFilter = Record<(typeof LOG_FILTERS)[number], string>;
