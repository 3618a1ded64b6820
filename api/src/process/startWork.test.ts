import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPerson } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { mustAttach } from '../testing/files.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../testing/office.ts';
import { keepPublicLog } from '../features/log/checkpoints.ts';
import type { OutgoingMail } from '../engines/mail/mailer.ts';
import { startWork } from './startWork.ts';

// A real examination, in a process that is started for it.
vi.setConfig({ testTimeout: 120_000 });

const sent: OutgoingMail[] = [];
const mailer = {
  send: async (mail: OutgoingMail, handing: () => Promise<void>) => {
    await handing();
    sent.push(mail);
  },
};

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp({ mailer });
  cast = await castOffice(test);
  const member = await createPerson(test, { seats: [3] });
  await test.owner.pool.query("UPDATE users SET email = 'a@example.go.th' WHERE id = $1", [member.id]);
});
afterAll(() => test.close());

/** Resolves when the process says that it has done work of this name. */
function working() {
  const hopes = new Map<string, () => void>();
  const errors: unknown[] = [];
  const log = {
    info: (said: { work: string }) => hopes.get(said.work)?.(),
    error: (said: unknown) => void errors.push(said),
  };
  const work = startWork(test.deps, log as never);
  const done = (name: string) => new Promise<void>((resolve) => hopes.set(name, resolve));
  return { work, done, errors };
}

it('a running process examines what is attached and sends what is written, unasked, until it is stopped', async () => {
  const { work, done, errors } = working();
  const [examined, mailed] = [done('files.examine'), done('mail.send')];
  const { id } = await draftOf(test, cast.officer);
  const item = await mustAttach(cast.officer, id);
  await examined;
  const state = 'SELECT state FROM file_examinations WHERE sha256 = $1';
  const { sha256 } = item.working!.content.files[0]!;
  expect((await test.owner.pool.query(state, [sha256])).rows).toEqual([{ state: 'done' }]);

  const published = await draftOf(test, cast.officer, { category: IMMEDIATE });
  await mustAct(cast.officer, published.id, 'publish');
  await keepPublicLog(test.deps);
  await mailed;
  expect(sent.map(({ to }) => to.address)).toEqual(['a@example.go.th']);

  await work.stop();
  expect(errors).toEqual([]);
  const left = await test.owner.pool.query("SELECT FROM pgboss.job WHERE state = 'active'");
  expect(left.rowCount).toBe(0);
});
