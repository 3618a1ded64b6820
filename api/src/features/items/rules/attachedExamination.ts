import type { fileExaminations, itemFiles } from '@phoeiphrae/db/schema/files';
import type { Examination } from '@phoeiphrae/shared/examination';
import { nameRefusal } from '../../../engines/examination/nameRefusal.ts';

type Attached = Pick<typeof itemFiles.$inferSelect, 'name' | 'state' | 'scan'>;
type OfBytes = Pick<typeof fileExaminations.$inferSelect, 'state' | 'result' | 'scan' | 'examinedAt'>;

/**
 * How far the examination of a file has come for the item that it is attached to. What is known of the same bytes from
 * elsewhere shows in nothing: until they were examined for this attachment they wait, as new ones do, and a name that
 * does not fit them is refused as it would be for new ones.
 */
export function attachedExamination({ name, state, scan }: Attached, bytes: OfBytes): OfBytes {
  const seen = { ...bytes, scan: scan ?? bytes.scan };
  if (state === 'done') return { ...seen, result: bytes.result && underName(name, bytes.result) };
  const running = state === 'running' || bytes.state === 'running';
  return { ...seen, state: running ? 'running' : 'waiting', result: null, examinedAt: null };
}

/** What was accepted under another name. */
function underName(name: string, result: Examination): Examination {
  const refusal = result.verdict === 'accepted' ? nameRefusal(name, result.mediaType) : undefined;
  if (!refusal) return result;
  const nothing = { text: 'none' as const, findings: [], moreFindings: 0, pages: null };
  return { ...result, verdict: 'refused', refusals: [refusal], ...nothing };
}
