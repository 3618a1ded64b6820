/** By what of its query a page of the site shows something else: two addresses that differ in it are two pages. */
export const SHOWN_BY = [
  ...['q', 'category', 'track', 'workGroup', 'fiscalYear', 'month', 'fileType', 'cursor', 'limit'],
  ...['from', 'before', 'item'],
] as const;

/** What else a page reads: it tells one reader something, and is the same page. */
export const TOLD_BY = ['code', 'said', 'useful', 'receipt', 'masked'] as const;

/** Whether a page reads it at all. Anything else, such as what others add to count visits, changes nothing. */
export const READ_BY_PAGES: ReadonlySet<string> = new Set<string>([...SHOWN_BY, ...TOLD_BY]);
