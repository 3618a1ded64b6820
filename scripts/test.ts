import { report } from '../api/src/process/lifecycle.ts';
import { ensureChromium } from './lib/chromium.ts';
import { runTests, type TestCount } from './lib/runTests.ts';
import { buildSpa } from './lib/spa.ts';
import { planTests } from './lib/testPlan.ts';

/** npm test [-- unit|api|e2e] [-- part of a file name]: brings all it needs and ends with "N passed, N failed". */
let count: TestCount = { passed: 0, failed: 1 };
try {
  const plan = planTests(process.argv.slice(2));
  if (plan.needsBrowser) process.env['CHROMIUM_PATH'] = await ensureChromium();
  if (plan.needsSpa) await buildSpa();
  count = await runTests(plan);
} catch (error) {
  report(error);
}
if (count.passed + count.failed === 0) console.error('ไม่มีการทดสอบใดทำงาน · No test was run');
console.log(`${String(count.passed)} passed, ${String(count.failed)} failed`);
process.exit(count.failed === 0 && count.passed > 0 ? 0 : 1);
