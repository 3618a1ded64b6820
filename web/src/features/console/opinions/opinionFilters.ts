/** The filters of what came in, as they stand in the address bar and in the API's query. */
export const OPINION_FILTERS = ['state', 'about'] as const;
export type OpinionFilter = Record<(typeof OPINION_FILTERS)[number], string>;
