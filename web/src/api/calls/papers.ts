// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The papers of the item that exist now, for the caller */
export const listPapers = { method: 'get', path: '/api/v1/items/{id}/papers' } as const;
/** A paper of the item as PDF: memo, form, completed form, certificate, print */
export const getPaper = { method: 'get', path: '/api/v1/items/{id}/papers/{kind}' } as const;
/** The order that appoints the committee as it sits today, as a draft for signature */
export const getCommitteePaper = { method: 'get', path: '/api/v1/committee/paper' } as const;
/** Papers, files, approval, certificate, history and a sealed manifest, as ZIP */
export const getEvidence = { method: 'get', path: '/api/v1/items/{id}/evidence' } as const;
/** How far the pack is that is being made for the caller */
export const getEvidenceProgress = { method: 'get', path: '/api/v1/evidence' } as const;
/** The evidence of up to 100 items in one ZIP, a folder each, under one sealed manifest */
export const getEvidenceOfMany = {
  id: 'getEvidenceOfMany',
  method: 'post',
  path: '/api/v1/evidence',
} as const;
/** Cancels the pack that is being made for the caller */
export const cancelEvidence = { id: 'cancelEvidence', method: 'delete', path: '/api/v1/evidence' } as const;
/** The Typst files that draw the papers of a version of the announcement */
export const listPaperTemplates = { method: 'get', path: '/api/v1/policies/{version}/templates' } as const;
/** A paper with made-up data by a changed template; nothing is kept. For administrators */
export const previewPaper = {
  id: 'previewPaper',
  method: 'post',
  path: '/api/v1/policies/preview-paper',
} as const;
