import { asc } from 'drizzle-orm';
import { sealKeys } from '@phoeiphrae/db/schema/signatures';
import { keyIdOf, sealFits } from '../../../engines/seal.ts';
import type { Tx } from '../../../office/deps.ts';
import { handOver } from '../../../office/rotateSeal.ts';
import { allActs, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, fault, missing, unfounded, type Mismatch } from './mismatch.ts';

type KeyRow = typeof sealKeys.$inferSelect;

function* ownFaults(row: KeyRow): Generator<Mismatch> {
  const keyId = keyIdOf(Buffer.from(row.publicKey, 'base64url'));
  if (keyId !== row.keyId)
    yield fault(sealKeys, row.keyId, ['publicKey'], {
      th: 'เลขประจำกุญแจไม่ได้มาจากกุญแจสาธารณะนี้',
      en: 'the id of the key is not derived from this public key',
    });
}

/** That the key before it announced it, in the words that it must have used. */
function* announcementFaults(row: KeyRow, former: KeyRow | undefined, at: string): Generator<Mismatch> {
  const text = handOver(row.previousKeyId ?? '', row, at);
  const derived = derivedFrom({ th: 'กุญแจก่อนหน้าและกุญแจนี้', en: 'the key before it and this key' });
  yield* differences(sealKeys, row.keyId, row, { announcement: derived(text) });
  if (former && !sealFits(former.publicKey, Buffer.from(text), row.announcementSignature ?? ''))
    yield fault(sealKeys, row.keyId, ['announcementSignature'], {
      th: 'ลายมือชื่อของกุญแจก่อนหน้าไม่ตรงกับคำประกาศ',
      en: 'the signature of the key before it does not hold over the announcement',
    });
}

/** Every key of the seal: from itself, from the key that announced it, and from the acts that put it in force. */
export async function* deriveSealKeys(tx: Tx): AsyncGenerator<Mismatch> {
  const rows = await tx.select().from(sealKeys).orderBy(asc(sealKeys.createdAt));
  const acts = await allActs(tx, ['seal.registered', 'seal.rotated']);
  const began = (id: string) =>
    acts.find(({ type, details }) => details[type === 'seal.rotated' ? 'to' : 'keyId'] === id);
  const ended = (id: string): LoggedAct | undefined => acts.find(({ details }) => details['from'] === id);
  for (const row of rows) {
    yield* ownFaults(row);
    const begin = began(row.keyId);
    const end = ended(row.keyId);
    // Offices from before the first key was recorded have one whose beginning no act tells.
    if (!begin && acts.some(({ type }) => type === 'seal.registered'))
      yield unfounded(sealKeys, row.keyId, ['keyId']);
    const previous = begin?.type === 'seal.rotated' ? begin.details['from'] : null;
    const say = derivedFrom(saidBy(begin ?? end ?? NOTHING));
    yield* differences(sealKeys, row.keyId, row, {
      publicKey: begin?.details['publicKey'] === undefined ? undefined : say(begin.details['publicKey']),
      createdAt: begin && say(begin.at),
      previousKeyId: begin && say(previous),
      retiredAt: end ? derivedFrom(saidBy(end))(end.at) : begin && say(null),
      ...(previous === null && begin ? { announcement: say(null), announcementSignature: say(null) } : {}),
    });
    const former = rows.find(({ keyId }) => keyId === previous);
    if (begin && previous !== null)
      yield* announcementFaults({ ...row, previousKeyId: previous as string }, former, begin.at);
  }
  const there = new Set(rows.map(({ keyId }) => keyId));
  for (const act of acts) {
    const id = String(act.details['to'] ?? act.details['keyId']);
    if (!there.has(id)) yield missing(sealKeys, id, ['keyId'], saidBy(act));
  }
}

/** Never shown: where neither act is there, nothing is derived. */
const NOTHING = { seq: 0, type: 'seal.registered' } as LoggedAct;
