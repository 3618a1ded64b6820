import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { checkedTargets, checkedUses, publicFaults } from '@phoeiphrae/db/schema/checks';
import { publications } from '@phoeiphrae/db/schema/items';
import type { Content } from '@phoeiphrae/shared/content';
import { publishedLinks } from '@phoeiphrae/shared/publishedLinks';
import type { Tx } from '../../../office/deps.ts';
import { actsOfItems, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, fault, missing, unfounded, type Mismatch } from './mismatch.ts';

const BATCH = 200;
const FROM = { th: 'ผลการตรวจลิงก์และไฟล์', en: 'what the look at links and files has found' };

async function faultsAfter(tx: Tx, after: string | undefined) {
  return tx
    .select({
      row: publicFaults,
      use: checkedUses,
      target: checkedTargets,
      canonical: publications.canonical,
    })
    .from(publicFaults)
    .leftJoin(checkedUses, eq(checkedUses.id, publicFaults.useId))
    .leftJoin(checkedTargets, eq(checkedTargets.id, checkedUses.targetId))
    .leftJoin(
      publications,
      and(eq(publications.id, publicFaults.publicationId), isNull(publications.endedAt)),
    )
    .where(after === undefined ? undefined : gt(publicFaults.useId, after))
    .orderBy(asc(publicFaults.useId))
    .limit(BATCH);
}
type Found = Awaited<ReturnType<typeof faultsAfter>>[number];

/** What the log said last of this address in this item. */
const lastActOn = (acts: readonly LoggedAct[], itemId: string, address: string): LoggedAct | undefined =>
  acts.findLast((act) => act.itemId === itemId && act.details['address'] === address);

/** Whether the approved text has such a link, or a file of this name. */
function stands({ content }: { content: Content }, { kind, label }: Found['row']): boolean {
  return kind === 'link'
    ? publishedLinks(content).some(({ address }) => address === label)
    : content.files.some(({ name }) => name === label);
}

function* faultsOf({ row, use, target, canonical }: Found, acts: readonly LoggedAct[]): Generator<Mismatch> {
  const act = use && target && lastActOn(acts, use.itemId, target.address);
  if (!use || !target || act?.type !== 'item.broken_found') {
    yield unfounded(publicFaults, row.useId, ['useId']);
    return;
  }
  const say = derivedFrom(FROM);
  const derived = {
    ...{ publicationId: say(use.publicationId), kind: say(target.kind), label: say(use.label) },
    ...{ failure: say(target.failure), since: { value: act.details['since'], from: saidBy(act) } },
  };
  yield* differences(publicFaults, row.useId, row, derived);
  if (canonical !== null && !stands(JSON.parse(canonical) as { content: Content }, row))
    yield fault(publicFaults, row.useId, ['kind', 'label'], {
      th: 'ข้อความที่ได้รับอนุมัติไม่มีลิงก์หรือไฟล์นี้',
      en: 'the approved text has no such link or file',
    });
}

/** What everyone is told not to work stands in what is public, and was found and logged not to work; nothing found is left out. */
export async function* derivePublicFaults(tx: Tx): AsyncGenerator<Mismatch> {
  for (let after: string | undefined; ;) {
    const found: Found[] = await faultsAfter(tx, after);
    const itemIds = found.flatMap(({ use }) => (use ? [use.itemId] : []));
    const acts =
      itemIds.length > 0 ? await actsOfItems(tx, itemIds, ['item.broken_found', 'item.broken_mended']) : [];
    for (const one of found) yield* faultsOf(one, acts);
    if (found.length < BATCH) break;
    after = found.at(-1)?.row.useId;
  }
  const left = await tx
    .select({ id: checkedUses.id })
    .from(checkedUses)
    .leftJoin(publicFaults, eq(publicFaults.useId, checkedUses.id))
    .where(and(eq(checkedUses.state, 'broken'), isNull(publicFaults.useId)));
  for (const { id } of left) yield missing(publicFaults, id, ['useId'], FROM);
}
