import { eq } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { requireVersion } from '../../../http/etag.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts } from './facts.ts';
import { maySee } from './itemPolicy.ts';
import { loadFacts } from './loadFacts.ts';

/**
 * The door to an item for whoever writes. The row is locked first, so that of two acts at once the second sees what the
 * first has done; then the order of the questions is the contract: is there such an item for this person, has it moved
 * on since it was read.
 * @param version the version that the caller has read; without it nothing is asked about versions
 * @throws {ProblemException} 404 when there is no such item, or none for this person; 412 when it has moved on
 */
export async function openItem(
  { tx, actor, today }: Pick<WriteContext, 'tx' | 'actor' | 'today'>,
  itemId: string,
  version?: number,
): Promise<ItemFacts> {
  const rows = await tx.select().from(items).where(eq(items.id, itemId)).for('update');
  const [facts] = await loadFacts(tx, rows, { today, policy: actor.policy });
  if (!facts || !maySee(actor, facts)) throw new ProblemException('not-found');
  if (version !== undefined) requireVersion(facts.item.version, version);
  return facts;
}
