import { and, eq } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { blobs } from '@phoeiphrae/db/schema/files';
import { appointments, committeeMemberships } from '@phoeiphrae/db/schema/people';
import { orderFiles, powerActs } from '@phoeiphrae/db/schema/power';
import { ProblemException } from '../../../http/problem.ts';
import type { Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { ServedFile } from '../serving/servedFile.ts';
import { maySeeOrderFile } from './orderFilePolicy.ts';

/** @throws {ProblemException} 404 when there is none, or it is not for these eyes: nobody learns which. */
export async function readableOrderFile(db: Queryable, actor: Actor, sha256: string): Promise<ServedFile> {
  const [row] = await db
    .select({ file: orderFiles, damagedAt: blobs.damagedAt })
    .from(orderFiles)
    .leftJoin(blobs, eq(blobs.sha256, orderFiles.sha256))
    .where(eq(orderFiles.sha256, sha256));
  if (!row) throw new ProblemException('not-found');
  const { name, mediaType, size, keptBy } = row.file;
  const concerned = await concerns(db, actor.userId, sha256);
  if (!maySeeOrderFile(actor, { keptBy, concerned })) throw new ProblemException('not-found');
  return { sha256, name, mediaType, size, damaged: row.damagedAt !== null, cache: 'none' };
}

/** Whether an order about that person names the file. Each of these is looked for among the person's own. */
async function concerns(db: Queryable, userId: string, sha256: string): Promise<boolean> {
  const asked = db
    .select({ id: powerActs.id })
    .from(powerActs)
    .where(and(eq(powerActs.subjectId, userId), eq(powerActs.orderFile, sha256)));
  const held = db
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.userId, userId), eq(appointments.orderFile, sha256)));
  const seated = db
    .select({ id: committeeMemberships.id })
    .from(committeeMemberships)
    .where(and(eq(committeeMemberships.userId, userId), eq(committeeMemberships.orderFile, sha256)));
  const rows = await unionAll(asked, held, seated).limit(1);
  return rows.length > 0;
}
