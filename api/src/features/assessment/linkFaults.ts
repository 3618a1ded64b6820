import { and, inArray } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { assessedPageAt, type AssessmentAddress } from '@phoeiphrae/shared/assessment/address';
import { faultTable, type Fault } from '../../http/fault.ts';
import type { Actor } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import { visibleTo } from '../items/rules/visibleTo.ts';

const FAULTS = faultTable({
  'no-item': [
    '/itemId',
    'ไม่พบเรื่องนี้ หรือท่านไม่มีสิทธิเห็น ให้เลือกจากรายการเรื่อง',
    'There is no such item for you: choose one from the list.',
  ],
  'no-page': [
    '/page',
    'ไม่ใช่หน้าของเว็บไซต์ที่ใช้ตอบการประเมินได้',
    'This is no page of the site that can stand for a number.',
  ],
  'own-site': [
    '/url',
    'ที่อยู่นี้อยู่ในเว็บไซต์นี้เอง ให้เลือกเป็นเรื่องหรือหน้าของเว็บไซต์ เพื่อให้ระบบติดตามสถานะได้',
    'This address is of this site: choose the item or the page, so that what becomes of it is followed.',
  ],
  'no-label': ['/label', 'ตั้งชื่อให้ที่อยู่ภายนอก', 'Say what the address elsewhere is.'],
});

/** The items of some that a person may see. */
export async function seenItems(
  db: Queryable,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: items.id, title: items.title })
    .from(items)
    .where(and(inArray(items.id, [...ids]), visibleTo(db, actor)));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

function isOf(origin: string, url: string): boolean {
  try {
    return new URL(url).host === new URL(origin).host;
  } catch {
    return false;
  }
}

interface Known {
  /** Items that the person sees, and those that are linked already. */
  readonly items: { has: (id: string) => boolean };
  readonly categories: ReadonlySet<string>;
  readonly origin: string;
}

function faultsOf(address: AssessmentAddress, known: Known): Fault[] {
  if (address.kind === 'item') return known.items.has(address.itemId) ? [] : [FAULTS['no-item']];
  if (address.kind === 'external')
    return [
      ...(isOf(known.origin, address.url) ? [FAULTS['own-site']] : []),
      ...(address.label.trim() === '' ? [FAULTS['no-label']] : []),
    ];
  const name = assessedPageAt(address.page);
  const there = name !== 'category' || known.categories.has(address.page.split('/')[2] ?? '');
  return name !== undefined && there ? [] : [FAULTS['no-page']];
}

/** What is wrong with the addresses of a number, each at its place. */
export const linkFaults = (addresses: readonly AssessmentAddress[], known: Known): Fault[] =>
  addresses.flatMap((address, i) =>
    faultsOf(address, known).map((fault) => ({
      ...fault,
      pointer: `/addresses/${String(i)}${fault.pointer}`,
    })),
  );
