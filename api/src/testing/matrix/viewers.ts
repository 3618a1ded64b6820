import { createPerson, type Person, type PersonOptions, type TestAppointment } from '../asPost.ts';
import type { TestApp } from '../buildTestApp.ts';

/** The group of the matrix: it owns categories of every publishing mode on both tracks. */
export const MATRIX_GROUP = 'administration';
const OTHER = 'personnel';
/** The matrix runs on Monday 23 November 2026, Bangkok. */
const TODAY = '2026-11-23';
const YESTERDAY = '2026-11-22';
const TOMORROW = '2026-11-24';
const ORDER = 'คำสั่งที่ 99/2569';

const own = { workGroups: [MATRIX_GROUP] };
const officer: TestAppointment = { post: 'officer', ...own };
const head: TestAppointment = { post: 'group_head', ...own };
const director: TestAppointment = { post: 'director' };
const under = (capacity: 'acting' | 'performing' | 'delegated') => ({ capacity, orderNumber: ORDER });

const everyPost = (term: { validFrom?: string; validTo?: string }): TestAppointment[] =>
  [officer, head, { ...director, ...under('delegated') }].map((appointment) => ({ ...appointment, ...term }));

/** Everyone who looks at an item and tries everything. */
export const VIEWERS = {
  officer: { appointments: [officer] },
  colleague: { appointments: [officer] },
  stranger: { appointments: [{ post: 'officer', workGroups: [OTHER] }] },
  head: { appointments: [head] },
  performingHead: { appointments: [{ ...head, ...under('performing') }] },
  delegatedHead: { appointments: [{ ...head, ...under('delegated') }] },
  headWhoWrote: { appointments: [head, officer] },
  promoted: { appointments: [head] },
  otherHead: { appointments: [{ post: 'group_head', workGroups: [OTHER] }] },
  deputy: { appointments: [{ post: 'deputy_director', ...own }] },
  otherDeputy: { appointments: [{ post: 'deputy_director', workGroups: [OTHER] }] },
  deputyActing: {
    appointments: [
      { post: 'deputy_director', ...own },
      { ...director, ...under('acting') },
    ],
  },
  director: { appointments: [director] },
  delegate: { appointments: [{ ...director, ...under('delegated') }] },
  oneDayDirector: { appointments: [{ ...director, ...under('acting'), validFrom: TODAY, validTo: TODAY }] },
  directorWhoWrote: { appointments: [director, officer] },
  delegateWhoWrote: { appointments: [{ ...director, ...under('delegated') }, officer] },
  ict: { appointments: [{ post: 'ict_officer' }] },
  monitor: { appointments: [{ post: 'ict_director' }] },
  member: { seats: [2] },
  nobody: {},
  pastHolder: { appointments: everyPost({ validTo: YESTERDAY }) },
  pastContributor: { appointments: [{ ...officer, validTo: '2026-11-20' }] },
  futureHolder: { appointments: everyPost({ validFrom: TOMORROW }) },
  suspendedDirector: { appointments: [director], status: 'suspended' },
  endedOfficer: { appointments: [officer], status: 'ended' },
} as const satisfies Record<string, PersonOptions>;

export type ViewerName = keyof typeof VIEWERS;
export const VIEWER_NAMES = Object.keys(VIEWERS) as ViewerName[];
export type Viewers = Record<ViewerName, Person>;
export { ORDER as MATRIX_ORDER };

/** Brings all of them in. Those of the last rows hold their posts yet or still not. */
export async function bringViewers(test: TestApp): Promise<Viewers> {
  const entries: [ViewerName, Person][] = [];
  for (const name of VIEWER_NAMES) entries.push([name, await createPerson(test, { ...VIEWERS[name], name })]);
  return Object.fromEntries(entries) as Viewers;
}
