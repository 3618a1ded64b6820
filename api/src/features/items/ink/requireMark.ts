import { readPaperMark, type SignablePaper } from '@phoeiphrae/shared/paperDecision';
import type { OpenStep } from './inkDecisionPolicy.ts';
import { scanProblem } from './scanFaults.ts';

/**
 * The paper that was scanned: by its QR code of this very revision, with the content that it has now, and with a line
 * for this step.
 * @throws {ProblemException} 422 saying what the code is of instead.
 */
export function requireMark(
  codes: readonly string[],
  { revision: { row }, papers }: OpenStep,
): SignablePaper {
  const marks = codes.flatMap((code) => readPaperMark(code) ?? []);
  const [first] = marks;
  if (!first) throw scanProblem('qr_missing', '/upload');
  const { revisionId, contentHash } = first;
  if (marks.some((mark) => mark.revisionId !== revisionId || mark.contentHash !== contentHash)) {
    throw scanProblem('qr_several', '/upload');
  }
  if (revisionId !== row.id) throw scanProblem('qr_other', '/upload');
  if (contentHash !== row.contentHash) throw scanProblem('qr_content_changed', '/upload');
  const paper = papers.find((kind) => marks.some((mark) => mark.kind === kind));
  if (!paper) throw scanProblem('qr_other_paper', '/upload');
  return paper;
}
