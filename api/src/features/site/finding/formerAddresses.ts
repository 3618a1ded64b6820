import { parse } from 'csv-parse/sync';
import { inArray } from 'drizzle-orm';
import type { Database } from '@phoeiphrae/db/client';
import { formerAddresses } from '@phoeiphrae/db/schema/formerAddresses';
import { StartError } from '@phoeiphrae/db/startError';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { SYSTEM_STAMP } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { recordEvent } from '../../../office/log/recordEvent.ts';
import { formerAddressesDigest } from '../../log/derive/formerAddresses.ts';

/** An address of the site before and the address here that takes its place. */
export interface FormerAddress {
  readonly address: string;
  readonly target: string;
}

const BATCH = 1000;
const LONGEST = 2000;
/** Stands for the site where an address is read. */
const HERE = 'http://site.invalid';

/** As an address is kept and looked for: its path, and its query where it has one, not encoded. */
function kept(written: string): string | undefined {
  try {
    const { pathname, search } = new URL(written, HERE);
    const address = decodeURIComponent(pathname + search);
    return address.length <= LONGEST && address !== '/' && !address.includes('\0') ? address : undefined;
  } catch {
    return undefined;
  }
}

/** The pairs of a CSV of two columns, old and new. @throws {StartError} for what is no CSV */
export function readFormerAddresses(text: string): FormerAddress[] {
  try {
    const rows: string[][] = parse(text, { bom: true, trim: true, skip_empty_lines: true });
    return rows.map(([address = '', target = '']) => ({ address, target }));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new StartError('ไฟล์ไม่ใช่ CSV สองคอลัมน์', `This is no CSV of two columns: ${why}`);
  }
}

/** What is wrong with a pair; undefined when it can be used. */
export function formerAddressFault({ address, target }: FormerAddress): Bilingual | undefined {
  if (kept(address) === undefined)
    return {
      th: `ที่อยู่เดิม ${address} ใช้ไม่ได้ ต้องขึ้นต้นด้วย / หรือเป็นที่อยู่เต็มของเว็บไซต์เดิม`,
      en: `The former address ${address} cannot be used: it begins with / or is a full address of the site before.`,
    };
  if (!/^\/(?![/\\])/.test(target) || target.length > LONGEST || kept(target) === kept(address))
    return {
      th: `ที่อยู่ใหม่ ${target} ใช้ไม่ได้ ต้องเป็นที่อยู่อื่นในเว็บไซต์นี้ ขึ้นต้นด้วย / ตัวเดียว`,
      en: `The new address ${target} cannot be used: it is another one of this site and begins with one /.`,
    };
  return undefined;
}

/** Puts a list in the place of the one before. The pairs are asked about already; of two alike the later one counts. */
export async function replaceFormerAddresses(
  { orm }: Database,
  pairs: readonly FormerAddress[],
  now: Date,
): Promise<number> {
  const byAddress = new Map(
    pairs.map(({ address, target }) => [kept(address) ?? '', { address: kept(address) ?? '', target }]),
  );
  const rows = [...byAddress.values()];
  await orm.transaction(async (tx) => {
    await tx.delete(formerAddresses);
    for (let from = 0; from < rows.length; from += BATCH)
      await tx.insert(formerAddresses).values(rows.slice(from, from + BATCH));
    const at = now.toISOString();
    const details = { count: rows.length, sha256: formerAddressesDigest(rows) };
    await recordEvent(tx, { type: 'redirects.loaded', by: SYSTEM_STAMP, at, requestId: null, details });
  });
  return rows.length;
}

/** An address as it stands in a link, whether it was given encoded or not. */
function linkTo(target: string): string {
  const { pathname, search, hash } = new URL(target, HERE);
  return pathname + search + hash;
}

/**
 * Where something stands now that stood at an address before, with its query or whatever it was.
 * @param written path and query, as they were asked for @returns an address for a link
 */
export async function targetOfFormer(db: Queryable, written: string): Promise<string | undefined> {
  const asked = [kept(written), kept(written.split('?')[0] ?? '')].filter((one) => one !== undefined);
  if (asked.length === 0) return undefined;
  const rows = await db.select().from(formerAddresses).where(inArray(formerAddresses.address, asked));
  const found = asked.flatMap((one) => rows.filter(({ address }) => address === one))[0];
  return found && linkTo(found.target);
}
