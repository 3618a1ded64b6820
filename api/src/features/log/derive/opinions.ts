import { createHash } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { opinions } from '@phoeiphrae/db/schema/opinions';
import type { Tx } from '../../../office/deps.ts';
import { actBatches, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, fault, missing, unfounded, type Mismatch } from './mismatch.ts';

/** As many rows as are held at once. */
const BATCH = 1000;

/** The last decision on each opinion. */
async function lastDecisions(tx: Tx): Promise<Map<string, LoggedAct>> {
  const last = new Map<string, LoggedAct>();
  for await (const acts of actBatches(tx, ['opinion.judged']))
    for (const act of acts) last.set(String(act.details['opinion']), act);
  return last;
}

type Row = typeof opinions.$inferSelect;

function* differencesOf(row: Row, act: LoggedAct): Generator<Mismatch> {
  const { state, useful, receivedAt, answerTh, answerEn, answeredAt, words } = act.details;
  const from = derivedFrom(saidBy(act));
  yield* differences(opinions, row.id, row, {
    itemId: from(act.itemId),
    ...{ state: from(state), useful: from(useful), receivedAt: from(receivedAt) },
    ...{ answerTh: from(answerTh), answerEn: from(answerEn), answeredAt: from(answeredAt) },
  });
  if (createHash('sha256').update(row.words).digest('hex') !== words)
    yield fault(opinions, row.id, ['words'], {
      th: `ข้อความไม่ใช่ข้อความที่${saidBy(act).th}กล่าวถึง`,
      en: `the words are not those of which ${saidBy(act).en} tells`,
    });
}

/** What is shown of what citizens said is what was decided last, with the words that were read then and the answer given. */
export async function* deriveOpinions(tx: Tx): AsyncGenerator<Mismatch> {
  const last = await lastDecisions(tx);
  const shown = [...last].filter(([, act]) => act.details['state'] === 'shown');
  for (let at = 0; at < shown.length; at += BATCH) {
    const part = shown.slice(at, at + BATCH);
    const ids = part.map(([id]) => id);
    const rows = await tx.select().from(opinions).where(inArray(opinions.id, ids));
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const [id, act] of part) {
      const row = found.get(id);
      if (row) yield* differencesOf(row, act);
      else yield missing(opinions, id, ['id'], saidBy(act));
    }
  }
  const open = await tx.select({ id: opinions.id }).from(opinions).where(eq(opinions.state, 'shown'));
  for (const { id } of open)
    if (last.get(id)?.details['state'] !== 'shown') yield unfounded(opinions, id, ['id', 'state']);
}
