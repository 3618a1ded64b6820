import { sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { EventType } from '@phoeiphrae/shared/event';
import { PUBLIC_ACTS } from '@phoeiphrae/shared/publicLog';
import type { Tx } from '../deps.ts';
import { appendLeaves, LEAVES_AT_ONCE } from './appendLeaves.ts';
import type { NewEvent } from './newEvent.ts';

/** Whoever adds to the log or to its public leaves does so alone, until the end of the transaction. */
export const lockLog = (tx: Tx) => tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.logChain})`);

/** An event with all that its entry says: only its place in the chain is missing. */
export interface Entry extends NewEvent {
  readonly details: Record<string, unknown>;
}

const isPublic = ({ type, details }: Entry): boolean =>
  (PUBLIC_ACTS as readonly EventType[]).includes(type) || details['inPublicLog'] === true;

/**
 * Adds entries to the log, in their order, and the public ones to the public log. One office has one chain, so all who
 * write wait here for one another: nothing but a commit should come after this.
 */
export async function appendEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = JSON.stringify(entries.map(unnumbered));
  await tx.execute(sql`SELECT append_events(${ADVISORY_LOCKS.logChain}::integer, ${rows}::jsonb)`);
  if (entries.some(isPublic)) while ((await appendLeaves(tx)) === LEAVES_AT_ONCE);
}

/** What follows the number of an entry in its body begins with it: keys are in the order of their letters. */
const AFTER_SEQ = ',"subjectId":';

/** An entry for the database, which alone knows its number: the body in two parts, before and after that. */
function unnumbered({ at, type, by, details, ...about }: Entry) {
  const { itemId = null, revisionId = null, subjectId = null, requestId } = about;
  const body = canonicalJson({ seq: 0, at, type, by, itemId, revisionId, subjectId, requestId, details });
  const place = body.lastIndexOf(`0${AFTER_SEQ}`);
  return {
    at,
    type,
    actor_id: by.userId,
    item_id: itemId,
    revision_id: revisionId,
    subject_id: subjectId,
    request_id: requestId,
    before_seq: body.slice(0, place),
    after_seq: body.slice(place + 1),
  };
}
