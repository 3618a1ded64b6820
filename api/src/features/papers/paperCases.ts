import type { FastifyRequest } from 'fastify';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { ItemPaper } from '@phoeiphrae/shared/paper';
import type { Track } from '@phoeiphrae/shared/policy/track';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import { capacityTitle } from '../../office/actor.ts';
import type { ItemHistory } from '@phoeiphrae/shared/history';
import type { Deps } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { eligibleFor } from '../items/rules/chain.ts';
import type { ItemFacts, RevisionFacts } from '../items/rules/facts.ts';
import { maySeeRevision } from '../items/rules/itemPolicy.ts';
import { historyOf } from '../items/reading/history.ts';
import { confirmedScans, type ConfirmedScan } from '../items/ink/confirmedScans.ts';
import { isApproved } from '../items/moves/publishRevision.ts';
import { seenItem, viewerOf, type Viewer } from '../items/rules/viewer.ts';
import { wayFor } from '../items/rules/way.ts';

/** A revision of which a paper can be drawn for this person. */
export interface PaperCase {
  readonly facts: ItemFacts;
  readonly revision: RevisionFacts;
  /** The way it goes or went: only what asks for approval has a memo. */
  readonly way: Track;
  readonly approved: boolean;
  /** By step: the one person who could take it now, so that the paper for ink has the name under the line. */
  readonly expected: ReadonlyMap<string, ActorStamp>;
}

/**
 * The papers of an item that exist for this person, each with the revision it is of: memo, form and print of the one
 * in hand; the completed form of the one that is public; the certificate of the newest that was approved or published.
 * @throws {ProblemException} 404 when there is no such item for this person
 */
export async function paperCases(
  deps: Deps,
  request: FastifyRequest,
  itemId: string,
): Promise<ReadonlyMap<ItemPaper, PaperCase>> {
  const viewer = viewerOf(deps, request);
  const facts = await seenItem(deps.db.orm, itemId, viewer);
  const { live, inHand } = revisionsSeen(facts, viewer);
  const certified = [inHand, live].find(
    (revision) => revision && (isApproved(revision) || revision === live),
  );
  const cases = new Map<ItemPaper, PaperCase>();
  const add = (kind: ItemPaper, revision: RevisionFacts | null | undefined): void => {
    if (revision) cases.set(kind, caseOf(facts, revision));
  };
  if (inHand && wayFor(facts, inHand) === 'approval') add('memo', inHand);
  add('form', inHand);
  add('form_completed', live);
  add('certificate', certified);
  add('item', inHand);
  return cases;
}

function revisionsSeen(facts: ItemFacts, { actor }: Viewer) {
  const seen = (revision: RevisionFacts | null): RevisionFacts | null =>
    revision && maySeeRevision(actor, facts, revision) ? revision : null;
  const live = seen(facts.live);
  return { live, inHand: seen(facts.working) ?? live ?? seen(facts.latest) };
}

/** What the evidence of an item is made of: the revision that is public, or else the one in hand, with its history. */
export interface EvidenceCase {
  readonly subject: PaperCase;
  readonly kinds: readonly ItemPaper[];
  readonly history: ItemHistory;
  readonly isLive: boolean;
  /** Of papers signed with ink that count, where the caller may see them. */
  readonly scans: readonly ConfirmedScan[];
}

/** @throws {ProblemException} 404 when there is no such item for this person */
export async function evidenceCase(
  deps: Deps,
  request: FastifyRequest,
  itemId: string,
): Promise<EvidenceCase> {
  const viewer = viewerOf(deps, request);
  const facts = await seenItem(deps.db.orm, itemId, viewer);
  const { live, inHand } = revisionsSeen(facts, viewer);
  const revision = live ?? inHand;
  if (!revision) throw new ProblemException('not-found');
  const subject = caseOf(facts, revision);
  const kinds: ItemPaper[] = [
    ...(subject.way === 'approval' ? (['memo'] as const) : []),
    'form',
    ...(live ? (['form_completed'] as const) : []),
    ...(live || subject.approved ? (['certificate'] as const) : []),
    'item',
  ];
  const history = await historyOf(deps.db.orm, facts, viewer);
  const scans = await confirmedScans(deps.db.orm, viewer.actor, facts, revision);
  return { subject, kinds, history, isLive: live !== null, scans };
}

function caseOf(facts: ItemFacts, revision: RevisionFacts): PaperCase {
  const expected = new Map<string, ActorStamp>();
  if (STATE_TRAITS[revision.row.state].open) {
    for (const step of revision.policy.document.chain) {
      const able = eligibleFor(step, revision, facts.item.workGroup, facts.postHolders);
      const [only] = able;
      if (only && able.every((entry) => entry.userId === only.userId)) {
        const { userId, userName: name, held } = only;
        const { post, capacity, orderNumber } = held;
        expected.set(step.code, {
          userId,
          name,
          post,
          postTitle: capacityTitle(held),
          capacity,
          orderNumber,
        });
      }
    }
  }
  return { facts, revision, way: wayFor(facts, revision), approved: isApproved(revision), expected };
}
