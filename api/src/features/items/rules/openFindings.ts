import type { Finding } from '@phoeiphrae/shared/examination';
import { MORE_FINDINGS_KEY, UNREADABLE_KEY } from '@phoeiphrae/shared/itemFile';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { RevisionFacts } from './facts.ts';
import { wordFindings, type FindInWords } from './wordFindings.ts';

/** Something that stands in the way until it is gone or someone who decides has said why it may be published. */
export interface OpenFinding {
  /** `content`, or the digest of the file. */
  readonly source: string;
  readonly key: string;
  /** Below `/content/`. */
  readonly field: string;
  /** Null for what is no single finding: a file that cannot be read, or more findings than are listed. */
  readonly finding: Finding | null;
}

/** Everything found in the words and the files of a revision, justified or not. */
export async function findingsOf(
  revision: RevisionFacts,
  policy: Policy,
  words: FindInWords,
): Promise<OpenFinding[]> {
  const { row, files } = revision;
  const inWords = await wordFindings(row.content, policy, words);
  const ofWords = inWords.findings.map((finding): OpenFinding => ({
    source: 'content',
    key: finding.key,
    field: finding.place.field ?? 'body',
    finding,
  }));
  const ofFiles = row.content.files.flatMap(({ sha256 }, i): OpenFinding[] => {
    const result = files.known.get(sha256)?.examination.result;
    if (result?.verdict !== 'accepted') return [];
    const about = { source: sha256, field: `files/${String(i)}` };
    return [
      ...result.findings.map((finding) => ({ ...about, key: finding.key, finding })),
      ...(result.moreFindings > 0 ? [{ ...about, key: MORE_FINDINGS_KEY, finding: null }] : []),
      ...(result.text === 'unreadable' ? [{ ...about, key: UNREADABLE_KEY, finding: null }] : []),
    ];
  });
  const more: OpenFinding[] =
    inWords.more > 0 ? [{ source: 'content', key: MORE_FINDINGS_KEY, field: 'body', finding: null }] : [];
  return [...ofWords, ...more, ...ofFiles];
}

/** What is not justified yet. */
export async function openFindings(
  revision: RevisionFacts,
  policy: Policy,
  words: FindInWords,
): Promise<OpenFinding[]> {
  const said = new Set(revision.files.justifications.map((one) => `${one.source} ${one.findingKey}`));
  const all = await findingsOf(revision, policy, words);
  return all.filter(({ source, key }) => !said.has(`${source} ${key}`));
}
