/** The filters of the staff's list, as they stand in the address bar and in the API's query. */
export const ITEM_FILTERS = ['q', 'category', 'way', 'workGroup', 'fiscalYear', 'state', 'holder'] as const;
export type ItemFilter = (typeof ITEM_FILTERS)[number];
export type ItemFilterValues = Record<ItemFilter, string>;
