import { randomInt } from 'node:crypto';
import { lte, sql } from 'drizzle-orm';
import { opinionProofs, opinions } from '@phoeiphrae/db/schema/opinions';
import type { NewOpinion, OpinionReceipt } from '@phoeiphrae/shared/opinion';
import { OPINION_WORDS_MAX } from '@phoeiphrae/shared/opinionTerms';
import { OPINION_FAULTS, type OpinionFault } from '@phoeiphrae/shared/opinionFaults';
import { maskText } from '@phoeiphrae/shared/personalData/maskText';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { proofsOfWork } from '../../engines/proofOfWork.ts';
import { networkOf } from '../../http/network.ts';
import { ProblemException, refusedFor } from '../../http/problem.ts';
import { CITIZEN_STAMP } from '../../office/actor.ts';
import { beginAttempt } from '../../office/attempt.ts';
import type { Deps, Tx } from '../../office/deps.ts';
import { recordingLast } from '../../office/log/recordEvent.ts';
import { officeContactsOf } from '../../office/officeContacts.ts';
import { policyInForce } from '../../office/policyStore.ts';
import { bucketOf } from '../../office/throttle.ts';
import { inTransaction } from '../../office/transaction.ts';
import { countFlood } from './floods.ts';
import { digestOf, newReceipt } from './receipts.ts';

/** In a quarter of an hour: from one network, about one thing, and in all. People of an office share one network. */
const OF_NETWORK = 10;
const OF_ABOUT = 30;
const OF_ALL = 300;

/** What was said, from where. */
export interface Said {
  readonly opinion: NewOpinion;
  readonly locale: SiteLocale;
  /** The caller's address of the network. */
  readonly ip: string;
}

const refusedWords = (fault: OpinionFault, pointer: string): ProblemException =>
  refusedFor('malformed-request', { pointer, code: fault, detail: OPINION_FAULTS[fault] });

/** The words as they are stored: normalised, personal data masked, the office's own contacts left as they are. */
async function wordsOf({ db, clock }: Deps, typed: string): Promise<{ words: string; masked: boolean }> {
  const words = normaliseThai(typed.replace(/\r\n?/g, '\n')).trim();
  const { document } = await policyInForce(db.orm, bangkokDate(clock.now()));
  const masked = maskText(words, officeContactsOf(document.office));
  if (masked.length > OPINION_WORDS_MAX) throw refusedWords('long', '/words');
  return { words: masked, masked: masked !== words };
}

/** The item that is public at an address. @throws {ProblemException} 400 when nothing is. */
async function itemAt({ publicDb }: Deps, slug: string): Promise<string> {
  const { rows } = await publicDb.orm.execute<{ item_id: string }>(
    sql`SELECT item_id FROM public_cards WHERE slug = ${normaliseThai(slug)}`,
  );
  const [row] = rows;
  if (!row) throw refusedWords('item', '/item');
  return row.item_id;
}

/**
 * Takes room for one more. @throws {ProblemException} 429 when one network sends too many, or too many come at once; the
 * latter are counted as a flood.
 */
async function takeRoom(deps: Deps, ip: string, itemId: string | null): Promise<void> {
  const own = [bucketOf(deps, OF_NETWORK, 'opinion', networkOf(ip))];
  await (await beginAttempt(deps, own)).end('failed');
  const shared = [
    bucketOf(deps, OF_ABOUT, 'opinion-about', itemId ?? 'site'),
    bucketOf(deps, OF_ALL, 'opinion-all'),
  ];
  try {
    await (await beginAttempt(deps, shared)).end('failed');
  } catch (error) {
    if (error instanceof ProblemException && error.code === 'too-many-requests')
      await countFlood(deps, itemId);
    throw error;
  }
}

/** Whether work was done for this one; work that was used before is none. */
async function isProven(tx: Tx, { clock }: Deps, proof: { sha256: string; until: Date } | undefined) {
  if (proof === undefined) return false;
  if (randomInt(16) === 0)
    await tx.delete(opinionProofs).where(lte(opinionProofs.until, clock.now().toISOString()));
  const spent = await tx
    .insert(opinionProofs)
    .values({ sha256: proof.sha256, until: proof.until.toISOString() })
    .onConflictDoNothing()
    .returning({ sha256: opinionProofs.sha256 });
  return spent.length === 1;
}

/**
 * Takes what a citizen says of an item or of the site. Nobody is asked who they are.
 * @returns the code by which they see what became of it
 * @throws {ProblemException} 400 for nothing said, too much, or an item that is not public; 429 when too many come
 */
export async function receiveOpinion(deps: Deps, { opinion, locale, ip }: Said): Promise<OpinionReceipt> {
  const { item, useful = null, proof } = opinion;
  const { words, masked } = await wordsOf(deps, opinion.words ?? '');
  if (words === '' && useful === null) throw refusedWords('empty', '/words');
  const itemId = item === undefined ? null : await itemAt(deps, item);
  await takeRoom(deps, ip, itemId);
  const work = proof === undefined ? undefined : await proofOf(deps).check(proof);
  const receipt = newReceipt();
  const at = deps.clock.now().toISOString();
  await inTransaction(deps.db, (tx) =>
    recordingLast(tx, async (record) => {
      const proven = await isProven(tx, deps, work);
      const said = { itemId, useful, words, locale, proven, receivedAt: at };
      const [row] = await tx
        .insert(opinions)
        .values({ ...said, receiptSha256: digestOf(receipt) ?? '' })
        .returning({ id: opinions.id });
      if (!row) throw new Error('the opinion was not written');
      const details = { opinion: row.id, useful, hasWords: words !== '', proven };
      await record({
        ...{ type: 'opinion.received', by: CITIZEN_STAMP, at, requestId: null },
        ...(itemId === null ? {} : { itemId }),
        ...{ subjectId: row.id, details },
      });
    }),
  );
  return { receipt, masked };
}

/** The work that is asked of whoever sends an opinion. */
export const proofOf = ({ config, clock }: Pick<Deps, 'config' | 'clock'>) =>
  proofsOfWork(`opinion ${config.cookieSecret}`, clock);
