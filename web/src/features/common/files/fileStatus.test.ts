import type { ExaminationState, Finding } from '@phoeiphrae/shared/examination';
import { UNREADABLE_KEY, type FindingJustification, type ItemFile } from '@phoeiphrae/shared/itemFile';
import { describe, expect, it } from 'vitest';
import { fileIssues, isPending, fileStatusOf } from './fileStatus';

const sha256 = 'a'.repeat(64);
const by = { userId: null, name: '', post: null, postTitle: '', capacity: null, orderNumber: null };
const finding: Finding = {
  key: 'phone:1',
  kind: 'phone',
  place: { page: 1 },
  hidden: false,
  masked: '08x-xxx-xx12',
};
const result: NonNullable<ExaminationState['result']> = {
  verdict: 'accepted',
  mediaType: 'application/pdf',
  refusals: [],
  text: 'read',
  findings: [],
  moreFindings: 0,
  pages: 1,
};
function file(change: Partial<ExaminationState>, damaged = false): ItemFile {
  const examination = { sha256, state: 'done', virusScan: 'off', examinedAt: null, result, ...change };
  return { file: { sha256 }, damaged, examination } as ItemFile;
}
const justified = (findingKey: string): FindingJustification => ({
  source: sha256,
  findingKey,
  reason: 'เป็นหมายเลขกลางของหน่วยงาน',
  by,
  at: '2026-11-22T08:30:00.000Z',
});

describe('fileStatusOf', () => {
  it.each([
    ['accepted', file({}), []],
    ['waiting', file({ state: 'waiting', result: null }), []],
    ['running', file({ state: 'running', result: null }), []],
    ['refused', file({ result: { ...result, verdict: 'refused' } }), []],
    ['refused', file({ state: 'failed', result: null }), []],
    ['refused', file({ virusScan: 'found' }), []],
    ['scan', file({ virusScan: 'waiting' }), []],
    ['findings', file({ result: { ...result, findings: [finding] } }), []],
    ['findings', file({ result: { ...result, text: 'unreadable' } }), []],
    ['justified', file({ result: { ...result, findings: [finding] } }), [justified(finding.key)]],
    [
      'findings',
      file({ result: { ...result, findings: [finding], moreFindings: 2 } }),
      [justified(finding.key)],
    ],
    ['damaged', file({}, true), []],
  ] as const)('%s', (status, entry, justifications) => {
    expect(fileStatusOf(entry, justifications)).toBe(status);
  });
});

it('fileIssues counts a justification only for the bytes that it was given for', () => {
  const entry = file({ result: { ...result, text: 'unreadable' } });
  const other = { ...justified(UNREADABLE_KEY), source: 'b'.repeat(64) };
  expect(fileIssues(entry, [other])[0]?.justification).toBeUndefined();
  expect(fileIssues(entry, [other, justified(UNREADABLE_KEY)])[0]?.justification).toBeDefined();
});

it('isPending is over once there is an answer, and goes on while the scanner is silent', () => {
  expect(isPending(file({}))).toBe(false);
  expect(isPending(file({ state: 'running', result: null }))).toBe(true);
  expect(isPending(file({ virusScan: 'waiting' }))).toBe(true);
  expect(isPending(file({ virusScan: 'waiting', result: { ...result, verdict: 'refused' } }))).toBe(false);
});
