import { parseArgs } from 'node:util';
import { StartError } from '../db/src/startError.ts';
import { createAdministrator } from '../api/src/features/people/createAdministrator.ts';
import { loadPolicyFile } from './lib/content.ts';
import { withDeps } from './lib/withDeps.ts';

const USAGE = 'npm run admin -- create --username NAME --name "ชื่อ นามสกุล" [--force]';

function readArguments() {
  const wrong = new StartError('คำสั่งไม่ครบ', `usage: ${USAGE}`);
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        name: { type: 'string' },
        force: { type: 'boolean', default: false },
      },
    });
    const { username, name, force } = values;
    if (positionals.join() !== 'create' || !username || !name) throw wrong;
    return { username, name, force };
  } catch {
    throw wrong;
  }
}

/** npm run admin: lets the first person in. The password is shown once and must be changed at the first sign-in. */
await withDeps(async (deps) => {
  const who = readArguments();
  await loadPolicyFile(deps);
  const { username, oneTimePassword } = await createAdministrator(deps.db, who, deps.clock.now());
  console.log('สร้างผู้ดูแลระบบแล้ว รหัสผ่านใช้ได้ครั้งเดียว · The administrator is created; the password works once');
  console.log(`  ${username}  ${oneTimePassword}`);
});
