// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Entries of the log, newest first */
export const listEvents = { method: 'get', path: '/api/v1/log/events' } as const;
