// The only file that the machine's own Node runs (20.19 or later), so: plain JavaScript and nothing but Node's modules.
// It installs what the lockfile names, once, and hands over to the project's pinned Node 24, which runs TypeScript.
//
//   node scripts/boot.mjs scripts/start.ts …      run a script of this repository
//   node scripts/boot.mjs --pnpm add x --filter api   run the pinned pnpm
//   eval "$(node scripts/boot.mjs --shell)"       make the shell one that has "$NODE24", for what runs long
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const bin = path.join(modules, '.bin');
const stamp = path.join(modules, '.boot');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const pnpm = `pnpm@${JSON.parse(read('package.json')).config.pnpm}`;

// What Node has compiled and stripped of types is kept, so that the next process need not do it again.
const compiled = process.env.NODE_COMPILE_CACHE ?? path.join(modules, '.cache/compiled');
// npm passes its own settings down as npm_config_*; pnpm would take them for its own and warn about each.
const env = { ...process.env, NODE_COMPILE_CACHE: compiled, PATH: bin + path.delimiter + process.env.PATH };
for (const name of Object.keys(env))
  if (/^npm_config_(user_agent|prefix|global|local_prefix)/.test(name)) delete env[name];

function fail(line) {
  console.error(line);
  process.exit(1);
}

function run(command, args, { runEnv = env, out = 'inherit' } = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['inherit', out, 'inherit'], env: runEnv });
  if (result.error) fail(`ไม่สามารถเรียก ${command} · Cannot run ${command}: ${result.error.message}`);
  if (result.signal) process.kill(process.pid, result.signal);
  return result.status ?? 1;
}

/**
 * Installs only when the lockfile, the settings or the Node that runs us has changed since the last success.
 * @param out where the progress goes, as `spawn` takes it
 */
function install(out) {
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map(read);
  const key = createHash('sha256')
    .update([...inputs, process.platform, process.arch].join('\0'))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  rmSync(stamp, { force: true });
  // Always the whole list: NODE_ENV=production would leave out what builds the site.
  const { NODE_ENV: _, ...installEnv } = env;
  // How old the versions are was asked when they were chosen; the lockfile has the digest of each.
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--trust-lockfile'];
  const status = run('npx', args, { runEnv: installEnv, out });
  if (status !== 0)
    fail('ติดตั้งแพ็กเกจไม่สำเร็จ ตรวจการเชื่อมต่อเครือข่ายแล้วสั่งใหม่ · Installing the packages failed; see above');
  writeFileSync(stamp, key);
}

/** The pinned Node from the lockfile; where none is published for the system (macOS), the user's own if it is 24. */
function node24() {
  const pinned = path.join(bin, 'node');
  if (existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === 24 && minor >= 11) return process.execPath;
  return fail(
    `ต้องใช้ Node 24.11 ขึ้นไป (พบ ${process.version}) · Node 24.11 or later is needed here, found ${process.version}`,
  );
}

function handOver(args) {
  // The channel tells the script when this process is killed outright, so that it never stays behind alone.
  const child = spawn(node24(), args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  child.on('error', (error) => fail(`ไม่สามารถเริ่ม Node 24 · Cannot start Node 24: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
  if (process.env.npm_lifecycle_event) {
    // npm killed outright leaves us an orphan: our parent's id changes.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && forward('SIGTERM'), 1000).unref();
  }
}

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** What a shell needs to become the long-running process itself, so that nothing of us stays in memory beside it. */
function shellLines() {
  const gone = Object.keys(process.env).filter((name) => !(name in env));
  const set = { NODE24: node24(), NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE, PATH: env.PATH };
  return [
    ...Object.entries(set).map(([name, value]) => `export ${name}=${quoted(value)}`),
    ...gone.map((name) => `unset ${name}`),
  ].join('\n');
}

const [first, ...rest] = process.argv.slice(2);
if (!first) fail('usage: node scripts/boot.mjs <script.ts> [arguments] | --pnpm <arguments> | --shell');
if (first === '--pnpm') process.exit(run('npx', ['--yes', pnpm, ...rest]));
const forShell = first === '--shell';
// What is printed is for the shell alone: the progress goes where errors go.
install(forShell ? 2 : 'inherit');
if (forShell) console.log(shellLines());
else handOver([first, ...rest]);
