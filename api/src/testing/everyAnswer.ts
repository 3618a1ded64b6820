import { SITE_PAGES } from '@phoeiphrae/shared/sitePages';
import type { Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import { paperText } from './paperText.ts';

/** Something that the product said, and where. */
export interface Said {
  readonly at: string;
  readonly text: string;
}

/** What stands in the places of an address that have a name. */
export type Places = Readonly<Record<string, readonly string[]>>;

interface Operation {
  readonly parameters?: readonly { name: string; in: string; schema?: { enum?: string[] } }[];
}
interface Description {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
}

/** Neither of an office: the description itself, the verifier's source. */
const SAME_EVERYWHERE = /openapi\.json|verifier$|\/evidence$/;

/** Every address that a description's GET has under these places; none where one of them stands for nothing. */
function addressesOf(path: string, operation: Operation, places: Places): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].reduce(
    (addresses, [hole, name = '']) => {
      const listed = operation.parameters?.find((parameter) => parameter.name === name)?.schema?.enum;
      const values = listed ?? places[name] ?? [];
      return addresses.flatMap((address) => values.map((value) => address.replace(hole, value)));
    },
    [path],
  );
}

/** Asks for an address and reads the answer, papers as a reader copies their text out. */
async function hear(test: TestApp, url: string, headers: Record<string, string>): Promise<Said> {
  const reply = await test.app.inject({ url, headers });
  const isPaper = reply.headers['content-type'] === 'application/pdf';
  const text = isPaper ? await paperText(reply.rawPayload) : reply.body;
  return { at: `${url} ${String(reply.statusCode)}`, text };
}

/** Every address that the description has a GET for, under these places. */
async function everyAddress(test: TestApp, places: Places): Promise<string[]> {
  const { paths } = (await test.app.inject({ url: '/api/v1/openapi.json' })).json<Description>();
  return Object.entries(paths).flatMap(([path, { get }]) =>
    get && !SAME_EVERYWHERE.test(path) ? addressesOf(path, get, places) : [],
  );
}
const isOfPaper = (address: string) => /\/papers\/|\/committee\/paper/.test(address);
const as = (person: Person | undefined) => (person ? { authorization: `Bearer ${person.token}` } : {});

/** Every answer that is no paper, to each of the people and to strangers, in both languages. */
export async function everyAnswer(
  test: TestApp,
  people: readonly (Person | undefined)[],
  places: Places,
): Promise<Said[]> {
  const addresses = (await everyAddress(test, places)).filter((address) => !isOfPaper(address));
  const said: Said[] = [];
  for (const person of people)
    for (const language of ['th', 'en'])
      for (const url of addresses)
        said.push(await hear(test, url, { 'accept-language': language, ...as(person) }));
  return said;
}

/** Every paper that this person can have; papers have one language. */
export async function everyPaper(test: TestApp, person: Person, places: Places): Promise<Said[]> {
  const said: Said[] = [];
  for (const url of (await everyAddress(test, places)).filter(isOfPaper))
    said.push(await hear(test, url, as(person)));
  return said;
}

/** Every page of the site as it is served, before any script runs. */
export async function everyPage(test: TestApp, parts: readonly string[]): Promise<Said[]> {
  const addresses = Object.values(SITE_PAGES).flatMap(({ path }) =>
    path.includes(':') ? parts.map((part) => path.replace(/:\w+/, part)) : [path],
  );
  const said: Said[] = [];
  for (const url of [...addresses, '/no-such-page', '/robots.txt', '/sitemap.xml'])
    said.push(await hear(test, url, { accept: 'text/html' }));
  return said;
}

const TABLES = ['notices', 'events', 'outbox', 'public_leaves', 'publications', 'decisions'];

/** What was written for people and for the log: notices, mails, events, leaves. */
export async function everyRecord({ owner }: TestApp): Promise<Said[]> {
  const said: Said[] = [];
  for (const table of TABLES) {
    const { rows } = await owner.pool.query<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM ${table} t`,
    );
    said.push(...rows.map(({ text }) => ({ at: table, text })));
  }
  return said;
}
