import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { drawPaper } from '../../api/src/engines/press/drawPaper.ts';
import { press } from '../../api/src/engines/press/press.ts';
import { sampleOf, SAMPLE_MOMENT } from '../../api/src/features/papers/build/sample.ts';
import { readPolicyTemplates } from '../../db/src/policyTemplates.ts';
import { readPolicyFile } from '../../db/src/seed.ts';

/**
 * Draws memo and form of one item a hundred times, each time with another title, so that nothing of it can have been
 * kept, and says the median and the 95th percentile in milliseconds. The first paper, which starts the process, apart.
 * node scripts/benchmarks/paper.ts
 */
const ROUNDS = 100;
const FILE = path.resolve(import.meta.dirname, '../../db/policies/spn2-2561.json');
const policy = { version: 1, sha256: '0'.repeat(64), document: await readPolicyFile(FILE) };
const templates = await readPolicyTemplates(FILE);

async function drawn(kind: 'memo' | 'form', round: number): Promise<number> {
  const data = sampleOf(kind, { policy, templates, origin: 'https://info.example.go.th' });
  const title = `แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. ๒๕๗๐ ครั้งที่ ${round}`;
  const changed = 'subject' in data ? { ...data, subject: { ...data.subject, title } } : data;
  const start = performance.now();
  await drawPaper(templates, changed, { at: SAMPLE_MOMENT, qr: `PP1:benchmark:${round}:${kind}` });
  return performance.now() - start;
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);

console.log(`first paper, with the start of the press: ${(await drawn('memo', 0)).toFixed(0)} ms`);
for (const kind of ['memo', 'form'] as const) {
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) times.push(await drawn(kind, round));
  times.sort((a, b) => a - b);
  console.log(`${kind}: median ${at(times, 0.5)} ms, 95 % ${at(times, 0.95)} ms, worst ${at(times, 1)} ms`);
}
press.close();
