import { createHash } from 'node:crypto';
import { formerAddresses } from '@phoeiphrae/db/schema/formerAddresses';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Tx } from '../../../office/deps.ts';
import { allActs } from './acts.ts';
import { fault, type Mismatch } from './mismatch.ts';

/** SHA-256 of a list of former addresses, in whatever order it is given: what the log says of it. */
export function formerAddressesDigest(rows: readonly (typeof formerAddresses.$inferSelect)[]): string {
  const pairs = rows.map(({ address, target }) => [address, target]);
  pairs.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return createHash('sha256').update(canonicalJson(pairs)).digest('hex');
}

/** The list is the one that was loaded last, and empty when none was. */
export async function* deriveFormerAddresses(tx: Tx): AsyncGenerator<Mismatch> {
  const last = (await allActs(tx, ['redirects.loaded'])).at(-1);
  const said = last ? last.details['sha256'] : formerAddressesDigest([]);
  const found = formerAddressesDigest(await tx.select().from(formerAddresses));
  if (found === said) return;
  yield fault(formerAddresses, found, ['address', 'target'], {
    th: 'รายการที่อยู่เดิมไม่ตรงกับที่โหลดไว้ครั้งล่าสุดตามบันทึกเหตุการณ์',
    en: 'the list is not the one that was loaded last by the log',
  });
}
