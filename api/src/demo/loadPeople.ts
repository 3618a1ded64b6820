import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { appointments, committeeMemberships, sessions, users } from '@phoeiphrae/db/schema/people';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { confirmAll, firstDetails } from '../features/people/power/confirmFirst.ts';
import { readUnconfirmed } from '../features/people/power/firstAppointments.ts';
import { heldOn, stampOf, SYSTEM_STAMP } from '../office/actor.ts';
import type { Tx } from '../office/deps.ts';
import { loadActor } from '../office/loadActor.ts';
import { policyInForce, type LoadedPolicy } from '../office/policyStore.ts';
import { lastPostOf } from '../office/power/powerRules.ts';
import { recordEvent } from '../office/log/recordEvent.ts';
import { appointmentsOn, committeeOn, DEMO_PASSWORD, DEMO_USERS } from './people.ts';

/** The least that argon2id does. No one sees the hash: it is replaced before the transaction ends. */
const QUICK = { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 } as const;

/** A demonstration account with a session to act in. */
export interface DemoPerson {
  readonly userId: string;
  readonly sessionId: string;
}

/**
 * The accounts, as the first administrator would have made them on the office's first day with the system. The password
 * is given a hash that is quick to check, because the walk signs some hundred decisions with it.
 */
export async function loadUsers(tx: Tx, at: string): Promise<Map<string, DemoPerson>> {
  const passwordHash = await hash(DEMO_PASSWORD, QUICK);
  const people = new Map<string, DemoPerson>();
  for (const { username, name } of DEMO_USERS) {
    const account = { username, name, passwordHash, mustChangePassword: false, isDemo: true, createdAt: at };
    const [user] = await tx.insert(users).values(account).returning({ id: users.id });
    const userId = user?.id ?? '';
    const details = { username, name };
    await record(tx, { type: 'user.created', at, by: SYSTEM_STAMP, subjectId: userId, details });
    people.set(username, { userId, sessionId: await openSession(tx, userId, at) });
  }
  return people;
}

async function openSession(tx: Tx, userId: string, at: string): Promise<string> {
  const refreshHash = randomBytes(32).toString('hex');
  const expiresAt = new Date(Date.parse(at) + 100 * 365 * 86_400_000).toISOString();
  const [session] = await tx
    .insert(sessions)
    .values({ userId, refreshHash, createdAt: at, lastUsedAt: at, expiresAt })
    .returning({ id: sessions.id });
  return session?.id ?? '';
}

export interface PeopleStep {
  readonly at: Date;
  run(tx: Tx, people: ReadonlyMap<string, DemoPerson>): Promise<void>;
}

/** Appointments and seats, each recorded on the morning of its first day. */
export function peopleSteps(today: string): PeopleStep[] {
  const morning = (day: string) => new Date(bangkokInstant(day, '08:30'));
  const firstDay = [...appointmentsOn(today), ...committeeOn(today)]
    .map(({ validFrom }) => validFrom)
    .sort()[0];
  const firstConfirmed = new Date(bangkokInstant(firstDay ?? today, '08:40'));
  const isFirst = ({ validFrom }: { validFrom: string }) => validFrom === firstDay;
  return [
    { at: firstConfirmed, run: (tx: Tx) => confirmFirst(tx, firstConfirmed.toISOString()) },
    ...appointmentsOn(today).map(({ username, ...appointment }) => ({
      at: morning(appointment.validFrom),
      run: async (tx: Tx, people: ReadonlyMap<string, DemoPerson>) => {
        const at = morning(appointment.validFrom).toISOString();
        const unconfirmed = isFirst(appointment);
        const userId = people.get(username)?.userId ?? '';
        const { by, ...origin } = await originOf(tx, unconfirmed, at);
        const confirmedBy = origin.confirmedBy?.name ?? null;
        const askedBy = by.userId === null ? null : by.name;
        const values = { ...appointment, userId, createdAt: at, unconfirmed, askedBy, confirmedBy };
        const [row] = await tx.insert(appointments).values(values).returning({ id: appointments.id });
        const details = { userId, ...appointment, ...origin };
        await record(tx, { type: 'appointment.made', at, by, subjectId: row?.id ?? '', details });
      },
    })),
    ...committeeOn(today).map(({ username, ...membership }) => ({
      at: morning(membership.validFrom),
      run: async (tx: Tx, people: ReadonlyMap<string, DemoPerson>) => {
        const at = morning(membership.validFrom).toISOString();
        const unconfirmed = isFirst(membership);
        const userId = people.get(username)?.userId ?? '';
        const { by, ...origin } = await originOf(tx, unconfirmed, at);
        const confirmedBy = origin.confirmedBy?.name ?? null;
        const values = { ...membership, userId, createdAt: at, unconfirmed, confirmedBy };
        const [row] = await tx
          .insert(committeeMemberships)
          .values(values)
          .returning({ id: committeeMemberships.id });
        const details = { ...values, ...origin };
        await record(tx, { type: 'committee.seated', at, by, subjectId: row?.id ?? '', details });
      },
    })),
  ];
}

/** On the first morning the director confirms, in one act, what was recorded when the office was set up. */
async function confirmFirst(tx: Tx, at: string): Promise<void> {
  const details = firstDetails(await readUnconfirmed(tx));
  const by = await headOn(tx, at);
  await confirmAll(tx, by.name);
  const event = { type: 'power.first_confirmed', at, requestId: null, details } as const;
  await recordEvent(tx, { ...event, by });
}

/** What a later order says of itself: an administrator asked for it, the director was its second person. */
async function originOf(tx: Tx, unconfirmed: boolean, at: string) {
  if (unconfirmed) return { unconfirmed, orderFile: null, by: SYSTEM_STAMP, confirmedBy: null };
  const by = await holderOn(tx, at, ({ posts }) => [...posts.values()].find(administers)?.code);
  return { unconfirmed, orderFile: null, by, confirmedBy: await headOn(tx, at) };
}

const administers = ({ powers }: { powers: readonly string[] }) => powers.includes('administer');

/** Whoever takes the last step at a moment. @throws {Error} when nobody does. */
const headOn = (tx: Tx, now: string): Promise<ActorStamp> => holderOn(tx, now, lastPostOf);

async function holderOn(
  tx: Tx,
  now: string,
  postOf: (policy: LoadedPolicy) => string | undefined,
): Promise<ActorStamp> {
  const today = bangkokDate(new Date(now));
  const policy = await policyInForce(tx, today);
  const post = postOf(policy) ?? '';
  const [holder] = await heldOn(tx, today, policy, { post });
  const actor = holder && (await loadActor(tx, { userId: holder.userId, sessionId: null }, { now, today }));
  if (!actor) throw new Error(`nobody is ${post} on ${today}`);
  return stampOf(actor, { ...holder.held, unconfirmed: false });
}

type PeopleEvent = 'user.created' | 'appointment.made' | 'committee.seated';

interface PeopleAct {
  readonly type: PeopleEvent;
  readonly at: string;
  readonly by: ActorStamp;
  readonly subjectId: string;
  readonly details: Record<string, unknown>;
}

const record = (tx: Tx, act: PeopleAct) => recordEvent(tx, { ...act, requestId: null });
