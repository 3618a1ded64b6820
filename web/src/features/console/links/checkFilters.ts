/** The filters of what was found, as they stand in the address bar and in the API's query. */
export const CHECK_FILTERS = ['state', 'workGroup'] as const;
export type CheckFilter = Record<(typeof CHECK_FILTERS)[number], string>;
