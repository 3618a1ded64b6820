import type { Content } from '@phoeiphrae/shared/item';
import { describe, expect, it } from 'vitest';
import { hasUnfinished, onTop, patchBetween, sendable, type Draft } from './draftPatch';

const content: Content = {
  category: 'procurement',
  title: 'แผนจัดซื้อ',
  summary: 'สรุป',
  body: '<p>เนื้อหา</p>',
  fiscalYear: 2026,
  periodFrom: null,
  periodTo: null,
  externalLink: { kind: 'none' },
  remarks: '',
  sources: [],
  noBorrowedSources: true,
  contact: { unit: '', phone: '', email: '' },
  validUntil: null,
  files: [],
};
const draft = (change: Partial<Content> = {}): Draft => ({
  content: { ...content, ...change },
  selfCheck: [],
});

describe('patchBetween', () => {
  it('names only what changed', () => {
    expect(patchBetween(draft(), draft({ title: 'ใหม่' }))).toEqual({ content: { title: 'ใหม่' } });
    expect(patchBetween(draft(), draft())).toBeUndefined();
  });
});

describe('sendable', () => {
  it('holds back what is still being typed', () => {
    const source = { kind: 'text' as const, title: '', holder: '', url: null, licence: 'own_work', note: '' };
    const typing = draft({ externalLink: { kind: 'url', url: 'https:' }, sources: [source] });
    expect(sendable(typing).content).toMatchObject({ externalLink: { kind: 'unanswered' }, sources: [] });
    expect(hasUnfinished(typing)).toBe(true);
    expect(hasUnfinished(draft())).toBe(false);
  });
});

describe('onTop', () => {
  it('keeps what the other wrote in fields that I left alone', () => {
    const theirs = draft({ title: 'ของเขา', summary: 'สรุปของเขา' });
    const merged = onTop(theirs, draft(), draft({ title: 'ของฉัน' }));
    expect(merged.content).toMatchObject({ title: 'ของฉัน', summary: 'สรุปของเขา' });
  });
});
