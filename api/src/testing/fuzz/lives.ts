import type { Item } from '@phoeiphrae/shared/item';
import { createPerson, type Person } from '../asPost.ts';
import type { TestApp } from '../buildTestApp.ts';
import { draftWithFile, publishedWithFile } from '../files.ts';
import { APPROVAL, approvedItem, draftOf, IMMEDIATE, mustAct, publishedItem, type Cast } from '../office.ts';
import { createUpload, uploadFile } from '../uploads.ts';

export interface Caller {
  readonly name: string;
  /** Fresh at every look; none for anyone. */
  readonly token: () => string | undefined;
}

/** Everyone who may call: each account of the office, one with a one-time password, and nobody in particular. */
export async function callersOf(test: TestApp, cast: Cast): Promise<Caller[]> {
  const newcomer = await createPerson(test, {
    mustChangePassword: true,
    appointments: [{ post: 'director' }],
  });
  const people: Record<string, Person> = { ...cast, newcomer };
  const callers = Object.entries(people).map(([name, person]) => ({ name, token: () => person.token }));
  return [...callers, { name: 'anyone', token: () => undefined }];
}

type Life = (test: TestApp, cast: Cast) => Promise<unknown>;
const submitted = async (test: TestApp, cast: Cast): Promise<Item> => {
  const { id } = await draftOf(test, cast.officer);
  return mustAct(cast.officer, id, 'submit');
};
const endorsed = async (test: TestApp, cast: Cast): Promise<Item> => {
  const { id } = await submitted(test, cast);
  return mustAct(cast.head, id, 'endorse');
};

/** The states that an item can be in, each reached as an office reaches it. */
export const LIVES: Readonly<Record<string, Life>> = {
  draft: (test, cast) => draftOf(test, cast.officer),
  immediate: (test, cast) => draftOf(test, cast.officer, { category: IMMEDIATE }),
  withFile: (test, cast) => draftWithFile(test, cast),
  submitted,
  endorsed,
  approved: (test, cast) => approvedItem(test, cast),
  published: (test, cast) => publishedItem(test, cast),
  publishedWithFile: (test, cast) => publishedWithFile(test, cast),
  returned: async (test, cast) => mustAct(cast.head, (await submitted(test, cast)).id, 'return'),
  rejected: async (test, cast) => {
    const { id } = await endorsed(test, cast);
    await mustAct(cast.deputy, id, 'endorse');
    return mustAct(cast.director, id, 'reject');
  },
  scheduled: async (test, cast) => mustAct(cast.officer, (await approvedItem(test, cast)).id, 'schedule'),
  withdrawn: async (test, cast) => mustAct(cast.director, (await publishedItem(test, cast)).id, 'withdraw'),
  revised: async (test, cast) =>
    mustAct(cast.officer, (await publishedItem(test, cast, { category: APPROVAL })).id, 'revise'),
  uploaded: async (_test, cast) => ({
    at: `/api/v1/uploads/${await uploadFile(cast.officer, Buffer.from('ข้อความ\n'), 'เอกสาร.txt')}`,
  }),
  uploading: (_test, cast) => createUpload(cast.officer, { name: 'เอกสาร.txt', size: 40 }, Buffer.from('ก')),
};
