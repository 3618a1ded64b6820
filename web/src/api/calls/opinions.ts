// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** What citizens said of items and of the site, newest first */
export const listOpinions = { method: 'get', path: '/api/v1/opinions' } as const;
/** The last days on which opinions were turned away because too many came at once */
export const listOpinionFloods = { method: 'get', path: '/api/v1/opinions/floods' } as const;
/** Show an opinion to everyone, with an answer or without; keep it unseen; or set it aside for a reason */
export const judgeOpinion = {
  id: 'judgeOpinion',
  method: 'post',
  path: '/api/v1/opinions/{id}/judge',
} as const;
