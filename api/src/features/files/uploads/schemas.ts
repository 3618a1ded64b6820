import Type from 'typebox';

/** The version of the tus protocol. */
export const TUS_VERSION = '1.0.0';

/** Headers of the tus protocol; headers are open by nature. */
const resumable = Type.Literal(TUS_VERSION, { description: 'The version of the protocol.' });
const offset = Type.Integer({ minimum: 0, description: 'How many bytes are there.', examples: [8388608] });
const size = Type.Integer({
  minimum: 1,
  description: 'Size of the whole file, in bytes.',
  examples: [104857600],
});
const expires = Type.String({
  description: 'When the upload is forgotten unless it was attached (RFC 9110 date).',
  examples: ['Tue, 24 Nov 2026 02:00:00 GMT'],
});
const metadata = Type.String({
  minLength: 1,
  maxLength: 4000,
  description:
    'Pairs of a name and a value in base64 of UTF-8, separated by commas: `filename` is required; `filetype` and `itemId` are allowed.',
  examples: ['filename 4LmB4Lic4LiZLnBkZg=='],
});

export const Tus = Type.Object({ 'tus-resumable': resumable });
export const CreationHeaders = Type.Object({
  'tus-resumable': resumable,
  'upload-length': size,
  'upload-metadata': metadata,
});
export const PieceHeaders = Type.Object({ 'tus-resumable': resumable, 'upload-offset': offset });

/** Bytes that are read from the connection, not by a schema. */
export const Piece = {
  content: {
    'application/offset+octet-stream': { schema: { description: 'The bytes from `Upload-Offset` on.' } },
  },
};

const nothing = (description: string, headers: Record<string, object>) => Type.Null({ description, headers });

export const Offered = nothing('What is offered.', {
  'Tus-Version': resumable,
  'Tus-Extension': Type.String({ description: 'The extensions, separated by commas.' }),
  'Tus-Max-Size': Type.Integer({ description: 'The size of the largest file that is taken, in bytes.' }),
});
export const Created = nothing('The upload is open.', {
  Location: Type.String({ description: 'Where the next bytes go.' }),
  'Upload-Offset': offset,
  'Upload-Expires': expires,
});
export const UploadState = nothing('Where the upload stands.', {
  'Upload-Offset': offset,
  'Upload-Length': size,
  'Upload-Metadata': metadata,
  'Upload-Expires': expires,
});
export const Appended = nothing('The bytes are on the disk.', {
  'Upload-Offset': offset,
  'Upload-Expires': expires,
});
export const Removed = nothing('It is gone.', {});
