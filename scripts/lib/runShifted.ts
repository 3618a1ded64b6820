import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureFakeTime, secondsUntil, withClock } from './fakeTime.ts';
import { ROOT } from './root.ts';
import type { TestCount } from './runTests.ts';
import type { TestPlan } from './testPlan.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the tests of the plan in a process of its own, which tells us the count before it ends; a signal to us ends both.
 */
async function runUnder(
  env: Record<string, string>,
  { projects, filters, long }: TestPlan,
): Promise<TestCount> {
  const args = ['scripts/test.ts', ...projects, ...filters, ...(long ? ['long'] : [])];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // The channel also ends the run when this process is killed outright.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let count: TestCount = { passed: 0, failed: 1 };
  child.on('message', (message: TestCount) => (count = message));
  const stop = (signal: NodeJS.Signals) => {
    child.once('exit', () => process.exit(130));
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  await once(child, 'exit');
  for (const signal of SIGNALS) process.off(signal, stop);
  return count;
}

/** Runs the plan once under each of its clocks. @throws StartError when one cannot be read or faketime is missing */
export async function runShifted(plan: TestPlan): Promise<TestCount> {
  // eslint-disable-next-line phoeiphrae/no-clock -- how far the clocks are from the machine's
  const shift = (at: string) => withClock(library, secondsUntil(at, new Date()));
  const library = await ensureFakeTime();
  plan.clocks.forEach(shift); // one that cannot be read is known before the first has run
  const total: TestCount = { passed: 0, failed: 0 };
  for (const at of plan.clocks) {
    console.log(`ทดสอบโดยตั้งนาฬิกาเป็น ${at} · Testing with the clock at ${at}`);
    const { passed, failed } = await runUnder(shift(at), plan);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}
