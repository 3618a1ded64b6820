import type { PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import type { EventType } from '@phoeiphrae/shared/event';
import type { SignatureClass } from '@phoeiphrae/shared/statement';
import { publicSigner } from '../../../office/actorStamps.ts';
import type { LoggedAct } from './acts.ts';
import type { VersionRow } from './versions.ts';

const KINDS: Partial<Record<EventType, PublicApprovalRecord['kind']>> = {
  'item.endorsed': 'endorse',
  'item.approved': 'approve',
  'item.step_passed_over': 'pass_over',
};
const ENDINGS = {
  'item.superseded': 'superseded',
  'item.withdrawn': 'withdrawn',
  'item.taken_down': 'withdrawn',
  'item.expired': 'expired',
} as const satisfies Partial<Record<EventType, string>>;
const isEnding = (type: EventType): type is keyof typeof ENDINGS => Object.hasOwn(ENDINGS, type);

/** What of an item's history bears on its publications. */
export const HISTORY_TYPES: readonly EventType[] = [
  'item.submitted',
  'item.published',
  ...(Object.keys(KINDS) as EventType[]),
  ...(Object.keys(ENDINGS) as EventType[]),
];

/** What the log tells of the publication of one revision. */
export interface PublicationHistory {
  readonly published: LoggedAct;
  /** The item's first publication of all. */
  readonly first: LoggedAct;
  readonly submitted: LoggedAct | undefined;
  readonly approved: LoggedAct | undefined;
  /** Endorsements, approval, steps passed over of the round that counted. */
  readonly decided: readonly LoggedAct[];
  readonly ended: LoggedAct | undefined;
}

/** @param acts of the item, in their order. @returns undefined when the revision was never published. */
export function historyOf(acts: readonly LoggedAct[], revisionId: string): PublicationHistory | undefined {
  const own = acts.filter((act) => act.revisionId === revisionId);
  const published = own.find(({ type }) => type === 'item.published');
  if (!published) return undefined;
  const first = acts.find(({ type, itemId }) => type === 'item.published' && itemId === published.itemId);
  const submitted = own.findLast(({ type }) => type === 'item.submitted');
  const round = submitted?.details['round'];
  const decided = own.filter(({ type, details }) => KINDS[type] && details['round'] === round);
  return {
    published,
    first: first ?? published,
    submitted,
    approved: decided.find(({ type }) => type === 'item.approved'),
    decided,
    ended: own.findLast(({ type }) => isEnding(type)),
  };
}

/** How the revision went: since some time the act says it; before, it went through the chain when the chain approved it. */
export const wayOf = ({ published, approved }: PublicationHistory): unknown =>
  published.details['way'] ?? (approved ? 'approval' : 'immediate');

/** Under which version of the announcement; undefined where the acts are from before they said it. */
export const versionOf = ({ published, approved, submitted }: PublicationHistory): number | undefined =>
  (published.details['policyVersion'] ??
    approved?.details['policyVersion'] ??
    submitted?.details['policyVersion']) as number | undefined;

const signatureOf = ({ details }: LoggedAct): SignatureClass | null =>
  (details['signature'] ?? (details['method'] === 'paper' ? 'paper' : null)) as SignatureClass | null;

/** The steps as the public page names them, in the order of the chain. */
export function approvalsOf(
  history: PublicationHistory,
  version: VersionRow | undefined,
): PublicApprovalRecord[] {
  const place = ({ step }: PublicApprovalRecord) =>
    version?.document.chain.findIndex(({ code }) => code === step) ?? 0;
  return history.decided
    .map((act): PublicApprovalRecord => {
      const step = String(act.details['step']);
      const kind = KINDS[act.type] ?? 'endorse';
      return { step, kind, ...publicSigner(act.by), decidedAt: act.at, signature: signatureOf(act) };
    })
    .sort((a, b) => place(a) - place(b));
}

/** How it ended, as the publication keeps it; nothing of it while it is public. */
export function endingOf({ ended }: PublicationHistory) {
  if (!ended || !isEnding(ended.type))
    return { endedAt: null, ended: null, takenDown: false, endReason: null, endedBy: null };
  return {
    endedAt: ended.at,
    ended: ENDINGS[ended.type],
    takenDown: ended.type === 'item.taken_down',
    endReason: ended.details['reason'] ?? null,
    endedBy: ended.by.postTitle,
  };
}
