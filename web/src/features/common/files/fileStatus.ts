import type { Finding } from '@phoeiphrae/shared/examination';
import {
  MORE_FINDINGS_KEY,
  UNREADABLE_KEY,
  type FindingJustification,
  type ItemFile,
} from '@phoeiphrae/shared/itemFile';

/** How a file stands, in the order of what weighs most. */
export type FileStatus =
  'damaged' | 'waiting' | 'running' | 'scan' | 'refused' | 'findings' | 'justified' | 'accepted';

/** One thing to be looked at. Without `finding`: the file cannot be read, or there are more than are listed. */
export interface Issue {
  readonly source: string;
  readonly key: string;
  readonly finding: Finding | null;
  readonly justification: FindingJustification | undefined;
}

const justificationOf = (all: readonly FindingJustification[], source: string, key: string) =>
  all.findLast((one) => one.source === source && one.findingKey === key);

export function issuesOf(
  source: string,
  found: { findings: readonly Finding[]; more?: boolean; unreadable?: boolean },
  justifications: readonly FindingJustification[],
): Issue[] {
  const issue = (key: string, finding: Finding | null): Issue => ({
    source,
    key,
    finding,
    justification: justificationOf(justifications, source, key),
  });
  return [
    ...(found.unreadable ? [issue(UNREADABLE_KEY, null)] : []),
    ...found.findings.map((finding) => issue(finding.key, finding)),
    ...(found.more ? [issue(MORE_FINDINGS_KEY, null)] : []),
  ];
}

export function fileIssues(
  { file, examination: { result } }: ItemFile,
  justifications: readonly FindingJustification[],
): Issue[] {
  if (result?.verdict !== 'accepted') return [];
  const { findings, moreFindings, text } = result;
  const found = { findings, more: moreFindings > 0, unreadable: text === 'unreadable' };
  return issuesOf(file.sha256, found, justifications);
}

export const openIssues = (issues: readonly Issue[]): Issue[] =>
  issues.filter(({ justification }) => justification === undefined);

/** Whether an answer is still to come by itself. */
export const isPending = ({ damaged, examination: { state, virusScan, result } }: ItemFile): boolean =>
  !damaged &&
  (state === 'waiting' || state === 'running' || (virusScan === 'waiting' && result?.verdict === 'accepted'));

export function fileStatusOf(entry: ItemFile, justifications: readonly FindingJustification[]): FileStatus {
  const { state, virusScan, result } = entry.examination;
  if (entry.damaged) return 'damaged';
  if (state === 'waiting' || state === 'running') return state;
  if (state === 'failed' || result?.verdict !== 'accepted' || virusScan === 'found') return 'refused';
  const issues = fileIssues(entry, justifications);
  if (openIssues(issues).length) return 'findings';
  if (virusScan === 'waiting') return 'scan';
  return issues.length ? 'justified' : 'accepted';
}
