// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The bytes of a file by an address of `listItemFiles`, good for ten minutes */
export const getFileByTicket = { method: 'get', path: '/api/v1/files/{ticket}' } as const;
/** A picture of a page by such an address; page 0 is the thumbnail */
export const getFilePageByTicket = { method: 'get', path: '/api/v1/files/{ticket}/pages/{page}' } as const;
/** The files of the item with their examination, previews and links for ten minutes */
export const listItemFiles = { method: 'get', path: '/api/v1/items/{id}/files' } as const;
/** Put a finished upload into the draft, or in the place of one of its files */
export const attachFile = { id: 'attachFile', method: 'post', path: '/api/v1/items/{id}/files' } as const;
/** Say in writing why personal data that was found may be published; for those who decide */
export const justifyFinding = {
  id: 'justifyFinding',
  method: 'post',
  path: '/api/v1/items/{id}/findings/justify',
} as const;
/** The bytes of a file of the item; ranges are served */
export const getItemFile = { method: 'get', path: '/api/v1/items/{id}/files/{sha256}' } as const;
/** A picture of a page of such a file; page 0 is its thumbnail */
export const getItemFilePage = {
  method: 'get',
  path: '/api/v1/items/{id}/files/{sha256}/pages/{page}',
} as const;
