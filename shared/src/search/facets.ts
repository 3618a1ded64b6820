/** By what results of a search are counted. Apart from their schema, for readers' browsers do without schemas. */
export const FACETS = ['category', 'track', 'workGroup', 'fiscalYear', 'month', 'fileType'] as const;
export type Facet = (typeof FACETS)[number];
