import { and, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '@phoeiphrae/db/client';
import { notices } from '@phoeiphrae/db/schema/items';
import { idempotencyKeys, sessions, users } from '@phoeiphrae/db/schema/people';
import { readPolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import { buildApp } from '../app.ts';
import type { Deps, Tx } from '../office/deps.ts';
import { examineDue } from '../features/files/examining/examineDue.ts';
import { runDueWork } from '../features/items/moves/dueWork.ts';
import { loadPolicy } from '../features/policy/loadPolicy.ts';
import { DEMO_DAY, daysBefore } from './demoDay.ts';
import { DEMO_ITEMS } from './items.ts';
import { loadUsers, peopleSteps, type DemoPerson } from './loadPeople.ts';
import { DEMO_PASSWORD, DEMO_USERS } from './people.ts';
import { timelineOf } from './timeline.ts';
import { DemoWalker } from './walk.ts';

/** The announcement that the demonstration's people and content belong to. */
const DEMO_POLICY = 'spn2-2561';
/** The office's first day with the system. */
const FIRST_DAY = bangkokInstant('2022-10-01', '08:00');
/** Any number; the same in every process, so that two that start together do not both load. */
const LOAD_LOCK = 5_202_564;
/** Notices older than this, in days, count as read. */
const READ_AFTER = 10;

/** Who may sign in to the demonstration: each account by the post that it is named after. */
export const demoAccounts = DEMO_USERS.map(({ username, name }) => ({
  username,
  password: DEMO_PASSWORD,
  post: name,
}));

/**
 * Fills an empty database with the demonstration: people first, then four years of work in the order of time, each
 * step through the API with the clock set back. All of it is one transaction, so a start that is cut off leaves
 * nothing; a second start finds it done.
 * @returns whether anything was loaded.
 */
export async function loadDemo(deps: Deps): Promise<boolean> {
  const policy = await readPolicyFile(deps.config.policyFile);
  if (policy.code !== DEMO_POLICY) return false;
  return deps.db.orm.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${LOAD_LOCK})`);
    const [known] = await tx.select({ id: users.id }).from(users).limit(1);
    if (known) return false;
    await loadInto(tx, deps, policy);
    return true;
  });
}

async function loadInto(tx: Tx, outer: Deps, policy: Policy): Promise<void> {
  let now = new Date(FIRST_DAY);
  // A transaction answers to the same calls as a pool; those begun inside it become savepoints.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- told apart by class only
  const db: Database = { ...outer.db, orm: tx };
  // One transaction is one connection: files are examined one after the other, not side by side.
  const examiner: Deps['examiner'] = {
    workers: 1,
    examine: (file, about) => outer.examiner.examine(file, about),
    close: () => Promise.resolve(),
  };
  const deps: Deps = { ...outer, db, examiner, clock: { now: () => now } };
  await loadPolicy(db, policy, FIRST_DAY, await readPolicyTemplates(outer.config.policyFile));
  const people = await loadUsers(tx, FIRST_DAY);
  const app = await buildApp(deps, { logger: false });
  const today = new Date(Math.max(outer.clock.now().getTime(), DEMO_DAY.getTime()));
  try {
    const walker = new DemoWalker(app, policy, people, () => examineDue(deps));
    for (const step of allSteps(policy, today)) {
      now = step.at;
      if ('run' in step) await step.run(tx, people);
      else if (step.kind === 'due') await runDueWork(deps);
      else await walker.take(step);
    }
  } finally {
    await app.close();
  }
  await tidyUp(tx, [...people.values()]);
}

function allSteps(policy: Policy, today: Date) {
  const categories = new Map(policy.categories.map((category) => [category.code, category]));
  const work = timelineOf(
    DEMO_ITEMS,
    (code) => {
      const category = categories.get(code);
      return { track: category?.track ?? 'approval', byIct: category?.publishMode === 'ict_centre' };
    },
    today,
  );
  return [...peopleSteps(), ...work].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Ends the sessions that were acted in, forgets the keys of the calls, and takes old notices as read. */
async function tidyUp(tx: Tx, people: readonly DemoPerson[]): Promise<void> {
  const userIds = people.map((person) => person.userId);
  const ended = { endedAt: DEMO_DAY.toISOString(), endReason: 'signed_out' };
  await tx.update(sessions).set(ended).where(inArray(sessions.userId, userIds));
  await tx.delete(idempotencyKeys).where(inArray(idempotencyKeys.userId, userIds));
  await tx
    .update(notices)
    .set({ readAt: sql`created_at` })
    .where(and(isNull(notices.readAt), lt(notices.createdAt, daysBefore(READ_AFTER).toISOString())));
}
