import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../../db/src/startError.ts';
import { installPackages, mayInstall } from './packages.ts';

/** The shell has all of the browser but its windows, and is ready in less than half the time. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const ELSEWHERE = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
/** Chromium itself asks for no font at all; without one it cannot draw a page that falls back. */
const PACKAGES = [SHELL, 'fonts-liberation', 'fonts-thai-tlwg'];

/** CHROMIUM_PATH, or the first browser of that family that the machine has. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(path.delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [env['CHROMIUM_PATH'] ?? '', ...found, ...ELSEWHERE].find((file) => file !== '' && existsSync(file));
}

/** Whether another would do better: any that was asked for is taken, of those that were found the shell. */
const isBest = (found: string) => Boolean(process.env['CHROMIUM_PATH']) || path.basename(found) === SHELL;

/** Installs Debian's Chromium when we may. @throws StartError saying what to install when we may not. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined && (isBest(found) || !mayInstall())) return found;
  if (!mayInstall()) {
    throw new StartError(
      'ไม่พบ Chromium ให้ติดตั้ง Chromium หรือ Chrome แล้วกำหนด CHROMIUM_PATH',
      `No Chromium found; install it (Debian: apt-get install ${PACKAGES.join(' ')}) or set CHROMIUM_PATH to a Chrome`,
    );
  }
  console.error('ติดตั้ง Chromium สำหรับการทดสอบ · Installing Chromium for the browser tests');
  try {
    await installPackages(PACKAGES);
  } catch (error) {
    if (found === undefined) throw error;
  }
  const installed = findChromium();
  if (installed === undefined)
    throw new StartError('ติดตั้ง Chromium ไม่สำเร็จ', 'Chromium could not be installed');
  return installed;
}
