import { requireVersion } from '../../../http/etag.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import { loadFacts, lockItem, type ItemFacts } from './facts.ts';
import { maySee } from './itemPolicy.ts';

type Opening = Pick<WriteContext, 'tx' | 'actor' | 'today'>;

/**
 * The door to an item for whoever writes. The row is locked first, so that of two acts at once the second sees what the
 * first has done; then the order of the questions is the contract: is there such an item for this person, has it moved
 * on since it was read.
 * @param version the version that the caller has read; without it nothing is asked about versions
 * @throws {ProblemException} 404 when there is no such item, or none for this person; 412 when it has moved on
 */
export async function openItem(context: Opening, itemId: string, version?: number): Promise<ItemFacts> {
  const facts = await lockedFacts(context, itemId);
  if (!facts || !maySee(context.actor, facts)) throw new ProblemException('not-found');
  if (version !== undefined) requireVersion(facts.item.version, version);
  return facts;
}

/** The item as the transaction leaves it. @throws {ProblemException} 404 when it is gone */
export async function reload(context: Opening, itemId: string): Promise<ItemFacts> {
  const facts = await lockedFacts(context, itemId);
  if (!facts) throw new ProblemException('not-found');
  return facts;
}

async function lockedFacts({ tx, actor, today }: Opening, itemId: string): Promise<ItemFacts | undefined> {
  const item = await lockItem(tx, itemId);
  if (!item) return undefined;
  const [facts] = await loadFacts(tx, [item], { today, policy: actor.policy });
  return facts;
}
