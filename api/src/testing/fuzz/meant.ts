import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { TEST_PASSWORD } from '../asPost.ts';
import { freshSlug, goodContent, GROUP } from '../office.ts';
import type { Random } from './random.ts';
import { isKind, type Kind, type Stored } from './stored.ts';
import type { Known } from './values.ts';

/** What a caller who means well would send: things that there are, by the names under which they are asked for. */
export interface Meant extends Pick<Stored, 'hashOf' | 'versionOf'> {
  readonly known: Known;
  readonly inPath: (before: string, name: string, random: Random) => string | undefined;
  /** Takes up addresses that an answer tells of: tickets of files, uploads. */
  readonly learn: (text: string) => void;
}

const LEARNT = /\/api\/v1\/(files|uploads)\/([\w.-]{20,})/g;
const MOST_LEARNT = 50;
/** By name, the kind of thing whose id stands there. */
const OF_KIND: Readonly<Record<string, Kind>> = {
  userId: 'users',
  actor: 'users',
  user: 'users',
  item: 'items',
  sha256: 'files',
  paper: 'paper-decisions',
  passkey: 'passkeys',
  version: 'policies',
};

export function meantIn(stored: Stored, policy: Policy): Meant {
  const learnt = new Map<string, string[]>();
  const codesOf = (list: readonly { code: string }[]) => list.map(({ code }) => code);
  const lists: Readonly<Record<string, readonly unknown[]>> = {
    category: codesOf(policy.categories),
    post: codesOf(policy.posts),
    workGroup: [GROUP, ...codesOf(policy.workGroups)],
    reasonCode: [...codesOf(policy.returnReasons), ...codesOf(policy.withdrawReasons)],
    licence: codesOf(policy.licences),
    password: [TEST_PASSWORD],
    currentPassword: [TEST_PASSWORD],
    capacity: ['substantive', 'acting'],
    seat: [1, 2, 3, 8],
    validFrom: ['2026-10-01', '2026-11-01'],
    validTo: ['2027-09-30', null],
    reason: ['โปรดเพิ่มตารางงบประมาณของโครงการ'],
    'tus-resumable': ['1.0.0'],
    'upload-length': ['40'],
    'upload-offset': ['0', '3'],
    'upload-metadata': [`filename ${Buffer.from('เอกสาร.txt').toString('base64')}`],
    page: ['0', '1'],
  };
  const latest = (kind: string, random: Random) => {
    const list = learnt.get(kind) ?? [];
    return list.length > 0 ? random.pick(list) : undefined;
  };
  const known: Known = (name, random) => {
    if (name === 'content')
      return random.chance(0.6)
        ? goodContent({ category: String(random.pick(lists['category'] ?? [])) })
        : undefined;
    if (name === 'slug') return freshSlug();
    if (name === 'upload') return latest('uploads', random);
    const kind = OF_KIND[name];
    if (kind) return stored.one(kind, random);
    const list = lists[name];
    return list && random.pick(list);
  };
  return {
    hashOf: stored.hashOf,
    versionOf: stored.versionOf,
    known,
    inPath(before, name, random) {
      if (name === 'slug') return stored.one('slugs', random);
      if (name === 'ticket' || before === 'uploads') return latest(before, random);
      if (before === 'codes' || isKind(before))
        return isKind(before) ? stored.one(before, random) : undefined;
      const value = known(name, random);
      return typeof value === 'string' ? value : undefined;
    },
    learn(text) {
      for (const [, kind = '', id = ''] of text.matchAll(LEARNT))
        learnt.set(kind, [...(learnt.get(kind) ?? []).slice(1 - MOST_LEARNT), id]);
    },
  };
}
