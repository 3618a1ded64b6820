import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isOnPath, onCore, OTHER_CORE } from '../pin.ts';

/**
 * wrk asks: one written in JavaScript takes as long for a request as a server that answers from memory, so that with both
 * floors it would measure itself.
 */
export const HAS_WRK = isOnPath('wrk');

export interface Load {
  readonly origin: string;
  /** Asked in turn. */
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly connections?: number;
}

const SCRIPT = `
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end`;

/** @returns answers a second. @throws {Error} when any of them was no success. */
export async function ask({ origin, paths, headers = {}, seconds, connections = 32 }: Load): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-load-'));
  const [script, list] = [path.join(folder, 'paths.lua'), path.join(folder, 'paths.txt')];
  writeFileSync(script, SCRIPT);
  writeFileSync(list, `${paths.join('\n')}\n`);
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const rotating = paths.length > 1 ? ['-s', script] : [];
  const options = ['-t1', `-c${String(connections)}`, `-d${String(seconds)}s`, '--timeout', '30s'];
  const url = `${origin}${paths.length > 1 ? '' : (paths[0] ?? '/')}`;
  const [command, args] = onCore(OTHER_CORE, 'wrk', [...options, ...said, ...rotating, url]);
  try {
    const child = spawn(command, args, {
      env: { ...process.env, BENCH_PATHS: list },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
    await once(child, 'close');
    const failed = /Non-2xx or 3xx responses: (\d+)/.exec(told)?.[1];
    if (failed !== undefined) throw new Error(`${failed} answers of ${url} were no success`);
    return Number(/Requests\/sec:\s+([\d.]+)/.exec(told)?.[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
