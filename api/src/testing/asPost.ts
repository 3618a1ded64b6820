import { randomBytes } from 'node:crypto';
import { appointments, committeeMemberships, sessions, users } from '@phoeiphrae/db/schema/people';
import type { Capacity } from '@phoeiphrae/shared/appointment';
import type { UserStatus } from '@phoeiphrae/shared/user';
import { client, type Client } from './client.ts';
import type { TestApp } from './buildTestApp.ts';

/**
 * The password of everyone whom a test brings in, and its hash made once. It is a weak one, of 8 KiB and one pass: how much
 * a check costs is written in the hash, and the strength that the product gives its own would be most of many tests.
 */
export const TEST_PASSWORD = 'correct horse battery staple';
const TEST_PASSWORD_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$jVDHDqlB5DGT3+S//vWfSg$W/JLMU/EtpiLgSdRw1LzuRJh8EZfqmEO2Aj0nN+3t3Y';

export interface TestAppointment {
  post: string;
  workGroups?: string[];
  capacity?: Capacity;
  validFrom?: string;
  validTo?: string | null;
  orderNumber?: string | null;
}

export interface PersonOptions {
  username?: string;
  name?: string;
  status?: UserStatus;
  mustChangePassword?: boolean;
  appointments?: TestAppointment[];
  /** Seats of the committee, held since 2020 without end. */
  seats?: number[];
}

/** Someone with an account, signed in; also a client that calls as this person. */
export interface Person extends Client {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly sessionId: string;
  /** Fresh at every look: the test's clock may have moved on by more than the life of one. */
  readonly token: string;
  readonly appointmentIds: readonly string[];
}

const LONG_AGO = '2020-10-01';
let counter = 0;

/** Adds an appointment straight to the database, as the ICT centre would have recorded it. */
export async function appoint(test: TestApp, userId: string, appointment: TestAppointment): Promise<string> {
  const capacity = appointment.capacity ?? 'substantive';
  const [row] = await test.deps.db.orm
    .insert(appointments)
    .values({
      userId,
      post: appointment.post,
      capacity,
      workGroups: appointment.workGroups ?? [],
      validFrom: appointment.validFrom ?? LONG_AGO,
      validTo: appointment.validTo ?? null,
      orderNumber: appointment.orderNumber ?? (capacity === 'substantive' ? null : 'คำสั่งทดสอบที่ 1/2563'),
      createdAt: test.clock.now().toISOString(),
    })
    .returning({ id: appointments.id });
  return row?.id ?? '';
}

/** Opens a session for someone without the sign-in, and answers with its id and an access token. */
export async function openSession(
  test: TestApp,
  userId: string,
): Promise<{ sessionId: string; token: string }> {
  const now = test.clock.now();
  const [row] = await test.deps.db.orm
    .insert(sessions)
    .values({
      userId,
      refreshHash: randomBytes(32).toString('hex'),
      createdAt: now.toISOString(),
      lastUsedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 10 * 365 * 86_400_000).toISOString(),
    })
    .returning({ id: sessions.id });
  const sessionId = row?.id ?? '';
  return { sessionId, token: test.app.accessToken({ userId, sessionId }) };
}

/** A person with an account and whatever posts and seats the test needs, already signed in. */
export async function createPerson(test: TestApp, options: PersonOptions = {}): Promise<Person> {
  const username = options.username ?? `person${String(++counter)}`;
  const name = options.name ?? `ผู้ใช้ ${username}`;
  const now = test.clock.now().toISOString();
  const { status = 'active', mustChangePassword = false } = options;
  const passwordHash = TEST_PASSWORD_HASH;
  const [row] = await test.deps.db.orm
    .insert(users)
    .values({ username, name, passwordHash, status, mustChangePassword, createdAt: now })
    .returning({ id: users.id });
  const id = row?.id ?? '';
  const appointmentIds: string[] = [];
  for (const entry of options.appointments ?? []) appointmentIds.push(await appoint(test, id, entry));
  for (const seat of options.seats ?? []) {
    const membership = {
      seat,
      userId: id,
      validFrom: LONG_AGO,
      orderNumber: 'คำสั่งทดสอบที่ 2/2563',
      createdAt: now,
    };
    await test.deps.db.orm.insert(committeeMemberships).values(membership);
  }
  const { sessionId } = await openSession(test, id);
  const token = () => test.app.accessToken({ userId: id, sessionId });
  return {
    id,
    username,
    name,
    appointmentIds,
    sessionId,
    get token() {
      return token();
    },
    ...client(test, token),
  };
}

/** A new person who holds one post, since long ago and without end unless said otherwise. */
export const asPost = (
  test: TestApp,
  post: string,
  rest: Omit<TestAppointment, 'post'> = {},
): Promise<Person> => createPerson(test, { appointments: [{ post, ...rest }] });
