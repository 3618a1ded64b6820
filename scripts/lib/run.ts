import { spawn } from 'node:child_process';
import { StartError } from '../../db/src/startError.ts';
import { ROOT } from './root.ts';

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** The program; the Node that runs us by default. */
  command?: string;
  /** Whether what it tells goes to our error output: ours may be a table that is written to a file. */
  aside?: boolean;
}

/** Runs a program with our own input and output; its exit code, or 1 when a signal ended it. */
export function exitCodeOf(args: string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.command ?? process.execPath, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['inherit', options.aside === true ? process.stderr : 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** Like `exitCodeOf`, for a program that must succeed. It has said itself what is wrong. */
export async function run(args: string[], options: RunOptions = {}): Promise<void> {
  const code = await exitCodeOf(args, options);
  const name = [options.command ?? 'node', ...args].join(' ');
  if (code !== 0) throw new StartError('คำสั่งไม่สำเร็จ', `${name} failed with exit code ${String(code)}`);
}
