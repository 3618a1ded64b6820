import { publicSigner } from '../../../../api/src/office/actorStamps.ts';
import { canonicalContent } from '../../../../api/src/features/items/drafts/contentHash.ts';
import type { Printed } from '../../../../api/src/features/items/likeness/keepPrints.ts';
import type { Deps } from '../../../../api/src/office/deps.ts';
import type { PublicApprovalRecord } from '../../../../db/src/schema/items.ts';
import type { ActorStamp } from '../../../../shared/src/actorStamp.ts';
import type { Content } from '../../../../shared/src/content.ts';
import type { EventType } from '../../../../shared/src/event.ts';
import type { SelfCheckAnswer } from '../../../../shared/src/revision.ts';
import type { State } from '../../../../shared/src/workflow.ts';
import { slugOf, type WrittenItem } from '../texts/writtenItem.ts';
import type { Batch } from './batch.ts';
import { idOf, sha256 } from './ids.ts';
import { itemRow, publicationRow, revisionRow, trackOf, type FrozenItem, type Walk } from './itemRows.ts';
import type { SeedOffice } from './office.ts';
import { signedApproval } from './signedApproval.ts';

/** How far an item has come: published, a draft, approved, or before a step of the chain. */
export type Reached = 'published' | 'draft' | 'approved' | { readonly step: string };

const MINUTE = 60_000;
const DAY = 1_440;
/** From the first draft to the publication, in days. */
const WALK_DAYS = 5;

interface Told {
  readonly deps: Deps;
  readonly office: SeedOffice;
  readonly batch: Batch;
}

function frozen(item: WrittenItem, content: Content): FrozenItem {
  const slug = slugOf(item.number);
  const { workGroup } = item;
  const canonical = canonicalContent({ slug, workGroup, content });
  const id = (kind: string) => idOf(`${kind} ${String(item.number)}`);
  return {
    ...{ id: id('item'), revisionId: id('revision'), publicationId: id('publication') },
    ...{ slug, workGroup, content, canonical, contentHash: sha256(canonical) },
  };
}

/** One item on its way, with what the log and the tables say of it so far. */
export class SeededItem {
  readonly #told: Told;
  readonly #number: number;
  readonly #item: FrozenItem;
  readonly #begun: number;
  #version = 0;
  #round = 0;
  #state: State = 'draft';
  #step: string | null = null;
  #since: string;
  #last: string;
  #submittedAt: string | null = null;
  readonly #approvals: PublicApprovalRecord[] = [];

  constructor(told: Told, item: WrittenItem, content: Content) {
    this.#told = told;
    this.#number = item.number;
    this.#item = frozen(item, content);
    this.#begun = item.publishedAt.getTime() - WALK_DAYS * DAY * MINUTE;
    this.#since = this.#last = this.#at(0);
  }

  get publicationId(): string {
    return this.#item.publicationId;
  }

  /** By what the prints of its content are kept. */
  get printed(): Printed {
    const { id: itemId, revisionId: id } = this.#item;
    return { id, itemId, number: 1, round: this.#round };
  }

  /** When something was last done to it. */
  get last(): string {
    return this.#last;
  }

  #at(minutes: number): string {
    return new Date(this.#begun + minutes * MINUTE).toISOString();
  }

  #record(type: EventType, by: ActorStamp, minutes: number, details: Record<string, unknown>): string {
    const at = this.#at(minutes);
    const { id: itemId, revisionId } = this.#item;
    const requestId = idOf(`request ${String(this.#number)} ${String(this.#version)}`);
    this.#told.batch.entries.push({ type, by, at, requestId, itemId, revisionId, details });
    this.#version++;
    this.#last = at;
    return at;
  }

  #officer() {
    return this.#told.office.holder('officer', this.#item.workGroup);
  }

  draft(): void {
    const { userId, stamp } = this.#officer();
    const { batch } = this.#told;
    const { id: itemId, revisionId, slug, contentHash, content } = this.#item;
    const at = this.#record('item.created', stamp, 0, { slug, contentHash });
    for (const { sha256: hash, name, size } of content.files) {
      const details = { contentHash, selfCheckChanged: false, sha256: hash, name, size, replaces: null };
      this.#record('item.file_attached', stamp, 5, details);
      batch.files.push({ itemId, sha256: hash, name, uploadedBy: userId, stamp, at });
    }
    this.#record('item.edited', stamp, 20, { contentHash, selfCheckChanged: true });
    batch.contributors.push({ revisionId, userId, stamp, at });
  }

  submit(): void {
    this.#round = 1;
    const { contentHash } = this.#item;
    const details = { contentHash, round: 1, policyVersion: this.#told.office.policy.version };
    this.#submittedAt = this.#since = this.#record('item.submitted', this.#officer().stamp, 60, details);
    this.#state = 'in_review';
  }

  /** Comes to each step, and passes it unless it is the one to stop before. */
  decide(stopBefore?: string): void {
    const { chain } = this.#told.office.policy.document;
    for (const [index, { code, post }] of chain.entries()) {
      const { userId } = this.#told.office.holder(post, this.#item.workGroup);
      this.#step = code;
      this.#tell(userId, 'decision_awaited', code);
      if (code === stopBefore) return;
      this.#pass(code, post, index);
    }
    this.#state = 'approved';
    this.#step = null;
    this.#tell(this.#officer().userId, 'approved', chain.at(-1)?.code ?? '');
  }

  #tell(userId: string, kind: string, step: string): void {
    const { batch } = this.#told;
    batch.notices.push({ userId, kind, itemId: this.#item.id, details: { step }, createdAt: this.#last });
  }

  #pass(step: string, post: string, index: number): void {
    const { deps, office, batch } = this.#told;
    const { id: itemId, revisionId, contentHash, workGroup } = this.#item;
    const { userId, appointmentId, stamp } = office.holder(post, workGroup);
    const isLast = index === office.policy.document.chain.length - 1;
    const kind = isLast ? 'approve' : 'endorse';
    const minutes = 60 + (index + 1) * DAY;
    const at = this.#at(minutes);
    const signed = isLast ? signedApproval(this.#item, { deps, office, by: stamp, at }) : undefined;
    const details = { contentHash, round: 1, step };
    this.#record(isLast ? 'item.approved' : 'item.endorsed', stamp, minutes, {
      ...details,
      ...signed?.details,
    });
    batch.decisions.push({
      id: idOf(`decision ${String(this.#number)} ${step}`),
      ...{ itemId, revisionId, round: 1, step, kind, contentHash, stamp, appointmentId },
      decidedBy: userId,
      decidedAt: at,
      ...signed?.row,
    });
    const signature = isLast ? ('password' as const) : null;
    this.#approvals.push({ step, kind, ...publicSigner(stamp), decidedAt: at, signature });
    this.#since = at;
  }

  publish(): void {
    const { office, batch } = this.#told;
    const { content, contentHash, workGroup } = this.#item;
    const byCentre = office.policy.categories.get(content.category)?.publishMode === 'ict_centre';
    const { stamp } = office.holder(byCentre ? 'ict_officer' : 'officer', workGroup);
    const track = trackOf(office, content.category);
    const details = { contentHash, number: 1, track, policyVersion: office.policy.version };
    const at = this.#record('item.published', stamp, WALK_DAYS * DAY, details);
    this.#state = 'published';
    this.#step = null;
    this.#since = at;
    batch.publications.push(
      publicationRow(this.#item, { office, at, by: stamp, approvals: this.#approvals }),
    );
  }

  get #walk(): Walk {
    return {
      ...{ createdBy: this.#officer().userId, createdAt: this.#at(0), updatedAt: this.#last },
      ...{ state: this.#state, step: this.#step, since: this.#since },
      ...{ version: this.#version, round: this.#round, submittedAt: this.#submittedAt },
    };
  }

  /** @param selfCheck the answers of the form */
  finish(selfCheck: SelfCheckAnswer[]): void {
    const { batch, office } = this.#told;
    batch.revisions.push(revisionRow(this.#item, { office, walk: this.#walk, selfCheck }));
    batch.items.push(itemRow(this.#item, { office, walk: this.#walk }));
  }
}
