import { readFileSync } from 'node:fs';
import type { Appointment } from '@phoeiphrae/shared/appointment';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { describe, expect, it } from 'vitest';
import { holdersByPost, vacancies } from './holders';

const file = new URL('../../../../../db/policies/spn2-2561.json', import.meta.url);
const policy = JSON.parse(readFileSync(file, 'utf8')) as Policy;
const appointment = (rest: Partial<Appointment>): Appointment => ({
  id: '',
  userId: '',
  userName: 'ผู้ดำรงตำแหน่ง',
  post: 'director',
  postTitle: '',
  capacity: 'substantive',
  workGroups: [],
  validFrom: '2026-01-01',
  validTo: null,
  orderNumber: null,
  unconfirmed: false,
  confirmedBy: null,
  orderFile: null,
  standing: 'current',
  version: 1,
  availableActions: [],
  ...rest,
});

describe('holdersByPost', () => {
  it('asks for a post of a group once for each group, and for one of the office once', () => {
    const posts = holdersByPost(policy, ['finance', 'legal'], []);
    const places = (code: string) =>
      posts.find(({ post }) => post === code)?.places.map(({ group }) => group);
    expect(places('group_head')).toEqual(['finance', 'legal']);
    expect(places('deputy_director')).toEqual(['finance', 'legal']);
    expect(places('director')).toEqual([null]);
  });

  it('counts only what holds today', () => {
    const posts = holdersByPost(policy, [], [appointment({}), appointment({ standing: 'past' })]);
    expect(posts.find(({ post }) => post === 'director')?.places[0]?.holders).toHaveLength(1);
  });
});

describe('vacancies', () => {
  it('names every place of the chain that nobody holds, and no other post', () => {
    const held = [
      appointment({ capacity: 'delegated' }),
      appointment({ post: 'group_head', workGroups: ['finance'] }),
    ];
    expect(vacancies(holdersByPost(policy, ['finance', 'legal'], held))).toEqual([
      { post: 'group_head', group: 'legal' },
      { post: 'deputy_director', group: 'finance' },
      { post: 'deputy_director', group: 'legal' },
    ]);
  });
});
