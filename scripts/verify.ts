import { readFileSync } from 'node:fs';
import { verifyLog } from '../api/src/features/log/verifyLog.ts';
import { checkPublicLog } from '../api/src/features/log/verifyPublicLog.ts';
import { lostActs } from './lib/lostActs.ts';
import { placeOf, verifyDerived } from './lib/verifyDerived.ts';
import { verifyFiles } from './lib/verifyFiles.ts';
import { withDeps } from './lib/withDeps.ts';

/**
 * npm run verify [-- kept.txt … leaves.json …]: recomputes the event log and the public log from their first entries on
 * and names the first bad one. Checkpoints kept elsewhere show whether an old backup was restored; with a copy of the
 * leaves, the publications lost by it are listed. Then all that the public can see is derived again from the approved texts
 * and the log, and every byte of the files is read back. What is wrong is named with its table, key and column.
 */
const paths = process.argv.slice(2);
const notes = new Map(
  paths.filter((path) => !path.endsWith('.json')).map((path) => [path, readFileSync(path, 'utf8')]),
);

await withDeps(
  async (deps) => {
    const verdict = await verifyLog(deps.db);
    if (verdict.ok) {
      console.log(`บันทึกเหตุการณ์ครบถ้วน · The event log is intact: ${verdict.count} entries`);
      console.log(`  ${verdict.lastHash}`);
    } else {
      const { seq, fault, columns } = verdict;
      const place = placeOf({ table: 'events', key: String(seq), columns });
      console.error(`บันทึกเหตุการณ์ผิดปกติที่รายการ ${seq} · The first bad entry is ${seq}: ${fault}\n  ${place}`);
      process.exitCode = 1;
    }
    const { size, root, faults } = await checkPublicLog(deps.db, notes);
    if (faults.length === 0) {
      console.log(`บันทึกสาธารณะครบถ้วน · The public log is intact: ${size} leaves`);
      console.log(`  ${root}`);
    } else {
      for (const fault of faults)
        console.error(`บันทึกสาธารณะผิดปกติ · The public log is not intact: ${fault.text}\n  ${placeOf(fault)}`);
      process.exitCode = 1;
    }
    if (!(await verifyDerived(deps))) process.exitCode = 1;
    if (!(await verifyFiles(deps))) process.exitCode = 1;
    for (const path of paths.filter((name) => name.endsWith('.json'))) {
      for (const line of lostActs(readFileSync(path, 'utf8'), size)) console.error(`  ${line}`);
    }
  },
  { asItIs: true },
);
