import { createHash } from 'node:crypto';
import { asc, gt, inArray } from 'drizzle-orm';
import { decisions } from '@phoeiphrae/db/schema/items';
import { sealKeys } from '@phoeiphrae/db/schema/signatures';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { EventType } from '@phoeiphrae/shared/event';
import type { Tx } from '../../../office/deps.ts';
import { sealFits } from '../../../engines/seal.ts';
import { actBatches, actsOfItems, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, fault, missing, unfounded, type Mismatch } from './mismatch.ts';

type DecisionRow = typeof decisions.$inferSelect;
const BATCH = 500;

const KINDS = {
  'item.endorsed': 'endorse',
  'item.approved': 'approve',
  'item.returned': 'return',
  'item.rejected': 'reject',
  'item.step_passed_over': 'pass_over',
} as const satisfies Partial<Record<EventType, DecisionRow['kind']>>;
const DECIDING = Object.keys(KINDS) as (keyof typeof KINDS)[];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What tells decisions apart, as a row and as an act has it. */
const marksOf = (row: DecisionRow) => [
  row.revisionId,
  row.round,
  row.step,
  row.kind,
  row.decidedAt,
  row.decidedBy,
];
const marksIn = ({ revisionId, details, type, at, by }: LoggedAct) => [
  revisionId,
  details['round'],
  details['step'],
  KINDS[type as keyof typeof KINDS],
  at,
  by.userId,
];

/** The act that a row is of: the one with most in common, where it is more than half, so that one changed mark is named. */
function actOf(row: DecisionRow, acts: readonly LoggedAct[]): LoggedAct | undefined {
  const marks = marksOf(row);
  const common = (act: LoggedAct) => marksIn(act).filter((mark, i) => mark === marks[i]).length;
  const ranked = acts.map((act) => ({ act, n: common(act) })).sort((a, b) => b.n - a.n);
  const [best] = ranked;
  return best && best.n * 2 > marks.length ? best.act : undefined;
}

const notThat = (name: { th: string; en: string }, act: LoggedAct) => ({
  th: `${name.th}ไม่ตรงกับ${saidBy(act).th}`,
  en: `${name.en} is not the one that ${saidBy(act).en} names`,
});

/** The signature as a whole by its hash, which the log has since some time; its class and scan before that. */
function* signatureFaults(row: DecisionRow, act: LoggedAct): Generator<Mismatch> {
  const { signature } = row;
  const { signature: signed, method, signatureHash } = act.details;
  const kind = signed ?? (method === 'paper' ? 'paper' : null);
  const same =
    typeof signatureHash === 'string'
      ? signature !== null && sha256(canonicalJson(signature)) === signatureHash
      : (signature?.class ?? null) === kind;
  if (!same)
    yield fault(decisions, row.id, ['signature'], notThat({ th: 'ลายมือชื่อ', en: 'the signature' }, act));
}

function* statementFaults(
  row: DecisionRow,
  act: LoggedAct,
  keys: ReadonlyMap<string, string>,
): Generator<Mismatch> {
  const { statementText: text, seal } = row;
  const { statement, sealKey } = act.details;
  if ((text === null ? null : sha256(text)) !== (statement ?? null)) {
    yield fault(
      decisions,
      row.id,
      ['statementText'],
      notThat({ th: 'ข้อความที่ลงนาม', en: 'the statement' }, act),
    );
    return;
  }
  const key = keys.get(String(sealKey));
  const holds =
    text === null
      ? seal === null
      : seal?.keyId === sealKey &&
        key !== undefined &&
        canonicalJson(seal) ===
          canonicalJson({ keyId: seal?.keyId, algorithm: 'Ed25519', signature: seal?.signature }) &&
        sealFits(key, Buffer.from(text), seal?.signature ?? '');
  if (!holds)
    yield fault(decisions, row.id, ['seal'], {
      th: 'ตราประทับของหน่วยงานไม่ใช่ตราประทับของข้อความที่ลงนาม',
      en: 'the office’s seal does not hold over the statement',
    });
}

function* decisionFaults(
  row: DecisionRow,
  act: LoggedAct,
  keys: ReadonlyMap<string, string>,
): Generator<Mismatch> {
  const say = derivedFrom(saidBy(act));
  yield* differences(decisions, row.id, row, {
    itemId: say(act.itemId),
    revisionId: say(act.revisionId),
    round: say(act.details['round']),
    step: say(act.details['step']),
    kind: say(KINDS[act.type as keyof typeof KINDS]),
    contentHash: say(act.details['contentHash']),
    decidedBy: say(act.by.userId),
    stamp: say(act.by),
    decidedAt: say(act.at),
  });
  yield* signatureFaults(row, act);
  yield* statementFaults(row, act, keys);
}

/** Every decision from the event that it left. */
export async function* deriveDecisions(tx: Tx): AsyncGenerator<Mismatch> {
  const rows = await tx.select({ id: sealKeys.keyId, key: sealKeys.publicKey }).from(sealKeys);
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  for (let after: string | undefined; ;) {
    const batch: DecisionRow[] = await tx
      .select()
      .from(decisions)
      .where(after === undefined ? undefined : gt(decisions.id, after))
      .orderBy(asc(decisions.id))
      .limit(BATCH);
    const acts = await actsOfItems(tx, [...new Set(batch.map(({ itemId }) => itemId))], DECIDING);
    for (const row of batch) {
      const own = acts.filter(({ itemId }) => itemId === row.itemId);
      const act = actOf(row, own);
      if (act) yield* decisionFaults(row, act, keys);
      else yield unfounded(decisions, row.id, ['revisionId', 'round', 'step', 'kind']);
    }
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.id;
  }
}

/** Every act of deciding has its row. */
export async function* deriveDecided(tx: Tx): AsyncGenerator<Mismatch> {
  const { revisionId, round, step } = decisions;
  for await (const acts of actBatches(tx, DECIDING)) {
    const ids = [...new Set(acts.flatMap((act) => act.revisionId ?? []))];
    const rows = await tx.select({ revisionId, round, step }).from(decisions).where(inArray(revisionId, ids));
    const there = new Set(rows.map((row) => `${row.revisionId} ${String(row.round)} ${row.step}`));
    for (const act of acts) {
      const key = `${String(act.revisionId)} ${String(act.details['round'])} ${String(act.details['step'])}`;
      if (!there.has(key)) yield missing(decisions, key, ['revisionId', 'round', 'step'], saidBy(act));
    }
  }
}
