// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Links and files of what is published, and whether they can be reached, the latest change first */
export const listChecks = { method: 'get', path: '/api/v1/checks' } as const;
/** Links and files of the item as it is published now, and whether they can be reached */
export const listItemChecks = { method: 'get', path: '/api/v1/items/{id}/checks' } as const;
