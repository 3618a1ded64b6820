import type { Content } from '@phoeiphrae/shared/content';
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

const scan = {
  sha256: 'a'.repeat(64),
  name: 'ภาพกิจกรรม.jpg',
  mediaType: 'image/jpeg',
  size: 10,
  caption: '',
  alternativeText: '',
  origin: null,
};

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

  it('says nothing of a file’s origin before its licence is chosen', () => {
    const file = { ...scan, origin: { licence: '', holder: 'สำนักพิมพ์', source: '' } };
    expect(sendable(draft({ files: [file] })).content.files).toEqual([scan]);
  });
});

describe('onTop', () => {
  it('keeps what the other wrote in fields that I left alone', () => {
    const theirs = draft({ title: 'ของเขา', summary: 'สรุปของเขา' });
    const merged = onTop(theirs, draft(), draft({ title: 'ของฉัน' }));
    expect(merged.content).toMatchObject({ title: 'ของฉัน', summary: 'สรุปของเขา' });
  });

  it('keeps a file that the other has attached beside my words on another', () => {
    const mine = { ...scan, caption: 'คำบรรยาย' };
    const theirs = { ...scan, sha256: 'b'.repeat(64) };
    const merged = onTop(
      draft({ files: [scan, theirs] }),
      draft({ files: [scan] }),
      draft({ files: [mine] }),
    );
    expect(merged.content.files).toEqual([mine, theirs]);
  });
});
