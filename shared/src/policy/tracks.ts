/** The two ways to the public. Apart from their schema, for readers' browsers do without schemas. */
export const TRACKS = ['approval', 'immediate'] as const;
