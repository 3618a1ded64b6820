import type { Person } from './asPost.ts';
import type { Reply } from './client.ts';

export const TUS = { 'tus-resumable': '1.0.0' };
const PIECE = { 'content-type': 'application/offset+octet-stream' };

/** The header `Upload-Metadata` with a file's name. */
export const metadataOf = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`;

/** Begins an upload of `size` bytes, with the first of them if they are given. */
export function createUpload(
  person: Person,
  { name, size }: { name: string; size: number },
  first?: Buffer,
): Promise<Reply<unknown>> {
  const headers = {
    ...TUS,
    'upload-length': String(size),
    'upload-metadata': metadataOf(name),
    ...(first ? PIECE : {}),
  };
  return person.post('/uploads', first, { headers });
}

export function appendTo(person: Person, id: string, offset: number, bytes: Buffer): Promise<Reply<unknown>> {
  const headers = { ...TUS, ...PIECE, 'upload-offset': String(offset) };
  return person.patch(`/uploads/${id}`, bytes, { headers });
}

/** How many bytes are there, as HEAD says. */
export async function offsetOf(person: Person, id: string): Promise<number> {
  return Number((await person.head(`/uploads/${id}`, { headers: TUS })).headers['upload-offset']);
}

/** Uploads a whole file. @returns the id that it is attached by. */
export async function uploadFile(person: Person, bytes: Buffer, name: string): Promise<string> {
  const reply = await createUpload(person, { name, size: bytes.length }, bytes);
  if (reply.status !== 201) throw new Error(reply.text);
  return String(reply.headers['location']).split('/').at(-1) ?? '';
}
