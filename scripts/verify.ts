import { verifyLog } from '../api/src/features/log/verifyLog.ts';
import { withDeps } from './lib/withDeps.ts';

/** npm run verify: recomputes the event log from its first entry on and names the first bad one. */
await withDeps(
  async (deps) => {
    const verdict = await verifyLog(deps.db);
    if (verdict.ok) {
      console.log(`บันทึกเหตุการณ์ครบถ้วน · The event log is intact: ${verdict.count} entries`);
      console.log(`  ${verdict.lastHash}`);
    } else {
      console.error(
        `บันทึกเหตุการณ์ผิดปกติที่รายการ ${verdict.seq} · The first bad entry is ${verdict.seq}: ${verdict.fault}`,
      );
      process.exitCode = 1;
    }
  },
  { asItIs: true },
);
