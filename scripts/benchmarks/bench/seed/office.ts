import { inArray } from 'drizzle-orm';
import { firstDayOf } from '../../../../api/src/demo/isDue.ts';
import { demoDayOf } from '../../../../api/src/demo/demoDay.ts';
import { loadUsers, peopleSteps } from '../../../../api/src/demo/loadPeople.ts';
import { DEMO_PASSWORD } from '../../../../api/src/demo/people.ts';
import { loadPolicy } from '../../../../api/src/features/policy/loadPolicy.ts';
import { heldOn, stampOf, type Held } from '../../../../api/src/office/actor.ts';
import type { Deps } from '../../../../api/src/office/deps.ts';
import { loadActor } from '../../../../api/src/office/loadActor.ts';
import { hashPassword } from '../../../../api/src/office/password.ts';
import { policyInForce, type LoadedPolicy } from '../../../../api/src/office/policyStore.ts';
import { registerFirstSealKey } from '../../../../api/src/office/sealKeys.ts';
import { readPolicyTemplates } from '../../../../db/src/policyTemplates.ts';
import { users } from '../../../../db/src/schema/people.ts';
import { readPolicyFile } from '../../../../db/src/seed.ts';
import type { ActorStamp } from '../../../../shared/src/actorStamp.ts';
import { bangkokDate, bangkokInstant } from '../../../../shared/src/thaiCalendar.ts';

/** Someone with the appointment in which they act. */
export interface Holder {
  readonly userId: string;
  readonly appointmentId: string;
  readonly stamp: ActorStamp;
}

export interface SeedOffice {
  readonly policy: LoadedPolicy;
  /** Who holds a post for a work group. @throws {Error} when nobody does. */
  readonly holder: (post: string, workGroup: string) => Holder;
}

/** The people and the announcement of the demonstration, recorded as on the office's first day; their passwords are set. */
export async function foundOffice(deps: Deps): Promise<void> {
  const { policyFile } = deps.config;
  if (policyFile === undefined) throw new Error('the settings name no announcement');
  const start = deps.clock.now();
  const morning = bangkokInstant(firstDayOf(start), '08:00');
  const document = await readPolicyFile(policyFile);
  const templates = await readPolicyTemplates(policyFile);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await deps.db.orm.transaction(async (tx) => {
    // A transaction answers to the same calls as a pool.
    const db = { ...deps.db, orm: tx as unknown as Deps['db']['orm'] };
    await registerFirstSealKey(tx, { ...deps, clock: { now: () => new Date(morning) } });
    await loadPolicy(db, document, morning, templates);
    const people = await loadUsers(tx, morning);
    const steps = peopleSteps(demoDayOf(start)).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    for (const step of steps) await step.run(tx, people);
    const ids = [...people.values()].map(({ userId }) => userId);
    await tx.update(users).set({ passwordHash }).where(inArray(users.id, ids));
  });
}

const reaches = ({ scope, workGroups }: Held, workGroup: string): boolean =>
  scope === 'office' || workGroups.length === 0 || workGroups.includes(workGroup);

export async function openOffice(deps: Deps): Promise<SeedOffice> {
  const now = deps.clock.now().toISOString();
  const today = bangkokDate(deps.clock.now());
  const policy = await policyInForce(deps.db.orm, today);
  const standing = (await heldOn(deps.db.orm, today, policy, {})).filter(
    ({ held }) => held.capacity !== 'delegated',
  );
  const stamps = new Map<string, ActorStamp>();
  for (const { userId, held } of standing) {
    const actor = await loadActor(deps.db.orm, { userId, sessionId: null }, { now, today });
    if (actor) stamps.set(held.appointmentId, stampOf(actor, held));
  }
  return {
    policy,
    holder: (post, workGroup) => {
      const found = standing.find(({ held }) => held.post === post && reaches(held, workGroup));
      const stamp = found && stamps.get(found.held.appointmentId);
      if (!found || !stamp) throw new Error(`nobody is ${post} of ${workGroup}`);
      return { userId: found.userId, appointmentId: found.held.appointmentId, stamp };
    },
  };
}
