// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Whether the process runs, and whether its papers are finished */
export const getHealth = { method: 'get', path: '/healthz' } as const;
/** Whether the service can answer: both database roles respond, within a second */
export const getReadiness = { method: 'get', path: '/readyz' } as const;
/** All operations in brief, in Thai and in English */
export const listOperations = { method: 'get', path: '/api/v1/public/operations' } as const;
/** This description */
export const getDescription = { method: 'get', path: '/api/v1/openapi.json' } as const;
