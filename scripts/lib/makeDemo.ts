import { spawn } from 'node:child_process';
import path from 'node:path';
import { StartError } from '../../db/src/startError.ts';
import { ROOT } from './root.ts';

const CHILD = path.join(import.meta.dirname, 'demoChild.ts');

/**
 * Makes the demonstration in a process of its own, whose memory goes when it is done. All of it is one transaction, so
 * that nothing is left of it when that process, or this one, comes to its end before.
 */
export function makeDemo(databaseUrl: string): { made: Promise<void>; stop: () => Promise<void> } {
  const child = spawn(process.execPath, [CHILD], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    // The channel tells the child when this process is killed outright.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const made = ended.then((code) => {
    if (code === 0) return;
    throw new StartError(
      'สร้างข้อมูลสาธิตไม่สำเร็จ',
      'The demonstration could not be made; what is said above tells why',
    );
  });
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { made, stop };
}
