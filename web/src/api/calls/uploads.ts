// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Begin an upload, with its first bytes or without */
export const createUpload = { id: 'createUpload', method: 'post', path: '/api/v1/uploads' } as const;
/** What the upload protocol offers here, and how large a file may be */
export const describeUploads = { method: 'options', path: '/api/v1/uploads' } as const;
/** Send the next bytes of an upload */
export const appendToUpload = {
  id: 'appendToUpload',
  method: 'patch',
  path: '/api/v1/uploads/{id}',
} as const;
/** Cancel an upload and forget its bytes */
export const cancelUpload = { id: 'cancelUpload', method: 'delete', path: '/api/v1/uploads/{id}' } as const;
