import { report } from '../api/src/process/lifecycle.ts';
import { ensureChromium } from './lib/chromium.ts';
import { runShifted } from './lib/runShifted.ts';
import { runTests, type TestCount } from './lib/runTests.ts';
import { buildSpa } from './lib/spa.ts';
import { planTests, type TestNeeds } from './lib/testPlan.ts';

async function bring({ browser, site }: TestNeeds): Promise<void> {
  if (browser) process.env['CHROMIUM_PATH'] = await ensureChromium();
  if (site) await buildSpa();
}

/**
 * npm test [-- unit|api|e2e] [-- long] [-- part of a file name]: brings all it needs and ends with "N passed, N failed".
 * With at=+400d or at=2028-02-29T02:00:00Z everything runs with the clock set so; with clocks, under four such clocks.
 */
let count: TestCount = { passed: 0, failed: 1 };
try {
  const plan = planTests(process.argv.slice(2));
  count = await (plan.clocks.length > 0 ? runShifted(plan) : runTests(plan, bring));
} catch (error) {
  report(error);
}
if (count.passed + count.failed === 0) console.error('ไม่มีการทดสอบใดทำงาน · No test was run');
console.log(`${String(count.passed)} passed, ${String(count.failed)} failed`);
const end = () => process.exit(count.failed === 0 && count.passed > 0 ? 0 : 1);
// Whoever started us may add the counts of several runs.
if (process.send) process.send(count, end);
else end();
