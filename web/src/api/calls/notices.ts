// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** What the signed-in person is told, newest first */
export const listNotices = { method: 'get', path: '/api/v1/notices' } as const;
/** Mark a notice as read */
export const readNotice = { id: 'readNotice', method: 'post', path: '/api/v1/notices/{id}/read' } as const;
