import { createHash } from 'node:crypto';
import type { Content, ContentFile } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import type { ItemFiles } from '@phoeiphrae/shared/itemFile';
import { examineDue } from '../features/files/examining/examineDue.ts';
import type { Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import type { CallOptions, Reply } from './client.ts';
import { draftOf, mustAct, passChain, read, type Cast } from './office.ts';
import { uploadFile } from './uploads.ts';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let counter = 0;
/** A text file that nobody else has, and that names nobody. */
export const textFile = (words = 'รายละเอียดแผนปฏิบัติการ'): Buffer =>
  Buffer.from(`${words}\nฉบับ ${'ก'.repeat(++counter)}\n`);

export interface Attached {
  readonly bytes?: Buffer;
  readonly name?: string;
  readonly more?: Record<string, unknown>;
  readonly options?: CallOptions;
}

/** Uploads bytes and asks for them to be put into the draft. */
export async function attach(person: Person, id: string, attached: Attached = {}): Promise<Reply<Item>> {
  const { bytes = textFile(), name = 'แผนปฏิบัติการ.txt', more = {}, options = {} } = attached;
  const upload = await uploadFile(person, bytes, name);
  const ifMatch = options.ifMatch ?? (await read(person, id)).version;
  return person.post<Item>(`/items/${id}/files`, { upload, ...more }, { ...options, ifMatch });
}

export async function mustAttach(person: Person, id: string, attached: Attached = {}): Promise<Item> {
  const reply = await attach(person, id, attached);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body;
}

/** A complete draft with one file that was examined. */
export async function draftWithFile(
  test: TestApp,
  cast: Cast,
  attached: Attached = {},
  over: Partial<Content> = {},
): Promise<{ item: Item; file: ContentFile }> {
  const { id } = await draftOf(test, cast.officer, over);
  await mustAttach(cast.officer, id, attached);
  await examineDue(test.deps);
  const item = await read(cast.officer, id);
  const file = item.working?.content.files.at(-1);
  if (!file) throw new Error('no file');
  return { item, file };
}

export const filesOf = async (person: Person, id: string): Promise<ItemFiles> =>
  (await person.get<ItemFiles>(`/items/${id}/files`)).body;

/** A published item with one file, walked through the whole chain. */
export async function publishedWithFile(
  test: TestApp,
  cast: Cast,
  attached: Attached = {},
  over: Partial<Content> = {},
): Promise<{ item: Item; file: ContentFile }> {
  const { item, file } = await draftWithFile(test, cast, attached, over);
  await passChain(cast, item.id);
  return { item: await mustAct(cast.officer, item.id, 'publish'), file };
}

export const publicPath = (slug: string, sha256: string): string =>
  `/public/items/${encodeURIComponent(slug)}/files/${sha256}`;
