import { existsSync } from 'node:fs';
import { run } from './run.ts';

/** Whether we may install packages of the system: as root on Debian and what is made of it. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs packages of Debian. @throws StartError when that fails */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const apt = { command: 'apt-get', env: { DEBIAN_FRONTEND: 'noninteractive' }, aside: true };
  await run(['-q', 'update'], apt);
  await run(['install', '-y', '-q', '--no-install-recommends', ...packages], apt);
}
