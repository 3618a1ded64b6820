import { changedFields, type VersionDifference } from '@phoeiphrae/shared/difference';
import { ProblemException } from '../../../http/problem.ts';
import type { Queryable } from '../../../office/deps.ts';
import { contentOf } from '../presentShown.ts';
import { versionRowAt, type VersionAddress, type VersionRow } from './versionAt.ts';

/** The one before it that may be read. @throws {ProblemException} 404 where there is none */
function predecessorOf({ revision_number: version, revisions }: VersionRow): number {
  const before = revisions.find(
    ({ number, ended }) => number < version && (ended === null || ended === 'superseded'),
  );
  if (!before) throw new ProblemException('not-found');
  return before.number;
}

/**
 * What differs between two published revisions of an item. What is said of a change is no part of it.
 * @param from the earlier one; left out, the one before that may be read.
 * @throws {ProblemException} 410 where one of them has gone, 404 where one was never published or none stands before.
 */
export async function versionDifference(
  db: Queryable,
  address: VersionAddress,
  from?: number,
): Promise<VersionDifference> {
  const later = await versionRowAt(db, address);
  const version = from ?? predecessorOf(later);
  const before = contentOf(await versionRowAt(db, { ...address, version }));
  const after = contentOf(later);
  const changed = changedFields(before, after).filter((field) => field !== 'changeNote');
  return { from: version, to: address.version, before, after, changed };
}
