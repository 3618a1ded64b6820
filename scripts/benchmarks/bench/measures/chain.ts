import { randomUUID } from 'node:crypto';
import { CONTACTS, deputyOf, DEMO_PASSWORD, headOf, officerOf } from '../../../../api/src/demo/people.ts';
import type { Policy } from '../../../../shared/src/policy/policy.ts';
import type { Track } from '../../../../shared/src/policy/track.ts';
import { StaffAsker } from './staffAsker.ts';

/** Those who bring an item of one work group out. */
export interface Team {
  readonly workGroup: string;
  readonly selfCheck: Policy['selfCheck'];
  readonly officer: StaffAsker;
  readonly head: StaffAsker;
  readonly deputy: StaffAsker;
  readonly director: StaffAsker;
}

interface Seen {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly working: { readonly contentHash: string } | null;
}

export async function teamOf(
  origin: string,
  workGroup: string,
  selfCheck: Policy['selfCheck'],
): Promise<Team> {
  const signIn = (username: string) => StaffAsker.signIn(origin, username);
  const officer = await signIn(officerOf(workGroup));
  const head = await signIn(headOf(workGroup));
  const deputy = await signIn(deputyOf(workGroup));
  return { workGroup, selfCheck, officer, head, deputy, director: await signIn('director') };
}

export function endTeam({ officer, head, deputy, director }: Team): void {
  for (const each of [officer, head, deputy, director]) each.end();
}

/** Digits could be taken for somebody's number, and the item be held back for that. */
const letters = (): string =>
  randomUUID()
    .replaceAll('-', '')
    .replaceAll(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

/** A draft with its self-check answered. */
async function draft({ officer, workGroup, selfCheck }: Team, category: string, track: Track): Promise<Seen> {
  const slug = `bench-${letters()}`;
  const content = {
    ...{
      category,
      title: `เรื่องที่วัดความเร็ว ${slug}`,
      summary: `สรุป ${letters()}`,
      body: `<p>${letters()}</p>`,
    },
    ...{ fiscalYear: 2027, externalLink: { kind: 'none' }, noBorrowedSources: true },
    contact: CONTACTS[workGroup],
  };
  const item = await officer.act<Seen>('POST', '/api/v1/items', { workGroup, slug, content });
  const asked = selfCheck.filter(({ tracks }) => tracks.includes(track));
  const answers = asked.map(({ code, expected }) => ({ code, answer: expected, note: '' }));
  return officer.act('PATCH', `/api/v1/items/${item.id}/draft`, { selfCheck: answers }, item.version);
}

function move(who: StaffAsker, action: string, item: Seen, more: object = {}): Promise<Seen> {
  const body = { contentHash: item.working?.contentHash, ...more };
  return who.act('POST', `/api/v1/items/${item.id}/${action}`, body, item.version);
}

/** One item through the whole chain to the public: seven acts by four people. */
export async function walkChain(team: Team): Promise<void> {
  const { officer, head, deputy, director } = team;
  const drafted = await draft(team, 'action_plan', 'approval');
  const submitted = await move(officer, 'submit', drafted);
  const endorsed = await move(head, 'endorse', submitted);
  const again = await move(deputy, 'endorse', endorsed);
  const approved = await move(director, 'approve', again, { password: DEMO_PASSWORD });
  await move(officer, 'publish', approved);
}

/** One that goes out at once. @returns how to publish it, and its address. */
export async function readyToPublish(team: Team): Promise<{ slug: string; publish: () => Promise<unknown> }> {
  const drafted = await draft(team, 'news', 'immediate');
  return { slug: drafted.slug, publish: () => move(team.officer, 'publish', drafted) };
}
