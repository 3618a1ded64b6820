// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The signed papers of the item, and what can be signed on paper now */
export const listPaperDecisions = { method: 'get', path: '/api/v1/items/{id}/paper-decisions' } as const;
/** Record a scan of the paper that was signed for the step at which the item waits */
export const recordPaperDecision = {
  id: 'recordPaperDecision',
  method: 'post',
  path: '/api/v1/items/{id}/paper-decisions',
} as const;
/** The scan of a signed paper, for those who work on the item; never public */
export const getPaperScan = {
  method: 'get',
  path: '/api/v1/items/{id}/paper-decisions/{paper}/scan',
} as const;
/** Say that the scan shows this decision; it then counts as one made in the system */
export const confirmPaperDecision = {
  id: 'confirmPaperDecision',
  method: 'post',
  path: '/api/v1/items/{id}/paper-decisions/{paper}/confirm',
} as const;
/** Say why the scan does not show this decision; nothing is decided */
export const refusePaperDecision = {
  id: 'refusePaperDecision',
  method: 'post',
  path: '/api/v1/items/{id}/paper-decisions/{paper}/refuse',
} as const;
