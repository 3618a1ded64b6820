import { parseArgs } from 'node:util';
import { StartError } from '../db/src/startError.ts';
import { createAdministrator, renewEnvelope } from '../api/src/features/people/createAdministrator.ts';
import type { Deps } from '../api/src/office/deps.ts';
import { checkPolicyFile, enactPolicyFile } from './lib/enactPolicyFile.ts';
import { loadRedirects } from './lib/loadRedirects.ts';
import { checkSchemeFile, loadScheme } from './lib/loadScheme.ts';
import { rotateSealKey } from './lib/rotateSealKey.ts';
import { tellMail } from './lib/tellMail.ts';
import { withDeps } from './lib/withDeps.ts';

const USAGE = [
  'npm run admin -- create --username NAME --name "ชื่อ นามสกุล" [--force]',
  'npm run admin -- envelope',
  'npm run admin -- rotate-seal [--new-key FILE]',
  'npm run admin -- mail',
  'npm run admin -- redirects load FILE',
  'npm run admin -- schemes check FILE',
  'npm run admin -- schemes load FILE',
  'npm run admin -- policy check FILE',
  'npm run admin -- policy load FILE [--in-flight finish|return [--reason TEXT]]',
];
const wrong = () => new StartError('คำสั่งไม่ครบ', ['usage:', ...USAGE].join('\n  '));

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        name: { type: 'string' },
        force: { type: 'boolean', default: false },
        'new-key': { type: 'string' },
        'in-flight': { type: 'string' },
        reason: { type: 'string' },
      },
    });
  } catch {
    throw wrong();
  }
}

type Values = ReturnType<typeof readArguments>['values'];

/** Lets the first person in. The password is shown once and must be changed at the first sign-in. */
async function create(deps: Deps, { username: wanted, name, force }: Values): Promise<void> {
  if (!wanted || !name) throw wrong();
  const who = { username: wanted, name, force };
  const { username, oneTimePassword, envelopeCode } = await createAdministrator(
    deps.db,
    who,
    deps.clock.now(),
  );
  console.log('สร้างผู้ดูแลระบบแล้ว รหัสผ่านใช้ได้ครั้งเดียว · The administrator is created; the password works once');
  console.log(`  ${username}  ${oneTimePassword}`);
  tellEnvelope(envelopeCode);
}

/** The administrator does not get this one: it goes to whoever takes the last step, in a sealed envelope. */
function tellEnvelope(code: string): void {
  console.log('รหัสสำหรับซองปิดผนึก มอบให้ผู้อนุมัติขั้นสุดท้ายด้วยตนเอง ห้ามมอบให้ผู้ดูแลระบบ');
  console.log(
    'The code for the sealed envelope: hand it to the last approver in person, not to the administrator',
  );
  console.log(`  ${code}`);
}

async function runPolicy(deps: Deps, [act, file, ...more]: string[], values: Values): Promise<void> {
  if (file === undefined || more.length > 0) throw wrong();
  if (act === 'check') await checkPolicyFile(file);
  else if (act === 'load') {
    await enactPolicyFile(deps, file, { inFlight: values['in-flight'], reason: values.reason });
  } else throw wrong();
}

async function runRedirects(deps: Deps, [act, file, ...more]: string[]): Promise<void> {
  if (act !== 'load' || file === undefined || more.length > 0) throw wrong();
  await loadRedirects(deps, file);
}

async function runSchemes(deps: Deps, [act, file, ...more]: string[]): Promise<void> {
  if (file === undefined || more.length > 0) throw wrong();
  if (act === 'check') await checkSchemeFile(deps, file);
  else if (act === 'load') await loadScheme(deps, file);
  else throw wrong();
}

/** npm run admin: what no one can do from inside. */
await withDeps(async (deps) => {
  const { values, positionals } = readArguments();
  const [command = '', ...more] = positionals;
  if (command === 'policy') return runPolicy(deps, more, values);
  if (command === 'redirects') return runRedirects(deps, more);
  if (command === 'schemes') return runSchemes(deps, more);
  if (more.length > 0) throw wrong();
  if (command === 'create') await create(deps, values);
  else if (command === 'envelope') tellEnvelope(await renewEnvelope(deps.db, deps.clock.now()));
  else if (command === 'rotate-seal') await rotateSealKey(deps, values['new-key']);
  else if (command === 'mail') await tellMail(deps);
  else throw wrong();
});
