import type { ContentFile } from '@phoeiphrae/shared/content';
import { describe, expect, it } from 'vitest';
import { followFiles } from './followFiles';

const file = (sha256: string, caption = ''): ContentFile => ({
  sha256,
  name: `${sha256}.pdf`,
  mediaType: 'application/pdf',
  size: 10,
  caption,
  alternativeText: '',
  origin: null,
});
const order = (files: ContentFile[]) => files.map(({ sha256 }) => sha256).join('');

describe('followFiles', () => {
  it('adds what came, and keeps the order and the words that are not saved yet', () => {
    const base = [file('a'), file('b')];
    const mine = [file('b', 'คำบรรยายใหม่'), file('a')];
    const files = followFiles(base, mine, [...base, file('c')]);
    expect(order(files)).toBe('bac');
    expect(files[0]?.caption).toBe('คำบรรยายใหม่');
  });

  it('puts a successor in the place of what it replaces, with its words', () => {
    const base = [file('a'), file('b'), file('c')];
    const mine = [file('a'), file('b', 'คำบรรยาย'), file('c')];
    const files = followFiles(base, mine, [file('a'), file('x'), file('c')]);
    expect(order(files)).toBe('axc');
    expect(files[1]?.caption).toBe('คำบรรยาย');
  });

  it('does not bring back what was just removed here', () => {
    const base = [file('a'), file('b')];
    expect(order(followFiles(base, [file('b')], [...base, file('c')]))).toBe('bc');
  });

  it('lets go what the other side has removed', () => {
    const base = [file('a'), file('b'), file('c')];
    expect(order(followFiles(base, [...base], [file('c')]))).toBe('c');
  });
});
