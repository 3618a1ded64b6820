import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_AREAS, type ConsoleArea } from '@phoeiphrae/shared/consoleArea';
import type { Me } from '@phoeiphrae/shared/session';
import { asPost, createPerson } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

/** What each room of the console asks first. */
const ROUTES: Record<ConsoleArea, string> = {
  inbox: '/inbox',
  items: '/items',
  desk: '/desk',
  oversight: '/oversight',
  opinions: '/opinions',
  links: '/checks',
  assessment: '/assessment/schemes',
  people: '/users',
  committee: '/committee',
  policy: '/policies',
  log: '/log/events',
};
/** Rooms that show everyone the same; the menu leaves them out for those to whom they are of no use. */
const OPEN_TO_ALL: readonly ConsoleArea[] = ['desk'];

const WHO = [
  ['an officer', 'officer'],
  ['a group head', 'group_head'],
  ['a deputy director', 'deputy_director'],
  ['the director', 'director'],
  ['an ICT officer', 'ict_officer'],
  ['the ICT director', 'ict_director'],
] as const;

describe('the areas of the console in GET /session', () => {
  it.each([...WHO, ['a member of the committee', undefined] as const])(
    'are for %s those whose routes answer',
    async (_name, post) => {
      const groups = post === 'officer' || post === 'group_head' || post === 'deputy_director';
      const person = post
        ? await asPost(test, post, groups ? { workGroups: ['ict'] } : {})
        : await createPerson(test, { seats: [2] });
      const { areas } = (await person.get<Me>('/session')).body;
      for (const area of CONSOLE_AREAS) {
        const { status } = await person.get(ROUTES[area]);
        const refused = status === 403;
        expect([area, areas.includes(area) || OPEN_TO_ALL.includes(area)]).toEqual([area, !refused]);
      }
      expect(areas).toEqual(CONSOLE_AREAS.filter((area) => areas.includes(area)));
    },
  );
});
