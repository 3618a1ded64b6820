import { asc, eq, max, sql } from 'drizzle-orm';
import { workGroups } from '@phoeiphrae/db/schema/people';
import {
  WorkGroupName,
  type CreateWorkGroup,
  type EditWorkGroup,
  type WorkGroup,
  type WorkGroupList,
} from '@phoeiphrae/shared/workGroup';
import { stampOf } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import { requireVersion } from '../../http/etag.ts';
import type { Answer } from '../../office/idempotency.ts';
import { ProblemException } from '../../http/problem.ts';
import { storedText } from '../../http/storedText.ts';
import type { WriteContext } from '../../office/write.ts';
import { requirePeople } from './peoplePolicy.ts';

const present = ({ position: _position, ...group }: typeof workGroups.$inferSelect): WorkGroup => group;

/** The office's groups in their order, those no longer in use too. */
export async function listWorkGroups(db: Queryable): Promise<WorkGroupList> {
  const rows = await db.select().from(workGroups).orderBy(asc(workGroups.position), asc(workGroups.code));
  return { workGroups: rows.map(present) };
}

type Names = Pick<CreateWorkGroup, 'nameTh' | 'nameEn' | 'aliases'>;
const tidy = ({ nameTh, nameEn, aliases }: Names): Names => ({
  nameTh: storedText(WorkGroupName, nameTh, '/nameTh'),
  nameEn: storedText(WorkGroupName, nameEn, '/nameEn'),
  aliases: [...new Set(aliases.map((alias, i) => storedText(WorkGroupName, alias, `/aliases/${String(i)}`)))],
});

/** @throws {ProblemException} 403; 409 when the code is taken. */
export async function createWorkGroup(
  context: WriteContext,
  body: CreateWorkGroup,
): Promise<Answer<WorkGroup>> {
  const { tx, actor } = context;
  const as = requirePeople(actor, { kind: 'change_work_groups' });
  const [last] = await tx.select({ position: max(workGroups.position) }).from(workGroups);
  const position = (last?.position ?? -1) + 1;
  const values = { code: body.code, ...tidy(body), position };
  const [row] = await tx.insert(workGroups).values(values).onConflictDoNothing().returning();
  if (!row) throw new ProblemException('already-exists');
  const details = { code: row.code, ...tidy(body) };
  await context.record({ type: 'work_group.created', by: stampOf(actor, as), details });
  return {
    status: 201,
    body: present(row),
    version: row.version,
    location: `/api/v1/work-groups/${row.code}`,
  };
}

/** @throws {ProblemException} 403, 404, 412 */
export async function editWorkGroup(
  context: WriteContext,
  target: { code: string; version: number },
  body: EditWorkGroup,
): Promise<Answer<WorkGroup>> {
  const { tx, actor } = context;
  const as = requirePeople(actor, { kind: 'change_work_groups' });
  const [before] = await tx.select().from(workGroups).where(eq(workGroups.code, target.code)).for('update');
  if (!before) throw new ProblemException('not-found');
  requireVersion(before.version, target.version);
  const [row] = await tx
    .update(workGroups)
    .set({ ...tidy(body), active: body.active, version: sql`${workGroups.version} + 1` })
    .where(eq(workGroups.code, target.code))
    .returning();
  if (!row) throw new Error('a locked group was there to change');
  const details = { code: row.code, ...tidy(body), active: body.active };
  await context.record({ type: 'work_group.edited', by: stampOf(actor, as), details });
  return { status: 200, body: present(row), version: row.version };
}
