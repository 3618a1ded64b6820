import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ROOT } from './root.ts';

export interface Step {
  name: string;
  /** Arguments for Node. */
  args: string[];
}

/** The output is kept until the step is over: two that run side by side must not mix their lines. */
function runStep(step: Step): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

/** Runs the steps whose name has one of the words, all without words, some at a time. The names that failed. */
export async function runSteps(steps: Step[], words: string[]): Promise<string[]> {
  const wanted = steps.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const queue = [...wanted];
  const failed: string[] = [];
  const lane = async () => {
    for (let step = queue.shift(); step; step = queue.shift())
      if (!(await runStep(step))) failed.push(step.name);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
  return failed;
}
