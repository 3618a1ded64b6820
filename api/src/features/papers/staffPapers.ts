import { eq } from 'drizzle-orm';
import { publications } from '@phoeiphrae/db/schema/items';
import { workGroups } from '@phoeiphrae/db/schema/people';
import { publicCertificates } from '@phoeiphrae/db/schema/publicLog';
import type { ItemPaper } from '@phoeiphrae/shared/paper';
import { publicSigner } from '../../office/actorStamps.ts';
import type { Queryable } from '../../office/deps.ts';
import type { Lane } from '../../engines/press/press.ts';
import { drawPaper } from '../../engines/press/drawPaper.ts';
import type { PaperCase } from './paperCases.ts';
import { decisionsOf, formData, memoData, momentOf, preparerOf, scanPayload, shownOf } from './build/memo.ts';
import type { PaperSetting } from './build/parts.ts';
import {
  certificateData,
  completedFormData,
  itemData,
  publishedMoment,
  verifyAddress,
  type PublishedCase,
} from './build/published.ts';
import { templatesOf } from './templateStore.ts';

async function settingOf(
  db: Queryable,
  { facts, revision }: PaperCase,
  origin: string,
): Promise<PaperSetting> {
  const { workGroup } = facts.item;
  const [group] = await db.select().from(workGroups).where(eq(workGroups.code, workGroup));
  return {
    policy: revision.policy,
    templates: await templatesOf(db, revision.policy.id),
    origin,
    workGroupName: group?.nameTh ?? workGroup,
  };
}

/** What the tables tell of a revision's approval and publication. */
async function publishedCase(db: Queryable, subject: PaperCase): Promise<PublishedCase> {
  const { row } = subject.revision;
  const [publication] = await db.select().from(publications).where(eq(publications.revisionId, row.id));
  const [certificate] = publication
    ? await db
        .select()
        .from(publicCertificates)
        .where(eq(publicCertificates.verifyCode, publication.verifyCode))
    : [];
  const decided = decisionsOf(subject);
  const approval = decided.find(({ kind }) => kind === 'approve');
  const approvals = decided.flatMap(({ step, kind, stamp, decidedAt }) => {
    if (kind === 'return' || kind === 'reject') return [];
    return [{ step, kind, ...publicSigner(stamp), decidedAt }];
  });
  return {
    ...shownOf(subject),
    approvals,
    round: approval?.round ?? null,
    submittedAt: row.submittedAt,
    preparer: preparerOf(subject),
    publishedAt: publication?.publishedAt ?? null,
    publisher: publication?.publishedBy ?? null,
    signature: approval?.signature?.class ?? null,
    seal: approval?.seal ?? null,
    statement: approval?.statementText ?? null,
    verifyCode: publication?.verifyCode ?? null,
    leafIndex: certificate?.leafIndex ?? null,
  };
}

/**
 * Draws a paper of an item. The case says that it exists and that the caller may see it.
 * @throws {TemplateError} when the template is at fault {PressError} when it takes too much
 */
export async function drawStaffPaper(
  db: Queryable,
  kind: ItemPaper,
  subject: PaperCase,
  origin: string,
  lane: Lane = 'staff',
): Promise<Buffer> {
  const setting = await settingOf(db, subject, origin);
  const { templates } = setting;
  if (kind === 'memo' || kind === 'form') {
    const data = kind === 'memo' ? memoData(subject, setting) : formData(subject, setting);
    return drawPaper(templates, data, { at: momentOf(subject), qr: scanPayload(subject, kind), lane });
  }
  const published = await publishedCase(db, subject);
  if (kind === 'item') {
    const at = published.publishedAt ?? momentOf(subject);
    const qr = `${origin}/i/${encodeURI(published.slug)}`;
    return drawPaper(templates, itemData(published, setting), { at, qr, lane });
  }
  const data =
    kind === 'certificate' ? certificateData(published, setting) : completedFormData(published, setting);
  const [at, qr] = [publishedMoment(published), verifyAddress(published, origin)];
  return drawPaper(templates, data, { at, qr, lane });
}
