import { and, inArray, isNull, lt, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import type { Database } from '@phoeiphrae/db/client';
import { notices } from '@phoeiphrae/db/schema/items';
import { idempotencyKeys, sessions, users } from '@phoeiphrae/db/schema/people';
import { readPolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import { buildApp } from '../app.ts';
import type { Deps, Tx } from '../office/deps.ts';
import { examineDue } from '../features/files/examining/examineDue.ts';
import { runDueWork } from '../features/items/moves/dueWork.ts';
import { hashPassword } from '../office/password.ts';
import { loadPolicy } from '../features/policy/loadPolicy.ts';
import { demoDayOf } from './demoDay.ts';
import { demoFits, firstDayOf } from './isDue.ts';
import { readDemoItems } from './items.ts';
import { loadDemoAssessment } from './loadAssessment.ts';
import { loadUsers, peopleSteps, type DemoPerson } from './loadPeople.ts';
import { DEMO_PASSWORD } from './people.ts';
import { opinionSteps } from './opinions.ts';
import { addDays } from './span.ts';
import { timelineOf, type DemoDays } from './timeline.ts';
import { DemoWalker } from './walk.ts';

/** Notices older than this, in days, count as read. */
const READ_AFTER = 10;

/**
 * Fills an empty database with the demonstration: people first, then four years of work in the order of time, each
 * step through the API with the clock set back. All of it is one transaction, so a start that is cut off leaves
 * nothing; a second start finds it done.
 * @returns whether anything was loaded.
 */
export async function loadDemo(deps: Deps): Promise<boolean> {
  const { policyFile } = deps.config;
  return deps.db.orm.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.demonstration})`);
    if (policyFile === undefined || !(await demoFits(tx, policyFile, deps.clock.now()))) return false;
    await planByIndexes(tx);
    await loadInto(tx, deps, policyFile);
    return true;
  });
}

/**
 * Nobody counts the rows of a transaction that is under way, so the planner would go on to take every table for empty
 * and read it from end to end, with all the rows that were changed since.
 */
async function planByIndexes(tx: Tx): Promise<void> {
  await tx.execute(sql`SET LOCAL enable_seqscan = off`);
  await tx.execute(sql`SET LOCAL jit = off`);
}

async function loadInto(tx: Tx, outer: Deps, policyFile: string): Promise<void> {
  const policy = await readPolicyFile(policyFile);
  const start = outer.clock.now();
  const days = { demo: demoDayOf(start), today: bangkokDate(start) };
  const firstMorning = bangkokInstant(firstDayOf(start), '08:00');
  let now = new Date(firstMorning);
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
  await loadPolicy(db, policy, firstMorning, await readPolicyTemplates(policyFile));
  const people = await loadUsers(tx, firstMorning);
  const app = await buildApp(deps, { logger: false });
  try {
    const walker = new DemoWalker(app, policy, people, () => examineDue(deps));
    for (const step of allSteps(policy, days)) {
      now = step.at;
      if ('run' in step) await step.run(tx, people);
      // What is published in this transaction is seen by none but this connection.
      else if (step.kind === 'opinion') await step.take({ app, people, deps: { ...deps, publicDb: db } });
      else if (step.kind === 'due') await runDueWork(deps);
      else await walker.take(step);
    }
    now = new Date(bangkokInstant(days.demo, '16:58'));
    await loadDemoAssessment(app, tx, people, days.demo);
  } finally {
    await app.close();
  }
  await tidyUp(tx, [...people.values()], days.demo);
}

function allSteps(policy: Policy, days: DemoDays) {
  const categories = new Map(policy.categories.map((category) => [category.code, category]));
  const work = timelineOf(
    readDemoItems(days.demo),
    (code) => {
      const category = categories.get(code);
      return { track: category?.track ?? 'approval', byIct: category?.publishMode === 'ict_centre' };
    },
    days,
  );
  return [...peopleSteps(days.demo), ...opinionSteps(days.demo), ...work].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

/** Gives the accounts the hash that accounts have, ends the sessions that were acted in, forgets the keys of the calls, and takes old notices as read. */
async function tidyUp(tx: Tx, people: readonly DemoPerson[], day: string): Promise<void> {
  const userIds = people.map((person) => person.userId);
  const ended = { endedAt: bangkokInstant(day, '17:00'), endReason: 'signed_out' };
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await tx.update(users).set({ passwordHash }).where(inArray(users.id, userIds));
  await tx.update(sessions).set(ended).where(inArray(sessions.userId, userIds));
  await tx.delete(idempotencyKeys).where(inArray(idempotencyKeys.userId, userIds));
  const unread = bangkokInstant(addDays(day, -READ_AFTER), '00:00');
  await tx
    .update(notices)
    .set({ readAt: sql`created_at` })
    .where(and(isNull(notices.readAt), lt(notices.createdAt, unread)));
}
