import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { opinions } from '@phoeiphrae/db/schema/opinions';
import type { JudgeOpinion, Opinion } from '@phoeiphrae/shared/opinion';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { faultTable } from '../../http/fault.ts';
import { ProblemException } from '../../http/problem.ts';
import { stampOf } from '../../office/actor.ts';
import type { WriteContext } from '../../office/write.ts';
import { requireJudge } from './opinionPolicy.ts';
import { presentOpinion } from './presentOpinion.ts';

const FAULTS = faultTable({
  reason: [
    '/reason',
    'โปรดเลือกเหตุผลเมื่อตัดออก และไม่ต้องเลือกในกรณีอื่น',
    'Give a reason for what is set aside, and for nothing else.',
  ],
  answer: [
    '/answer',
    'คำตอบมีได้เฉพาะความคิดเห็นที่แสดงต่อสาธารณะ',
    'Only what is shown to the public has an answer.',
  ],
});

/** The faults of what was decided, all of them. @throws {ProblemException} 422 */
function refuseFaults({ state, reason }: JudgeOpinion, answered: boolean): void {
  const faults = [
    ...((state === 'set_aside') === (reason !== null) ? [] : ['reason' as const]),
    ...(answered && state !== 'shown' ? ['answer' as const] : []),
  ];
  if (faults.length > 0)
    throw new ProblemException('requirements-not-met', { errors: faults.map((code) => FAULTS[code]) });
}

/** The item that an opinion is of, as staff know it. */
async function itemOf({ tx }: WriteContext, itemId: string | null) {
  if (itemId === null) return null;
  const [item] = await tx
    .select({ slug: items.slug, title: items.title })
    .from(items)
    .where(eq(items.id, itemId));
  return item ?? null;
}

/**
 * Says what becomes of an opinion, and answers it. It may be judged again: the log keeps what was said before.
 * @throws {ProblemException} 403; 404; 412 when somebody judged it meanwhile; 422 with all that is wrong.
 */
export async function judgeOpinion(
  context: WriteContext,
  target: { readonly id: string; readonly version: number },
  given: JudgeOpinion,
): Promise<Opinion> {
  const { tx, actor, now } = context;
  const by = stampOf(actor, requireJudge(actor));
  const [row] = await tx.select().from(opinions).where(eq(opinions.id, target.id)).for('update');
  if (!row) throw new ProblemException('not-found');
  if (row.version !== target.version) throw new ProblemException('version-stale');
  const { state, reason } = given;
  const [answerTh, answerEn] = [given.answer.th, given.answer.en].map((text) => normaliseThai(text).trim());
  const answer = { answerTh: answerTh ?? '', answerEn: answerEn ?? '' };
  const answered = answer.answerTh + answer.answerEn !== '';
  refuseFaults(given, answered);
  const isSame = answer.answerTh === row.answerTh && answer.answerEn === row.answerEn;
  const answeredAt = answered ? (isSame ? row.answeredAt : now) : null;
  const [written] = await tx
    .update(opinions)
    .set({
      ...{ state, reason, ...answer, judgedBy: by, judgedAt: now },
      answeredAt,
      version: sql`${opinions.version} + 1`,
    })
    .where(eq(opinions.id, row.id))
    .returning();
  if (!written) throw new Error('the opinion was not written');
  const words = createHash('sha256').update(row.words).digest('hex');
  await context.record({
    type: 'opinion.judged',
    by,
    ...(row.itemId === null ? {} : { itemId: row.itemId }),
    subjectId: row.id,
    details: {
      ...{ opinion: row.id, words, useful: row.useful, receivedAt: row.receivedAt },
      ...{ before: row.state, state, reason, ...answer, answeredAt },
    },
  });
  return presentOpinion(written, await itemOf(context, row.itemId));
}
