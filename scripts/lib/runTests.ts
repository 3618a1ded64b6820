import path from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { ROOT } from './root.ts';
import { needsOf, type TestNeeds, type TestPlan } from './testPlan.ts';

export interface TestCount {
  passed: number;
  failed: number;
}

/** A file that breaks before its first test, or in a hook, fails too, although no single test of it does. */
function countModule(module: TestModule): TestCount {
  const count = { passed: 0, failed: 0 };
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed') count[state]++;
  }
  if (count.failed === 0 && module.state() === 'failed') count.failed = 1;
  return count;
}

function endWith(vitest: Vitest): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.once(signal, () => void vitest.close().finally(() => process.exit(130)));
  }
}

/** The files that the plan reaches, of those that there are: a part of a name tells nothing of where it stands. */
async function needsOfPlan(vitest: Vitest, { filters }: TestPlan): Promise<TestNeeds> {
  const files = await vitest.globTestSpecifications(filters);
  return needsOf(
    files.map(({ project, moduleId }) => ({ project: project.name, file: path.relative(ROOT, moduleId) })),
  );
}

/**
 * Runs the tests of the plan and counts them; errors outside of any test count as failures.
 * @param bring provides what the files need, before the first of them
 */
export async function runTests(
  plan: TestPlan,
  bring: (needs: TestNeeds) => Promise<void>,
): Promise<TestCount> {
  const { projects, filters, long } = plan;
  if (long) process.env['LONG_TESTS'] = '1';
  const vitest = await createVitest({
    root: ROOT,
    watch: false,
    ...(projects.length > 0 ? { project: projects } : {}),
  });
  endWith(vitest);
  try {
    await bring(await needsOfPlan(vitest, plan));
    const { testModules, unhandledErrors } = await vitest.start(filters);
    const counts = testModules.map(countModule);
    return {
      passed: counts.reduce((sum, count) => sum + count.passed, 0),
      failed: counts.reduce((sum, count) => sum + count.failed, unhandledErrors.length),
    };
  } finally {
    await vitest.close();
  }
}
