import Type from 'typebox';
import { Sha256 } from '@phoeiphrae/shared/primitives';

/** Parts of the addresses under which files are served. */
export const fileParam = { sha256: Sha256 };
/** From 1; 0 is the thumbnail. */
export const pageParam = { page: Type.Integer({ minimum: 0, maximum: 10_000 }) };

const bytes = (description: string) => ({
  description,
  content: { '*/*': { schema: Type.String({ format: 'binary' }) } },
});

/** The answers that carry bytes, beside the problems of a route. */
export const FILE_ANSWERS = {
  200: bytes('The bytes, as `Content-Type` says'),
  206: bytes('The range that was asked for'),
  304: { type: 'null', description: 'Still as the ETag says' },
};
